"""The law's own words without quotation marks: sentences that are pasted from a statute.

Two signs give them away. Words that run as in a wording of `lexicons/statutes.tsv`: runs of shared five-word
sequences, as in the detection of reused text, so that a word left out or changed does no harm. And what a
lead-in announces: *Det følger af servicelovens § 83, at:*. A statute never speaks to anybody, so what holds
*du*, *vi* or *I* is the writer's own prose unless a long run of words proves otherwise. Indirect speech is the
writer's too: *Det følger af § 83, at kommunalbestyrelsen skal …* tells of the law and may be told in plain words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from klartekst.danish.sentences import Sentence
from klartekst.letter import BlockKind, Letter, Mark, MarkKind
from klartekst.resources import lexicons_folder
from klartekst.understanding.memory import Kept, told
from klartekst.wording.wordlist import read_rows

LAW = "lov"
"""The name of a LOCKED mark over the law's own words."""

Span = tuple[int, int]

SEQUENCE = 5
"""Words of a sequence that is looked up."""
LEAST_RUN = 9
"""Words that a run shares with statutes before it is a quotation; shorter runs are common Danish."""
LEAST_RUN_ADDRESSING = 14
"""The same in a sentence that speaks to somebody: *Du får ikke …, fordi den ikke i væsentlig grad kan afhjælpe …*."""
_GAP = 5
"""Words that may stand between two stretches of one run: *kendskab til* left out, a number put in."""
_MOSTLY = 0.5
"""The share of a sentence's words that makes the whole of it the law's."""

_WORD = re.compile(r"\d+\)|[^\W_]+(?:[-’'][^\W_]+)*")
_ADDRESSES = re.compile(
    r"\b(?:(?i:du|dig|din|dit|dine|vi|os|vores|jeg|mig|jer|jeres)|Deres|Dem"
    r"|I(?= (?:kan|skal|har|får|må|er|bor|vil)\b))\b"
)
# "at" shortly before the words: "… følger, at kommunen efter en konkret vurdering kan …"
_INDIRECT = re.compile(r"\bat(?:\s+[^\s:]+){0,4}\s*$", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\b(?:følger|fremgår|står|lyder|hedder|siger|bestemmer)\b[^:]{0,150}"
    r"(?:\bat|\bfølgende|\bsådan|\bsåledes|\blyder|\bhedder|\bordlyd)\s*:\s*",
    re.IGNORECASE,
)
_NAMES_SECTION = re.compile(r"§|\b(?:lov|bekendtgørelse)\w*\b", re.IGNORECASE)


def quoted_law(
    letter: Letter, sentences: Sequence[Sentence], kept: Sequence[Kept] | None = None
) -> tuple[Mark, ...]:
    """A LOCKED mark, named `LAW`, for each stretch of the law's own words, in order and apart.

    `kept` is what is remembered of each block of the letter.

    Raises DataError when `lexicons/statutes.tsv` cannot be read.
    """
    spans: set[Span] = set()
    for number, group in groupby(sentences, key=_block):
        at, inside = letter.blocks[number].content, tuple(group)
        known = kept[number] if kept is not None else {}
        pasted = told(known, "pasted", lambda: tuple(_pasted(letter.text, inside, at)))  # noqa: B023
        spans.update((start + at, end + at) for start, end in pasted)
        if told(known, "leads in", lambda: any(_lead_in(letter.text, each) is not None for each in inside)):  # noqa: B023
            spans.update(_announced(letter, inside))
    return tuple(Mark(start, end, MarkKind.LOCKED, LAW) for start, end in _joined(sorted(spans)))


def _joined(spans: Sequence[Span]) -> list[Span]:
    made: list[Span] = []
    for start, end in spans:
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _block(sentence: Sentence) -> int:
    return sentence.block


def _pasted(text: str, sentences: Sequence[Sentence], at: int) -> Iterator[Span]:
    """The runs that sentences share with the wordings of statutes; the sentence itself where that is most of it.

    Places are counted from `at`.
    """
    known = _sequences()
    for sentence in sentences:
        words = _words(text, sentence.start, sentence.end)
        if len(words) < LEAST_RUN:
            continue
        covered = _covered([text[start:end].casefold() for start, end in words], known)
        if not any(covered):
            continue
        least = LEAST_RUN_ADDRESSING if _ADDRESSES.search(text, sentence.start, sentence.end) else LEAST_RUN
        runs = [run for run in _runs(covered) if sum(covered[run[0] : run[1]]) >= least]
        if not runs or _INDIRECT.search(text[sentence.start : words[runs[0][0]][0]]):
            continue
        shared = sum(sum(covered[first:last]) for first, last in runs)
        if shared >= _MOSTLY * len(words) and least == LEAST_RUN:
            yield sentence.start - at, sentence.end - at
            continue
        for first, last in runs:
            yield words[first][0] - at, words[last - 1][1] - at


def _covered(words: Sequence[str], known: frozenset[tuple[str, ...]]) -> list[bool]:
    covered = [False] * len(words)
    for at in range(len(words) - SEQUENCE + 1):
        if tuple(words[at : at + SEQUENCE]) in known:
            covered[at : at + SEQUENCE] = [True] * SEQUENCE
    return covered


def _runs(covered: Sequence[bool]) -> list[Span]:
    """The stretches of covered words, joined over short gaps, as numbers of words."""
    there = [number for number, each in enumerate(covered) if each]
    runs: list[Span] = []
    for number in there:
        if runs and number - runs[-1][1] < _GAP:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _announced(letter: Letter, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """What stands behind a lead-in that names a law and ends in a colon: the rest of its block, else the next one.

    A list is announced whole.
    """
    text, blocks = letter.text, letter.blocks
    for sentence in sentences:
        end = _lead_in(text, sentence)
        if end is None:
            continue
        block = blocks[sentence.block]
        if text[end : block.end].strip():
            if not _ADDRESSES.search(text, end, block.end):
                yield end, block.end
            continue
        yield from _below(letter, sentence.block)


def _lead_in(text: str, sentence: Sentence) -> int | None:
    """Where a lead-in that names a law ends in a sentence; None where there is none."""
    if text.find(":", sentence.start, sentence.end) < 0:
        return None
    found = _LEAD_IN.search(text, sentence.start, sentence.end)
    if found is None or not _NAMES_SECTION.search(text, sentence.start, found.end()):
        return None
    return found.end()


def _below(letter: Letter, lead_in: int) -> Iterator[Span]:
    """The list below a block, else the paragraph; up to where somebody is spoken to."""
    for number, each in enumerate(letter.blocks[lead_in + 1 :]):
        listed = each.kind is BlockKind.LIST_ITEM
        if each.part is not letter.blocks[lead_in].part or (number and not listed):
            return
        if _ADDRESSES.search(letter.text, each.start, each.end):
            return
        yield each.content, each.end
        if not listed:
            return


def _words(text: str, start: int, end: int) -> list[Span]:
    """The places of the words; the numbers of a list (*1)*) are none."""
    return [found.span() for found in _WORD.finditer(text, start, end) if found[0][-1] != ")"]


@cache
def _sequences() -> frozenset[tuple[str, ...]]:
    """Every five words that stand together in a statute of the list."""
    made: set[tuple[str, ...]] = set()
    for _, row in read_rows(lexicons_folder() / "statutes.tsv"):
        wording = row["wording"].casefold()
        words = [wording[start:end] for start, end in _words(wording, 0, len(wording))]
        made.update(tuple(words[at : at + SEQUENCE]) for at in range(len(words) - SEQUENCE + 1))
    return frozenset(made)
