"""The kinds of zones."""

from enum import StrEnum


class ZoneKind(StrEnum):
    """What a block is there for."""

    LETTERHEAD = "letterhead"
    HEADING = "heading"
    GREETING = "greeting"
    BODY = "body"
    COMPLAINT = "complaint"
    LEGAL = "legal"
    QUOTATION = "quotation"
    SIGNATURE = "signature"
    ATTACHMENTS = "attachments"
    INSTRUCTION = "instruction"
    CONTACT = "contact"
