"""Changes a file as its format is built: a part of a package, an element, a control word, a line.

Blind bytes break a zip's checksum or an XML's nesting at once and never reach the reader behind them.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable

Bytes = Callable[[bytes, int], bytes]
"""Changes bytes blindly: (what, how long the result may be) → the changed ones."""

_TOKENS = {
    b"<": re.compile(rb"<[^>]*>|[^<]+"),
    b"{\\": re.compile(rb"\\[a-z]+-?\d* ?|\\'..|[{}]|[^\\{}]+"),
    b"%P": re.compile(rb"\S+|\s+"),
}
_LINES = re.compile(rb"[^\n]*\n|[^\n]+")
_HOSTILE = (
    *(
        b"",
        b"\0",
        b"\xff",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"\r",
        b"\xe2\x80\xa8",
        b"\xc2\xad",
        b"\xf0\x9f\x98\x8a",
    ),
    *(b"0", b"-1", b"65536", b"4294967296", b"99999999999999999999", b"1e999", b"NaN", b"\xc2\xb2"),
    *(b"&#0;", b"&#xD800;", b"&x;", b"]]>", b"<!--", b"<![CDATA[", b"{{", b"}}", b"{%", b"%}", b"[[", b"]]"),
    *(
        b"jf. ",
        b"stk. 1, ",
        b"\xc2\xa7 ",
        b"3. maj ",
        b"010180-1234",
        b"\xc2\xab",
        b"\xc2\xbb",
        b"- ",
        b"1. ",
    ),
    *(
        b"=?utf-8?b?/w==?=",
        b"=?x?q?=FF?=",
        b"\\u-1?",
        b"\\bin9999 ",
        b"\\'",
        b"#REF!",
        b'"',
        b"'",
        b";",
        b"\t",
    ),
)
_ROOM = 50_000  # bytes that one change adds at most
_MANY = (2, 3, 17, 200, 3000)


def mutated(data: bytes, most: int, seed: int, blindly: Bytes) -> bytes:
    """The file with one to four changes that `seed` draws; at most `most` bytes."""
    draw = random.Random(seed)
    for _ in range(draw.choice((1, 1, 2, 4))):
        data = _package(data, draw, blindly) if data.startswith(b"PK\x03\x04") else _text(data, draw, blindly)
    return data[:most]


def _package(data: bytes, draw: random.Random, blindly: Bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            parts = {name: zipped.read(name) for name in zipped.namelist()}
    except Exception:  # what a broken zip raises is legion
        return blindly(data, len(data) + 64)
    if not parts or draw.random() < 0.05:
        return blindly(data, len(data) + 64)
    name = draw.choice(sorted(parts))
    what = draw.random()
    if what < 0.04:
        del parts[name]
    elif what < 0.08:
        parts[draw.choice(sorted(parts))] = parts[name]
    else:
        parts[name] = _text(parts[name], draw, blindly)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as zipped:
        for each, content in parts.items():
            zipped.writestr(zipfile.ZipInfo(each), content)
    return out.getvalue()


def _text(data: bytes, draw: random.Random, blindly: Bytes) -> bytes:
    if draw.random() < 0.3:
        return blindly(data, len(data) + 256)
    head = data.lstrip(b"\xef\xbb\xbf \r\n")[:2]
    tokens = next((cut for first, cut in _TOKENS.items() if head.startswith(first)), _LINES).findall(data)
    if not tokens:
        return draw.choice(_HOSTILE)
    at = draw.randrange(len(tokens))
    end = min(len(tokens), at + draw.choice((1, 1, 2, 5, 20)))
    piece = tokens[at:end]
    match draw.randrange(6):
        case 0:
            tokens[at:end] = []
        case 1:
            tokens[at:end] = piece * min(draw.choice(_MANY), 1 + _ROOM // (1 + len(b"".join(piece))))
        case 2:
            other = draw.randrange(len(tokens))
            tokens[other:other] = piece
        case 3:
            tokens[at:end] = [draw.choice(_HOSTILE) * draw.choice((1, 1, *_MANY))]
        case 4:
            word = tokens[at]
            where = draw.randrange(len(word) + 1)
            tokens[at] = word[:where] + draw.choice(_HOSTILE) + word[where:]
        case _:
            tokens[at] = re.sub(rb"\d+", lambda _: draw.choice(_HOSTILE), tokens[at], count=3)
    return b"".join(tokens)[: 2 * _ROOM]
