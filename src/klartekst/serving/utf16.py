"""Offsets as editors count them: UTF-16 code units, of which an emoji takes two."""

from bisect import bisect_left

_BEYOND = 0xFFFF


class Utf16:
    """The UTF-16 offsets of one text."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [i for i, each in enumerate(text) if ord(each) > _BEYOND]

    def at(self, offset: int) -> int:
        """The UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._wide, offset)
