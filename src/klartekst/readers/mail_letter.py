"""A mail as a letter: its subject as the heading, its body below, whichever program stored it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from klartekst.letter import Block, BlockKind, Letter, Mark, MarkKind, Part
from klartekst.readers import refusals
from klartekst.readers.enclosed import Enclosed, Found, read_enclosed
from klartekst.readers.mail_text import set_apart
from klartekst.readers.open import read_bytes
from klartekst.readers.plain_text import letter as plain_letter

_TAG = re.compile(r"<style\b.*?</style>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
# A plain body that says less than this share of the words of the page is only a hint that there is one.
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail holds: its subject, its body as plain text and as the source of a page, its annexes."""

    subject: str
    plain: str
    page: str
    files: tuple[Enclosed, ...]


def letters(mail: Mail, path: str, format: str, others: Found | None = None) -> Sequence[Letter]:
    """The mail itself, then its annexes; `others` are letters in it that its reader has already read.

    Raises UnreadableLetter when there is nothing to read.
    """
    found = read_enclosed(mail.files, path)
    if others is not None:
        found = Found((*found.letters, *others.letters), (*found.remarks, *others.remarks))
    own = _letter(mail, path, format, found.remarks)
    if not (own.text.strip() or found.letters):
        raise refusals.nothing_to_read(path) if found.remarks else refusals.empty(path)
    return (own, *found.letters)


def _letter(mail: Mail, path: str, format: str, remarks: tuple[str, ...]) -> Letter:
    """Subject and body as one letter; a mail that only says something in its subject is a fragment."""
    body = _body(mail, path)
    start = len(mail.subject) + 2 if mail.subject else 0
    blocks = tuple(
        replace(each, start=each.start + start, end=each.end + start, content=each.content + start)
        for each in body.blocks
    )
    marks = tuple(replace(each, start=each.start + start, end=each.end + start) for each in body.marks)
    if mail.subject:
        blocks = (Block(0, len(mail.subject), BlockKind.HEADING, 1, part=Part.SUBJECT), *blocks)
    return replace(
        body,
        text=f"{mail.subject}\n\n{body.text}" if mail.subject else body.text,
        blocks=blocks,
        marks=marks,
        path=path,
        format=format,
        remarks=(*body.remarks, *remarks),
        fragment=not body.text.strip(),
    )


def _body(mail: Mail, path: str) -> Letter:
    if len(mail.plain.split()) < _LEAST_SHARE * len(_TAG.sub(" ", mail.page).split()):
        page = read_bytes(mail.page.encode(), path, ".html")[0]
        apart = _old(page.text)
        blocks = tuple(
            each for each in page.blocks if not any(old.start <= each.start < old.end for old in apart)
        )
        marks = sorted((*page.marks, *apart), key=lambda mark: (mark.start, -mark.end))
        return replace(page, blocks=blocks, marks=tuple(marks))
    return plain_letter(mail.plain, path, set_apart=_old(mail.plain))


def _old(text: str) -> list[Mark]:
    """Old mails below the new one and quoted lines in it: they stand in the text and in nobody's block."""
    return [Mark(start, end, MarkKind.QUOTATION) for start, end in set_apart(text)]
