"""The bytes and lines of mails: charsets as they are and not as they are said to be, wrapped lines, old answers."""

import codecs
import email.header
import re
from collections.abc import Iterator

from klartekst.errors import UnreadableLetter
from klartekst.readers.plain_text import decode

# Other names mean codecs that are no charsets, or that take a hostile text very long.
_CHARSET = re.compile(
    r"(?:utf-?(?:8|16|32)(?:-?[bl]e)?|iso-?8859-?\d+|(?:windows|cp|ibm)-?\d{3,4}|us-?ascii|ascii|"
    r"latin-?\d+|l1|macintosh|mac-?roman|x-mac-roman|koi8-[ru])"
)
# What is said to be Latin-1 and holds 0x80-0x9F is written on Windows; ASCII with more is anything.
_LATIN = frozenset({"iso8859-1", "latin-1", "ascii"})
_FROM = r"(?:Fra|From)"
_OLD = re.compile(
    rf"^[ \t]*(?:-{{2,}}[ \t]*(?:Oprindelig\w*|Videresendt|Original|Forwarded)[ \t]\w+[ \t]*-{{2,}}[ \t]*$"
    rf"|_{{10,}}[ \t]*\n+(?=[ \t]*\*?{_FROM}:)"
    rf"|\*?{_FROM}:.*\n(?:.*\n){{0,1}}[ \t]*\*?(?:Sendt|Sent|Dato|Date|Til|To):"
    rf"|(?:Den|On)\b.{{5,120}}(?:\n.{{0,80}})?\b(?:skrev|wrote)\b.{{0,80}}:[ \t]*$)",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^[ \t]?>.*(?:\n|\Z)", re.MULTILINE)
_DELIMITER = re.compile(r"^-- ?$", re.MULTILINE)


def decoded(data: bytes, charset: str | None) -> str:
    """The text of bytes that are said to be in `charset`; what was said is not always so.

    Line ends become line feeds. Raises nothing: bytes that no charset explains are shown as �.
    """
    return _text(data, charset).replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes, charset: str | None) -> str:
    name = (charset or "").strip(" \"'").lower()
    if _CHARSET.fullmatch(name):
        try:
            known = codecs.lookup(name).name
            if known not in _LATIN:
                return data.decode(known)
        except (LookupError, UnicodeDecodeError):
            known = ""
        if known == "iso8859-1":
            return data.decode("cp1252", errors="replace")
    try:
        return decode(data)[0]
    except UnreadableLetter:
        return data.decode("utf-8", errors="replace")


def header(raw: str) -> str:
    """A header as read: encoded words decoded, folded lines joined, raw bytes taken as text."""
    text = decoded(raw.encode("ascii", "surrogateescape"), None) if _is_raw(raw) else raw
    try:
        parts = email.header.decode_header(text)
    except (ValueError, email.errors.HeaderParseError):  # junk that only looks like an encoded word
        parts = [(text, None)]
    words = [each if isinstance(each, str) else decoded(each, charset or "utf-8") for each, charset in parts]
    return " ".join("".join(words).split())


def _is_raw(raw: str) -> bool:
    return any("\udc80" <= each <= "\udcff" for each in raw)


def unflowed(text: str, *, delsp: bool) -> str:
    """A text of `format=flowed` with its paragraphs whole again (RFC 3676); `delsp` drops the space at the fold."""
    made: list[str] = []
    going_on = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        if line.startswith(" "):
            line = line[1:]
        if going_on and not quoted:
            made[-1] = (made[-1][:-1] if delsp else made[-1]) + line
        else:
            made.append(line)
        going_on = line.endswith(" ") and line != "-- " and not quoted
    return "\n".join(made)


def set_apart(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that are other people's old mails, or the line that begins a signature; sorted.

    A text that is nothing else (a letter passed on) has none: then the old mail is what there is to read.
    """
    old = _OLD.search(text)
    end = old.start() if old and text[: old.start()].strip() else len(text)
    spans = [found.span() for found in _QUOTED.finditer(text, 0, end)]
    spans += [found.span() for found in _DELIMITER.finditer(text, 0, end)]
    if end < len(text):
        spans.append((end, len(text)))
    left = text
    for first, last in spans:
        left = left[:first] + " " * (last - first) + left[last:]
    if left.strip():
        yield from sorted(spans)
