"""How wide the text on a screen is."""

import os
from typing import TextIO

READABLE = 92
"""Columns: a longer line is hard to find back from, however wide the window is."""

_NARROWEST = 40
"""Columns below which a window is no place to read, and wrapping to it would leave a word a line."""


def columns(stream: TextIO) -> int:
    """The columns to wrap text to on `stream`: those of its terminal, at most READABLE.

    READABLE too for what is no terminal, so that a file of the report is the same wherever it was written.
    """
    try:
        wide = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # no terminal, no file at all, or one that is closed
        return READABLE
    return min(READABLE, max(_NARROWEST, wide)) if wide else READABLE


def fitted(text: str, stream: TextIO | None) -> str:
    """A message for `stream`: on a terminal in lines that fit it, each as far in as the line it was cut from.

    As it is for a log or another program, which expects a message a line, and for a stream that nobody opened (None).
    """
    if stream is None or not stream.isatty():
        return text
    width = columns(stream)
    return "\n".join(line if len(line) <= width else _cut(line, width) for line in text.split("\n"))


def _cut(line: str, width: int) -> str:
    import textwrap

    pad = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(line, width, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False)
