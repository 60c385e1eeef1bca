"""The last word on every suggestion: what fails here is never shown.

A suggestion keeps the numbers, dates, names, negations, limits, duties, law references and fields of the
text that it replaces (they may move), is made of words that exist, and is not itself what the rule finds.
Rules whose very point is one of these parts (a double negation, a missing date, an abbreviation) are
exempt from that part alone.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.characters import view
from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import Sentence, block_sentences
from klartekst.danish.tokens import Token, TokenKind, tokenize
from klartekst.finding import Category, Finding, Suggestion
from klartekst.letter import Block, Letter
from klartekst.rewriting.meaning import Part, Promise, changes, words_of
from klartekst.rules.schema import PythonCheck, Rule, TermsCheck
from klartekst.understanding.analysis import Analysis, is_name, starts_sentence

Run = Callable[[Analysis], Iterable[Finding]]
"""Runs one rule, or several that share an index, on a letter taken apart."""

INSTEAD = "Skriv det med dine egne ord, og behold tal, datoer, navne, pligter og forbehold."
"""The advice of a finding that lost its only text."""

_ALL = frozenset(Part)
# What rules that go unguarded may change. Everything else holds for them too.
_POINT: Mapping[Category, frozenset[Part]] = {
    Category.DOUBLE_NEGATION: frozenset({Part.NEGATION, Part.LIMIT}),
    Category.VAGUE: frozenset({Part.LIMIT}),
    Category.ABBREVIATION: frozenset({Part.LIMIT, Part.DATE, Part.LAW, Part.NAME, Part.NEGATION}),
}
_NO_NAMES = frozenset({"De", "Dem", "Deres", "I", "Jer", "Jeres", "Du", "Dig", "Din", "Dit", "Dine"})


@dataclass(frozen=True, slots=True)
class Screened:
    """Findings with the suggestions that passed, and how many did not."""

    findings: tuple[Finding, ...]
    dropped: int


class Guard:
    """Screens suggestions. `runs` gives for each rule's id what finds its places."""

    def __init__(self, rules: Iterable[Rule], runs: Mapping[str, Run]) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._runs = runs

    def screen(self, findings: Sequence[Finding], analysis: Analysis) -> Screened:
        """The findings with only such texts as can be trusted.

        A finding that loses its last suggestion gets advice instead.
        """
        letter = _Taken(analysis, findings)
        kept: list[Finding] = []
        dropped = 0
        for finding in findings:
            offered = tuple(letter.with_capital(each) for each in finding.suggestions)
            good = tuple(each for each in offered if self._passes(finding, each, letter) is None)
            dropped += len(offered) - len(good)
            if offered and not good:
                good = (Suggestion.advice(INSTEAD),)
            kept.append(replace(finding, suggestions=good))
        return Screened(tuple(kept), dropped)

    def passes(self, finding: Finding, suggestion: Suggestion, analysis: Analysis) -> str | None:
        """Why a suggestion is refused (Danish), or None when it may be shown."""
        return self._passes(finding, suggestion, _Taken(analysis, (finding,)))

    def _passes(self, finding: Finding, suggestion: Suggestion, letter: "_Taken") -> str | None:
        text, start, end = suggestion.text, suggestion.start, suggestion.end
        if text is None:
            return None
        if start is None or end is None:
            return "Teksten har ingen plads i brevet."
        if letter.text[start:end] == text:
            return "Teksten er, som den var."
        place = letter.place(start, end)
        lost, added = _changed(letter, place, start, end, text)
        may_lose, may_add = self._exempt(finding, start == end)
        wrong = [part for part, _ in lost if part not in may_lose]
        if wrong:
            return f"Teksten mister {wrong[0]}."
        wrong = [part for part, _ in added if part not in may_add]
        if wrong:
            return f"Teksten tilføjer {wrong[0]}."
        if _takes_over(text, start, end, place):
            return "Teksten lader en anden handle."
        unknown = _unknown(text, letter, place)
        if unknown is not None:
            return "Teksten har et ord, som ikke findes på dansk."
        if self._finds_again(finding, start, end, text, letter, place):
            return "Reglen ville finde noget i sin egen tekst."
        return None

    def _exempt(self, finding: Finding, insertion: bool) -> tuple[frozenset[Part], frozenset[Part]]:
        """The parts that a suggestion may lose and those that it may add."""
        rule = self._rules.get(finding.rule)
        check = rule.check if rule is not None else None
        if finding.category is Category.DAMAGE:
            return _ALL - {Part.NUMBER}, _ALL - {Part.NUMBER}
        if insertion:  # an explanation behind the word that it explains
            return frozenset(), _ALL
        if isinstance(check, PythonCheck) and finding.category is Category.ABBREVIATION:
            return frozenset({Part.NAME}), _ALL  # what the letters stand for
        if isinstance(check, TermsCheck) and not check.guarded:
            point = _POINT.get(finding.category, frozenset())
            return point, point
        return frozenset(), frozenset()

    def _finds_again(
        self, finding: Finding, start: int, end: int, text: str, letter: "_Taken", place: "_Place"
    ) -> bool:
        run = self._runs.get(finding.rule)
        if run is None or not text or place.zone is None or not place.sentences:
            return False
        again = letter.again(run, start, end, text, place)
        first = start - place.start
        here = sum(
            each.rule == finding.rule and each.start is not None and each.end is not None
            and each.start < first + len(text) and first < each.end
            for each in again
        )  # fmt: skip
        before = letter.found(finding.rule, start, end)
        return here >= max(before, 1)


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentences that a span stands in, from `start` to `end`, and their zone."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    zone: int | None


class _Taken:
    """A letter as the guard asks for it. What was once run on a changed sentence is not run again."""

    def __init__(self, analysis: Analysis, findings: Sequence[Finding]) -> None:
        self.analysis = analysis
        self.text = analysis.letter.text
        self._starts = [each.start for each in analysis.sentences]
        self._runs: dict[tuple[Run, int, int, str], tuple[Finding, ...]] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        for each in findings:
            if each.start is not None and each.end is not None:
                self._places.setdefault(each.rule, []).append((each.start, each.end))

    def place(self, start: int, end: int) -> _Place:
        at = max(0, bisect_right(self._starts, start) - 1)
        inside: list[Sentence] = []
        for each in self.analysis.sentences[at:]:
            if each.start >= max(end, start + 1):
                break
            if each.end >= start:
                inside.append(each)
        if not inside or inside[0].start > start or inside[-1].end < end:
            return _Place(start, end, tuple(inside), None)
        one_block = inside[0].block == inside[-1].block
        zone = inside[0].block if one_block else None
        return _Place(inside[0].start, inside[-1].end, tuple(inside), zone)

    def with_capital(self, suggestion: Suggestion) -> Suggestion:
        """The suggestion with a capital where its text opens a sentence and the words it replaces had one."""
        text, start, end = suggestion.text, suggestion.start, suggestion.end
        if not text or start is None or end is None or not self.text[start : start + 1].isupper():
            return suggestion
        first = 1 if text[0] == "[" else 0
        if not text[first : first + 1].islower():
            return suggestion
        for sentence in self.place(start, end).sentences[:1]:
            for position, token in enumerate(sentence.tokens):
                if token.start == start and starts_sentence(sentence.tokens, position):
                    text = text[:first] + text[first : first + 1].upper() + text[first + 1 :]
        return replace(suggestion, text=text)

    def found(self, rule: str, start: int, end: int) -> int:
        """How many findings of a rule stand in a span."""
        return sum(first < end and start < last for first, last in self._places.get(rule, ()))

    def again(self, run: Run, start: int, end: int, text: str, place: _Place) -> tuple[Finding, ...]:
        """The findings of `run` in the sentence as it will read, with offsets from its start."""
        key = (run, start, end, text)
        if key not in self._runs:
            self._runs[key] = tuple(run(_rewritten(self.analysis, start, end, text, place)))
        return self._runs[key]


def _rewritten(analysis: Analysis, start: int, end: int, text: str, place: _Place) -> Analysis:
    """A letter of the one sentence as it will read, in the zone where it stands."""
    letter = analysis.letter
    new = letter.text[place.start : start] + text + letter.text[end : place.end]
    moved = len(text) - (end - start)
    marks = []
    for mark in letter.marks:
        if place.start <= mark.start and mark.end <= start:
            shift = place.start
        elif end <= mark.start and mark.end <= place.end:
            shift = place.start - moved
        else:
            continue
        marks.append(replace(mark, start=mark.start - shift, end=mark.end - shift))
    assert place.zone is not None
    old = letter.blocks[place.zone]
    block = Block(0, len(new), old.kind, old.level, 0, old.part)
    fields = [mark for mark in marks if mark.kind in {"field", "choice"}]
    sentences = tuple(block_sentences(new, block, 0, Abbreviations.open(), fields))
    zone = replace(analysis.zones[place.zone], start=0, end=len(new))
    small = Letter(new, (block,), tuple(marks), format=letter.format)
    return replace(analysis, letter=small, sentences=sentences, zones=(zone,))


def _changed(
    letter: _Taken, place: _Place, start: int, end: int, text: str
) -> tuple[Iterable[Promise], Iterable[Promise]]:
    """What a text loses and adds of the promises in `[start, end)`, names and fields among them."""
    replaced: list[str] = []
    lost_names: list[Promise] = []
    new = {_bare(word) for word in words_of(text)}
    for sentence in place.sentences:
        for position, token in enumerate(sentence.tokens):
            if token.end <= start or token.start >= end:
                continue
            if token.kind is TokenKind.FIELD:
                raw = letter.text[token.start : token.end]
                if raw not in text:
                    lost_names.append((Part.FIELD, raw))
                continue
            replaced.append(token.text)
            if _is_proper(sentence.tokens, position, letter.analysis.lexicon) and not (
                {_bare(word) for word in words_of(token.text)} <= new
            ):
                lost_names.append((Part.NAME, token.text))
    if not place.sentences:
        replaced = [letter.text[start:end]]
    lost, added = changes(replaced, text)
    return (*lost, *lost_names), tuple(added)


def _takes_over(text: str, start: int, end: int, place: _Place) -> bool:
    """Whether *vi* is made to do what somebody else does: *der opkræves af regioner* is not *vi opkræver*."""
    tokens = [token for sentence in place.sentences for token in sentence.tokens]
    if "vi" not in {word.lower() for word in words_of(text)}:
        return False
    before = {token.norm for token in tokens if start <= token.start < end}
    following = [token.norm for token in tokens if token.start >= end][:1]
    passive = any(len(word) > 3 and word.endswith("s") for word in before)
    return "vi" not in before and passive and following == ["af"]


def _is_proper(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a word is a name: a capital that no sentence start explains, or a run of capitals.

    A word that opens the sentence is one when the dictionary has it as a name only.
    """
    token = tokens[position]
    if token.kind is not TokenKind.WORD or token.text in _NO_NAMES or not token.text[:1].isupper():
        return False
    if token.text.isupper() and len(token.text) > 1:
        return not lexicon.knows(token.norm)
    if is_name(tokens, position):
        return True
    if not starts_sentence(tokens, position):
        return False
    readings = [word for word in lexicon.words(token.text) if not word.guessed]
    return bool(readings) and all(word.word_class is WordClass.PROPN for word in readings)


def _bare(word: str) -> str:
    """A word for comparing names: *Koldings* is Kolding, *Hans'* is Hans."""
    return word.casefold().rstrip("'’").removesuffix("s").rstrip("'’")


def _unknown(text: str, letter: _Taken, place: _Place) -> str | None:
    """A word of a text that is no form of any Danish word and did not stand there before."""
    lexicon = letter.analysis.lexicon
    there = {token.norm for sentence in place.sentences for token in sentence.tokens}
    gap = 0
    for token in tokenize(view(text), Abbreviations.open()):
        gap += (token.text == "[") - (token.text == "]")
        if gap > 0 or token.kind is not TokenKind.WORD or token.norm in there:
            continue
        if any(character.isdigit() for character in token.text) or lexicon.words(token.text):
            continue
        if Abbreviations.open().find(token.text) is None and lexicon.words(token.norm) == ():
            return token.text
    return None
