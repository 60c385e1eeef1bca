"""Other people's words: what stands in quotation marks is not the writer's to improve."""

import re
from collections.abc import Iterable

from klartekst.letter import Block, Mark, MarkKind

_STRAIGHT = '"'
_CLOSES = {"»": "«", "«": "»", "“": "”", "„": "“”", "”": "”", _STRAIGHT: _STRAIGHT}
_SIGN = re.compile(f"[{''.join(_CLOSES)}]")
# A sign whose partner is further away (code points) has none.
_LONGEST = 3000


def quotations(text: str, blocks: Iterable[Block]) -> tuple[Mark, ...]:
    """A QUOTATION mark for each balanced pair of quotation marks in a block, the signs included.

    Danish uses "…", ”…”, “…”, „…“, »…« and sometimes «…». A sign without its partner is ignored, so is
    `"` for inches.
    """
    made: list[Mark] = []
    for block in blocks:
        part = text[block.start : block.end]
        signs = [found.start() for found in _SIGN.finditer(part)]
        number = 0
        while number < len(signs):
            opened = signs[number]
            number += 1
            if not _can_open(part, opened):
                continue
            closing = _closing(part, signs, number)
            if closing is None:
                continue
            closed = signs[closing]
            if part[opened] != "«" or " " in part[opened:closed]:
                made.append(Mark(block.start + opened, block.start + closed + 1, MarkKind.QUOTATION))
            number = closing + 1
    return tuple(made)


def _closing(part: str, signs: list[int], number: int) -> int | None:
    """The number of the sign that closes the quotation opened just before `number`."""
    opened = signs[number - 1]
    for candidate in range(number, len(signs)):
        at = signs[candidate]
        if at - opened > _LONGEST:
            return None
        if part[at] in _CLOSES[part[opened]] and at > opened + 1 and not part[at - 1].isspace():
            return candidate
        if part[at] == part[opened]:
            return None  # opened again before it was closed
    return None


def _can_open(part: str, at: int) -> bool:
    before, after = part[at - 1 : at], part[at + 1 : at + 2]
    return not before.isalnum() and after != "" and not after.isspace()
