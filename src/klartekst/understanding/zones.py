"""What each block of a letter is there for: letterhead, body, complaint guidance, signature …

Judged from form, wording and place. Rules read only the zones they are made for, and only prose counts
in the readability figures.
"""

from collections.abc import Sequence

import msgspec

from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import TokenKind
from klartekst.letter import Letter
from klartekst.understanding import cues
from klartekst.understanding.memory import Kept
from klartekst.understanding.passes import bottom, by_form, greet, middle, top
from klartekst.understanding.seen import look
from klartekst.understanding.zone_kinds import ZoneKind

__all__ = ["PROSE", "Zone", "ZoneKind", "prose", "zones"]


PROSE = frozenset({ZoneKind.BODY, ZoneKind.COMPLAINT, ZoneKind.LEGAL, ZoneKind.CONTACT, ZoneKind.QUOTATION})
# A line of prose whose writer forgot the full stop has at least this many words; a shorter one is a label.
_UNSTOPPED_WORDS = 8


class Zone(msgspec.Struct, frozen=True):
    """One block's purpose; `confidence` is between 0 and 1, `start` and `end` are the block's."""

    start: int
    end: int
    kind: ZoneKind
    confidence: float


def zones(
    letter: Letter, sentences: Sequence[Sentence], kept: Sequence[Kept] | None = None
) -> tuple[Zone, ...]:
    """One zone for each block of the letter, in the same order; `kept` is what is remembered of each."""
    last = {each.block: each.tokens[-1] for each in sentences}
    seen = [
        look(letter, block, last.get(number), {} if kept is None else kept[number])
        for number, block in enumerate(letter.blocks)
    ]
    by_form(seen, letter)
    greet(seen)
    top(seen, letter.format)
    bottom(seen)
    middle(seen)
    return tuple(
        Zone(each.block.start, each.block.end, each.kind or ZoneKind.BODY, each.confidence) for each in seen
    )


def prose(sentences: Sequence[Sentence], zones: Sequence[Zone]) -> tuple[Sentence, ...]:
    """The sentences that count: body prose, with neither letterhead, headings, greeting nor signature.

    Legal notes after the signature count; list items that belong to their lead-in, labels with a value
    (*Sted: Rådhuset*) and lines of a table do not.
    """
    return tuple(
        each
        for each in sentences
        if not each.continues and zones[each.block].kind in PROSE and _is_statement(each)
    )


def _is_statement(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    words = sum(token.kind in {TokenKind.WORD, TokenKind.FIELD} for token in tokens)
    if not words:
        return False
    if cues.ends_as_sentence(tokens[-1].text):
        return words > 1 or tokens[-1].text[-1] in "?!."
    return words >= _UNSTOPPED_WORDS and not any(token.text == ":" for token in tokens[:5])
