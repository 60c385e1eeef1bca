"""The last word on every suggestion: what fails here is never shown.

A suggestion keeps the numbers, dates, names, negations, limits, duties, law references and fields of the
text that it replaces (they may move), is made of words that exist, and is not itself what the rule finds.
Rules whose very point is one of these parts (a double negation, a missing date, an abbreviation) are
exempt from that part alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from klartekst.finding import Category, Finding, Suggestion
from klartekst.rewriting.promises.left_behind import leaves_behind
from klartekst.rewriting.promises.meaning import Part, words_of
from klartekst.rewriting.promises.parties import (
    makes_one_of_two,
    mixes_address,
    names_the_reader_too,
    speaks_to_two,
    takes_over,
)
from klartekst.rewriting.promises.surroundings import Place, Reworded, Run, Surroundings
from klartekst.rewriting.promises.wording import changed, clashes, disagrees, unknown, unknown_among
from klartekst.rules.schema import PythonCheck, Rule, TermsCheck
from klartekst.understanding.analysis import Analysis

INSTEAD = "Skriv det med dine egne ord, og behold tal, datoer, navne, pligter og forbehold."
"""The advice of a finding that lost its only text."""

MOST_TEXTS = 12
"""Texts that one rule may offer in one sentence: each is read again, and no prose asks for more."""

_ALL = frozenset(Part)
# Two edits that meet may each have brought the same word: "derfor derfor", and in one clause "skal De derfor skal".
_TWICE = re.compile(
    r"\b(?:([a-zæøå]++) \1|(skal|kan|må|vil|bør)(?: (?!(?:og|eller|men|som|der|at) )\w++){1,3} \2)\b"
)
# What rules that go unguarded may change. Everything else holds for them too.
_POINT: Mapping[Category, frozenset[Part]] = {
    Category.DOUBLE_NEGATION: frozenset({Part.NEGATION, Part.LIMIT, Part.MODAL}),  # "kan ikke undgå at"
    Category.VAGUE: frozenset({Part.LIMIT, Part.DATE, Part.LAW}),  # "ultimo maj": "den [dato]"
    Category.TONE: frozenset({Part.NEGATION, Part.MODAL}),  # "du må forstå, at"
    Category.ABBREVIATION: frozenset({Part.LIMIT, Part.DATE, Part.LAW, Part.NAME, Part.NEGATION}),
}


class Screened(msgspec.Struct, frozen=True):
    """Findings with the suggestions that passed, and how many did not."""

    findings: tuple[Finding, ...]
    dropped: int


class Guard:
    """Screens suggestions. `runs` gives for each rule's id what finds its places.

    `may_find` tells of a rule made of words whether it can find anything, from the words alone.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        runs: Mapping[str, Run],
        may_find: Callable[[str, Reworded], bool] | None = None,
    ) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._runs = runs
        self._may_find = may_find

    def screen(self, findings: Sequence[Finding], analysis: Analysis) -> Screened:
        """The findings with only such texts as can be trusted.

        A finding that loses its last suggestion gets advice instead.
        """
        kept: list[Finding] = []
        dropped = 0
        for finding, passing in self.passing(findings, analysis):
            good = tuple(passing)
            dropped += len(finding.suggestions) - len(good)
            if finding.suggestions and not good:
                good = (Suggestion.advice(INSTEAD),)
            kept.append(finding if good == finding.suggestions else replace(finding, suggestions=good))
        return Screened(tuple(kept), dropped)

    def passing(
        self, findings: Sequence[Finding], analysis: Analysis
    ) -> Iterator[tuple[Finding, Iterator[Suggestion]]]:
        """The findings, each with those of its suggestions that pass; one is read when it is asked for."""
        letter = Surroundings(analysis, findings)
        texts: Counter[tuple[str, int]] = Counter()
        for finding in findings:
            offered = finding.suggestions
            if finding.start is not None and finding.end is not None:
                where = finding.rule, letter.place(finding.start, finding.end).start
                texts[where] += len(offered)
                offered = offered if texts[where] <= MOST_TEXTS else ()
            yield finding, self._passing(finding, offered, letter)

    def _passing(
        self, finding: Finding, offered: Iterable[Suggestion], letter: Surroundings
    ) -> Iterator[Suggestion]:
        for each in offered:
            fitted = letter.fitted(each, finding.category)
            if self.refusal(finding, fitted, letter) is None:
                yield fitted

    def refusal(self, finding: Finding, suggestion: Suggestion, letter: Surroundings) -> str | None:
        """Why a suggestion is refused (Danish), or None when it may be shown."""
        text, start, end = suggestion.text, suggestion.start, suggestion.end
        if text is None:
            return None
        if start is None or end is None:
            return "Teksten har ingen plads i brevet."
        if letter.text[start:end] == text:
            return "Teksten er, som den var."
        place, analysis = letter.place(start, end), letter.analysis
        words = words_of(text)
        broken = self._broken((finding,), start, end, text, words, letter)
        if broken is not None:
            return broken
        if takes_over(words, start, end, place, letter):
            return "Teksten lader en anden handle."
        if mixes_address(words, start, end, place, letter):
            return "Teksten siger du til den, som resten af sætningen omtaler."
        if leaves_behind(words, start, end, place, letter):
            return "Teksten tager grundleddet fra et andet udsagnsord."
        if disagrees(words, place, analysis.lexicon):
            return "Teksten passer ikke til ordene omkring."
        if unknown(text, letter, place) is not None:
            return "Teksten har et ord, som ikke findes på dansk."
        whole = letter.text[place.start : start] + text + letter.text[end : place.end]
        if _says_twice(whole) and not _says_twice(letter.text[place.start : place.end]):
            return "Teksten har det samme ord to gange."
        if self._finds_again(finding, start, end, text, letter, place):
            return "Reglen ville finde noget i sin egen tekst."
        return None

    def refuses(
        self,
        mended: Sequence[Finding],
        suggestion: Suggestion,
        letter: Surroundings,
        small: Analysis,
    ) -> str | None:
        """Why a text that mends several findings of a sentence is refused (Danish), None when it may be shown.

        It may change what the rules of any of them may change, and nothing else. `small` is the text taken apart:
        each edit was asked for in its place when it was put in, and here the whole is, among the sentences around it.
        """
        text, start, end = suggestion.text, suggestion.start, suggestion.end
        assert text is not None and start is not None and end is not None
        words = words_of(text)
        broken = self._broken(mended, start, end, text, words, letter)
        if broken is not None:
            return broken
        place, lexicon = letter.place(start, end), letter.analysis.lexicon
        tokens = tuple(token for sentence in small.sentences for token in sentence.tokens)
        if unknown_among(tokens, letter, place) is not None:
            return "Teksten har et ord, som ikke findes på dansk."
        if takes_over(words, start, end, place, letter):
            return "Teksten lader en anden handle."
        if speaks_to_two(tokens, place.tokens, lexicon):
            return "Teksten taler til læseren på to måder."
        if names_the_reader_too(words, start, end, place, letter):
            return "Teksten siger du til den, som resten af sætningen omtaler."
        if makes_one_of_two(mended, tokens, letter):
            return "Teksten gør to parter til én."
        if clashes(words, lexicon):
            return "Teksten har et stedord, der ikke passer til sit navneord."
        if _says_twice(text) and not _says_twice(letter.text[start:end]):
            return "Teksten har det samme ord to gange."
        return None

    def _broken(
        self,
        mended: Sequence[Finding],
        start: int,
        end: int,
        text: str,
        words: Sequence[str],
        letter: Surroundings,
    ) -> str | None:
        """Which part of the meaning a text loses or adds (Danish) beyond what the rules of `mended` may change."""
        lost, added = changed(letter, letter.place(start, end), start, end, text, words)
        if not lost and not added:
            return None
        exempt = [self._exempt(finding, insertion=start == end) for finding in mended]
        may_lose = frozenset[Part]().union(*(each for each, _ in exempt))
        may_add = frozenset[Part]().union(*(each for _, each in exempt))
        for part, _ in lost:
            if part not in may_lose:
                return f"Teksten mister {part}."
        for part, _ in added:
            if part not in may_add:
                return f"Teksten tilføjer {part}."
        return None

    def _exempt(self, finding: Finding, *, insertion: bool) -> tuple[frozenset[Part], frozenset[Part]]:
        """The parts that a suggestion may lose and those that it may add."""
        rule = self._rules.get(finding.rule)
        check = rule.check if rule is not None else None
        if finding.category is Category.DAMAGE:
            return _ALL - {Part.NUMBER}, _ALL - {Part.NUMBER}
        if insertion:  # an explanation behind the word that it explains
            return frozenset(), _ALL
        if isinstance(check, PythonCheck) and finding.category is Category.ABBREVIATION:
            return frozenset({Part.NAME}), _ALL  # what the letters stand for
        if isinstance(check, PythonCheck) and finding.category is Category.TONE:
            return frozenset({Part.MODAL}), frozenset({Part.MODAL})  # "det må kræves, at": "du skal"
        told_plainly = isinstance(check, PythonCheck) and finding.category is Category.DOUBLE_NEGATION
        if told_plainly or (isinstance(check, TermsCheck) and not check.guarded):
            point = _POINT.get(finding.category, frozenset())
            return point, point
        return frozenset(), frozenset()

    def _finds_again(
        self, finding: Finding, start: int, end: int, text: str, letter: Surroundings, place: Place
    ) -> bool:
        run = self._runs.get(finding.rule)
        if run is None or not text or place.zone is None or not place.sentences:
            return False
        rule = self._rules.get(finding.rule)
        if self._may_find is not None and rule is not None and isinstance(rule.check, TermsCheck):
            reworded = letter.reworded(start, end, text, place)
            if reworded is not None and not self._may_find(rule.id, reworded):
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


def _says_twice(text: str) -> bool:
    """Whether a word follows itself, or a clause has its modal verb twice; capitals aside."""
    return _TWICE.search(text.casefold()) is not None
