"""Mails (.eml): subject and body are one letter, and each annex that is a letter is one of its own.

The standard library takes a mail apart. Its old policy is used on purpose: the new one parses every header
with a grammar that hostile mails break, and needs no help that `mail_text` does not give.
"""

import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import Message

from klartekst.letter import Block, BlockKind, Letter, Mark, MarkKind, Part
from klartekst.readers import refusals
from klartekst.readers.enclosed import Enclosed, Found, read_enclosed
from klartekst.readers.mail_text import decoded, header, set_apart, unflowed
from klartekst.readers.open import read_bytes
from klartekst.readers.plain_text import letter as plain_letter

MAX_PARTS = 300
"""Parts of one mail, multiparts included."""

_TAG = re.compile(r"<style\b.*?</style>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
# A plain part that says less than this share of the words of the HTML part is only a hint that there is one.
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Mail:
    """What a mail holds; `text` is the source of a page when `is_html`."""

    subject: str
    text: str
    is_html: bool
    files: tuple[Enclosed, ...]


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """The mail itself first, then its annexes in their order, those of enclosed mails too.

    Raises UnreadableLetter for a file that is no mail, and for one of which nothing can be read.
    """
    try:
        mail = _taken_apart(data, path)
    except (RecursionError, ValueError, IndexError, AttributeError, TypeError, LookupError) as error:
        # The parser of the standard library meets junk with almost any error; none of them says more than this.
        raise refusals.no_mail(path) from error
    found = read_enclosed(mail.files, path)
    body = read_bytes(mail.text.encode(), path, ".html")[0] if mail.is_html else plain_body(mail.text, path)
    letter = assembled(mail.subject, body, path, "eml", found)
    if not (letter.text.strip() or found.letters):
        raise refusals.nothing_to_read(path) if found.remarks else refusals.empty(path)
    return (letter, *found.letters)


def assembled(subject: str, body: Letter, path: str, format: str, found: Found) -> Letter:
    """A mail as one letter: its subject as a heading, then its body; says what was not read of its annexes.

    A mail that only says something in its subject is a fragment.
    """
    start = len(subject) + 2 if subject else 0
    blocks = tuple(
        replace(each, start=each.start + start, end=each.end + start, content=each.content + start)
        for each in body.blocks
    )
    marks = tuple(replace(each, start=each.start + start, end=each.end + start) for each in body.marks)
    if subject:
        blocks = (Block(0, len(subject), BlockKind.HEADING, 1, part=Part.SUBJECT), *blocks)
    return replace(
        body,
        text=f"{subject}\n\n{body.text}" if subject else body.text,
        blocks=blocks,
        marks=marks,
        path=path,
        format=format,
        remarks=(*body.remarks, *found.remarks),
        fragment=not body.text.strip(),
    )


def plain_body(text: str, path: str) -> Letter:
    """The body of a mail as a letter; old mails below it and quoted lines in it belong to nobody's blocks."""
    apart = [Mark(start, end, MarkKind.QUOTATION) for start, end in set_apart(text)]
    return plain_letter(text, path, set_apart=apart)


def _taken_apart(data: bytes, path: str) -> _Mail:
    message = email.message_from_bytes(data)
    if not message.keys():
        raise refusals.no_mail(path)
    plain, html, files = _sorted(list(_leaves(message, path)))
    text = _plain_text(plain) if plain is not None else ""
    page = decoded(_payload(html), html.get_content_charset()) if html is not None else ""
    is_html = len(text.split()) < _LEAST_SHARE * len(_TAG.sub(" ", page).split())
    return _Mail(_subject(message), page if is_html else text, is_html, tuple(_file(each) for each in files))


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
