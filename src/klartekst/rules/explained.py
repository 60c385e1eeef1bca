"""Whether a letter explains a term where it first stands, so that the rule leaves it alone.

*Du får et nødkald, altså en knap, du trykker på* · *Træning efter et sygehusophold (det kalder vi
genoptræning)* · *En bisidder er en person, du selv vælger* · *… Det betyder, at …* in the next sentence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from klartekst.danish.tokens import TokenKind, split
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match, match
from klartekst.wording.pattern import Keys, Pattern, parse
from klartekst.wording.wordlist import read_rows

NEAR = 12
BETWEEN = 3
# Behind the term itself these explain it; a word later they begin any relative clause.
LOOSE = frozenset({", hvor", ", som er"})
Cues = Mapping[str, Sequence[Pattern]]
"""Cues by the words that they can begin with."""


class Explanations(msgspec.Struct, frozen=True):
    """The cues of an explanation: right behind the term, shortly before it, and opening the next sentence."""

    behind: Cues
    set_off: Cues
    before: Cues
    opening: Cues

    @classmethod
    def load(cls, path: Path) -> "Explanations":
        """Reads `explaining.tsv`: columns `pattern` and `place` (behind, before, opening). Raises DataError."""
        rows = [row for _, row in read_rows(path)]
        places = {
            place: tuple(parse(row["pattern"], split) for row in rows if row["place"] == place)
            for place in ("behind", "before", "opening")
        }
        set_off = tuple(cue for cue in places["behind"] if cue.text[0] in ",–" and cue.text not in LOOSE)
        kinds = (places["behind"], set_off, places["before"], places["opening"])
        return cls(*(_by_first_word(cues) for cues in kinds))

    def explain(self, analysis: Analysis, number: int, found: Match) -> bool:
        """Whether the words matched in sentence `number` are explained there or right after."""
        keys = analysis.keys[number]
        if any(_standing(self.behind, keys, (found.end,))) or _in_brackets(analysis, number, found.end):
            return True
        # "Du kan tage en bisidder med, det vil sige en person …": a word or two may stand between.
        between = range(found.end + 1, min(found.end + 1 + BETWEEN, len(keys)))
        if any(_standing(self.set_off, keys, between)):
            return True
        before = range(max(0, found.start - NEAR), found.start)
        if any(each.end <= found.start for each in _standing(self.before, keys, before)):
            return True
        following = number + 1
        if following < len(analysis.sentences):
            same_block = analysis.sentences[following].block == analysis.sentences[number].block
            if same_block and any(_standing(self.opening, analysis.keys[following], (0,))):
                return True
        return False


def _by_first_word(cues: Iterable[Pattern]) -> Cues:
    found: dict[str, list[Pattern]] = {}
    for cue in cues:
        for first in cue.first:
            found.setdefault(first, []).append(cue)
    return found


def _standing(cues: Cues, keys: Sequence[Keys | None], starts: Iterable[int]) -> Iterator[Match]:
    """The cues that begin at one of these tokens."""
    for start in starts:
        here = keys[start] if start < len(keys) else None
        for key in here & cues.keys() if here is not None else ():
            for cue in cues[key]:
                at = match(cue, keys, start)
                if at is not None:
                    yield at


def _in_brackets(analysis: Analysis, number: int, position: int) -> bool:
    """Whether words in parentheses follow: an explanation, unless they are a law reference or a mere number."""
    tokens = analysis.sentences[number].tokens
    if position >= len(tokens) or tokens[position].text != "(":
        return False
    inside = []
    for token in tokens[position + 1 :]:
        if token.text == ")":
            break
        inside.append(token)
    words = [token for token in inside if token.kind is TokenKind.WORD]
    return len(words) >= 2 and not any("§" in token.text or token.kind is TokenKind.SIGN for token in inside)
