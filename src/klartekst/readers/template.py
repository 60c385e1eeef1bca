"""Sources of templates (.j2, .twig, .hbs …): the letter as its maker writes it, tags masked, never rendered.

Every mask is as long as its tag, so offsets are positions in the source. A tag on a line of its own is a
blank line, and so the border of a paragraph; a tag inside a line is nothing at all. A choice inside a
sentence is read once for each branch: first the whole template with the first branches, then, as fragments,
only the paragraphs that other branches change. A combination of choices is not read, only each branch.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from klartekst.letter import Letter, Mark, MarkKind
from klartekst.readers import refusals
from klartekst.readers.formats import Format, of_suffix
from klartekst.readers.open import MAX_CHARACTERS, read_bytes
from klartekst.readers.plain_text import decode
from klartekst.readers.template_tags import Choice, Tag, TagKind, choices, tags

MAX_READINGS = 6
"""Branches of one choice that are read; a template of more is a program."""

_NOTHING = "\u200b"
"""Stands for what is not there when a letter is made; a zero-width space, which readers of text pass over."""

_FIELD = "\u0298"
"""Begins a masked value: a letter that no Danish text holds. The letters behind it say which value it is."""

_FIRST_NUMBER, _NUMBERS = 0x4E00, 20_000  # letters, none of them Danish, that number the values
_MASKED = re.compile(rf"{_FIELD}([\u4e00-\u9fff])\1*")
_PAGE = re.compile(r"</(?:p|div|h[1-6]|body|li|td|mj-text)>|<br\s*/?>", re.IGNORECASE)
_STOPPED = re.compile(r"[.?!:][)\]\"”’«“']*\s*\Z")


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """The template with its first branches, then what each other branch changes.

    Raises UnreadableLetter for bytes that are no text, and as the reader of the format inside does.
    """
    source, remarks = decode(data, path)
    if len(source) > MAX_CHARACTERS or len(found := tags(source)) > _NUMBERS:
        raise refusals.too_long(path, MAX_CHARACTERS)
    inside = _inner(path, source)
    inline = [each for each in choices(found) if _is_inline(each, source)]
    number = min(MAX_READINGS, max((len(each.branches) for each in inline), default=1))
    letters: list[Letter] = []
    known: set[str] = set()
    for reading in range(number):
        letter = _reading(source, found, inline, reading, path, inside)
        blocks = [each for each in letter.blocks if letter.text[each.start : each.end] not in known]
        known.update(letter.text[each.start : each.end] for each in blocks)
        if reading:
            letter = replace(letter, path=f"{path}#gren {reading + 1}", blocks=tuple(blocks), fragment=True)
        else:
            letter = replace(letter, remarks=(*remarks, *letter.remarks))
        if blocks or not reading:
            letters.append(letter)
    return letters


def _reading(
    source: str, found: Sequence[Tag], inline: Sequence[Choice], number: int, path: str, inside: str
) -> Letter:
    """The template with branch `number` of each choice inside a sentence, the last one where there are fewer."""
    masked = _masked(source, found, inline, number)
    inner = read_bytes(masked.encode("utf-8", "replace"), path, inside)[0]
    marks = list(inner.marks)
    pieces: list[str] = []
    at = 0
    for masked_value in _MASKED.finditer(inner.text):
        tag = _value(found, masked_value)
        if tag is not None:
            start, end = masked_value.span()
            marks.append(Mark(start, end, MarkKind.FIELD, _name(tag)))
            pieces += (inner.text[at:start], source[tag.start : tag.end])
            at = end
    text = "".join((*pieces, inner.text[at:]))
    in_place = len(text) == len(source)
    if in_place:  # what keeps its place in the source can be pointed at there
        marks += [
            Mark(each.start, each.end, MarkKind.INSTRUCTION, " ".join(each.content.split()))
            for each in found
            if each.kind is not TagKind.OUTPUT
        ]
    marks.sort(key=lambda each: (each.start, -each.end))
    # A page keeps what it cannot place, and a mask between two rows of a table is a paragraph to it.
    blocks = tuple(each for each in inner.blocks if text[each.start : each.end].strip(f"{_NOTHING} \n"))
    format = "template" if in_place else "template-html"
    return replace(inner, text=text, blocks=blocks, marks=tuple(marks), path=path, format=format)


def _masked(source: str, found: Sequence[Tag], inline: Sequence[Choice], number: int) -> str:
    alone = _empty_lines(source, found)
    pieces: list[str] = []
    at = 0
    for index, tag in enumerate(found):
        pieces.append(source[at : tag.start])
        if tag.kind is TagKind.OUTPUT:
            letter = chr(_FIRST_NUMBER + index)
            pieces.append(_FIELD + letter * (tag.end - tag.start - 1))
        else:
            blank = " " if alone[bisect_right(alone, (tag.start, True)) - 1][1] else _NOTHING
            pieces.append(re.sub(r"[^\n]", blank, source[tag.start : tag.end]))
        at = tag.end
    text = list("".join((*pieces, source[at:])))
    for start, end in _passed_over(inline, number):
        text[start:end] = (each if each == "\n" else _NOTHING for each in text[start:end])
    return "".join(text)


def _passed_over(inline: Sequence[Choice], number: int) -> Iterator[tuple[int, int]]:
    for choice in inline:
        taken = min(number, len(choice.branches) - 1)
        yield from (each for index, each in enumerate(choice.branches) if index != taken)


def _is_inline(choice: Choice, source: str) -> bool:
    """Whether it chooses between pieces of one sentence; sentences and paragraphs are read side by side."""
    line = source[source.rfind("\n", 0, choice.start) + 1 : choice.start]
    opened, closed = choice.branches[0][0], choice.branches[-1][1]
    if not line.strip() and source[opened : opened + 1] in ("\n", "\r"):
        return False
    whole = all(_STOPPED.search(source[start:end].rstrip()) for start, end in choice.branches)
    return not whole and "\n\n" not in source[opened:closed]


def _empty_lines(source: str, found: Sequence[Tag]) -> list[tuple[int, bool]]:
    """Where each line begins, and whether only tags that leave nothing stand on it."""
    pieces: list[str] = []
    at = 0
    for tag in found:
        if tag.kind is not TagKind.OUTPUT:
            pieces += (source[at : tag.start], " " * (tag.end - tag.start))
            at = tag.end
    lines = []
    at = 0
    for line in "".join((*pieces, source[at:])).split("\n"):
        lines.append((at, not line.strip()))
        at += len(line) + 1
    return lines


def _value(found: Sequence[Tag], masked: re.Match[str]) -> Tag | None:
    """The tag that a masked value stands for; None for letters that stood in the source by themselves."""
    index = ord(masked[1]) - _FIRST_NUMBER
    tag = found[index] if index < len(found) else None
    return tag if tag is not None and tag.end - tag.start == len(masked[0]) else None


def _name(tag: Tag) -> str:
    """The value's name: `sag.frist` of `{{ sag.frist | date("d.m.Y") }}`."""
    return " ".join(tag.content.partition("|")[0].split())


def _inner(path: str, source: str) -> str:
    """The suffix of the format inside: that of `brev.md.j2`; a page where there are tags of one, else text."""
    suffixes = [each.lower() for each in PurePath(path).suffixes]
    known: Format | None = of_suffix(suffixes[-2]) if len(suffixes) > 1 else None
    if known is not None and known.name in ("txt", "md", "html"):
        return suffixes[-2]
    return ".html" if _PAGE.search(source) else ".txt"
