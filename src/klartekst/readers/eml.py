"""Mails (.eml): subject and body are one letter, and each annex that is a letter is one of its own.

The standard library takes a mail apart. Its old policy is used on purpose: the new one parses every header
with a grammar that hostile mails break, and needs no help that `mail_text` does not give.
"""

import email
from collections.abc import Iterator, Sequence
from email.message import Message

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.enclosed import Enclosed
from klartekst.readers.mail_letter import Mail, letters
from klartekst.readers.mail_text import decoded, header, unflowed

MAX_PARTS = 300
"""Parts of one mail, multiparts included."""


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """The mail itself first, then its annexes in their order, those of enclosed mails too.

    Raises UnreadableLetter for a file that is no mail, and for one of which nothing can be read.
    """
    try:
        mail = _taken_apart(data, path)
    except (RecursionError, ValueError, IndexError, AttributeError, TypeError, LookupError) as error:
        # The parser of the standard library meets junk with almost any error; none of them says more than this.
        raise refusals.no_mail(path) from error
    return letters(mail, path, "eml")


def _taken_apart(data: bytes, path: str) -> Mail:
    message = email.message_from_bytes(data)
    if not message.keys():
        raise refusals.no_mail(path)
    plain, page, files = _sorted(list(_leaves(message, path)))
    return Mail(
        _subject(message),
        _plain_text(plain) if plain is not None else "",
        decoded(_payload(page), page.get_content_charset()) if page is not None else "",
        tuple(_file(each) for each in files),
    )


def _leaves(message: Message, path: str, count: list[int] | None = None) -> Iterator[Message]:
    """The parts that hold something, in order; an enclosed mail is one part."""
    count = [0] if count is None else count
    count[0] += 1
    if count[0] > MAX_PARTS:
        raise refusals.too_many_parts(path, MAX_PARTS)
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            assert isinstance(part, Message)
            yield from _leaves(part, path, count)
    else:
        yield message


def _sorted(parts: Sequence[Message]) -> tuple[Message | None, Message | None, list[Message]]:
    """The plain and the HTML body, the first of each that is no annex, and the annexes."""
    plain: Message | None = None
    html: Message | None = None
    files: list[Message] = []
    for part in parts:
        kind = part.get_content_type()
        annex = part.get_content_disposition() == "attachment" or _name(part) != ""
        if kind == "text/plain" and plain is None and not annex:
            plain = part
        elif kind == "text/html" and html is None and not annex:
            html = part
        elif part.get("Content-ID") is None or part.get_content_disposition() == "attachment":
            files.append(part)  # a picture that the HTML shows has an id and is no annex
    return plain, html, files


def _plain_text(part: Message) -> str:
    text = decoded(_payload(part), part.get_content_charset())
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflowed(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _file(part: Message) -> Enclosed:
    kind = part.get_content_type()
    if kind == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        assert isinstance(inner, Message)
        return Enclosed(_name(part) or _subject(inner), inner.as_bytes(), kind)
    data = _payload(part)
    if kind.startswith("text/"):
        data = decoded(data, part.get_content_charset()).encode()
    return Enclosed(_name(part), data, kind)


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name(part: Message) -> str:
    try:
        return header(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):  # a name in a charset that there is not
        return "bilag"


def _subject(message: Message) -> str:
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == "subject"), "")
    return header(raw)
