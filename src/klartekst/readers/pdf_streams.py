"""How large a PDF is when its streams are unpacked: looked at before pdfium, which has no limit of its own.

The file is not parsed for this: wherever a stream seems to begin, zlib tells how much comes out of it.
What is encrypted cannot be looked into.
"""

import re
import zlib

from klartekst.readers.package import MAX_BYTES, MAX_RATIO

_STREAM = re.compile(rb"stream\r?\n")
_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY = 1_000
"""Bytes before a stream in which its dictionary stands."""

_STEP = 1_000_000
_RATIO_MATTERS_FROM = 10_000_000
"""Bytes. White pages pack well, and below this nothing can be harmed."""


def swells(data: bytes) -> bool:
    """Whether the streams of the PDF `data` unpack to more than any honest letter's.

    That is one stream of more than `MAX_RATIO` times its packed size, `MAX_BYTES` in all, or a stream that
    is packed twice. Pictures, which are not unpacked to read the text, do not count in the sum.
    """
    total = 0
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b" obj")[2]
        if _TWICE.search(before):
            return True
        packed, unpacked = _sizes(data, found.end())
        if unpacked > _RATIO_MATTERS_FROM and unpacked > MAX_RATIO * packed:
            return True
        if not _PICTURE.search(before):
            total += unpacked
        if total > MAX_BYTES or unpacked > MAX_BYTES:
            return True
    return False


def _sizes(data: bytes, start: int) -> tuple[int, int]:
    """The packed and unpacked bytes of the zlib stream at `start`; it is followed no further than needed."""
    unpacker = zlib.decompressobj()
    unpacked, at = 0, start
    try:
        while not unpacker.eof and unpacked <= MAX_BYTES and (unpacker.unconsumed_tail or at < len(data)):
            piece = unpacker.unconsumed_tail
            if not piece:
                piece = data[at : at + _STEP]
                at += len(piece)
            unpacked += len(unpacker.decompress(piece, _STEP))
    except zlib.error:
        pass  # not packed this way, or at an end that is broken: what came out counts
    left = len(unpacker.unused_data) + len(unpacker.unconsumed_tail)
    return at - start - left, unpacked
