"""A name for each finding of a letter, made of its rule, its words and their sentence (see `finding.fingerprint`)."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.danish.masking import masked
from klartekst.finding import Finding, fingerprint
from klartekst.understanding.analysis import Analysis


def with_fingerprints(
    found: Sequence[Finding], analysis: Analysis, *, bare: bool = False
) -> tuple[Finding, ...]:
    """The findings, each with its fingerprint; those that nothing else tells apart are counted.

    `bare` leaves out their suggestions.
    """
    counts: Counter[tuple[str, str]] = Counter()
    named: list[Finding] = []
    contexts = _Contexts(analysis)
    for finding in found:
        context = contexts.of(finding)
        key = (finding.rule, context)
        suggestions = () if bare else finding.suggestions
        name = fingerprint(finding.rule, context, counts[key])
        named.append(replace(finding, suggestions=suggestions, fingerprint=name))
        counts[key] += 1
    return tuple(named)


class _Contexts:
    """The words flagged and their sentence: what a fingerprint is made of, so that it lives when lines move.

    Without people's names and numbers: whoever has a fingerprint could else try all numbers until one fits.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._masked: dict[int, str] = {}

    def of(self, finding: Finding) -> str:
        """The context of one finding; "" for one on the whole letter."""
        if finding.start is None or finding.end is None:
            return ""
        start, end = finding.start, finding.end
        number = self._analysis.sentence_at(start)
        if number is None:
            return _plain(self._analysis.letter.text[start:end])
        sentence = self._analysis.sentences[number]
        if end > sentence.end:  # its words are not those of one sentence alone
            return self._said(number, start, end)
        asker = ("context", start - sentence.start, end - sentence.start)
        return self._analysis.of_sentence(asker, number, lambda _: self._said(number, start, end))

    def _said(self, number: int, start: int, end: int) -> str:
        words = self._analysis.letter.text[start:end]
        sentence = self._text(number)
        if "@" in words or "@" in sentence:
            return _plain(f"{words}\0{sentence}")
        # All but a mail address ends at the NUL: a sentence is masked once for all its findings.
        if number not in self._masked:
            self._masked[number] = self._analysis.of_sentence("masked", number, self._masked_text)
        return _plain(words) + self._masked[number]

    def _text(self, number: int) -> str:
        sentence = self._analysis.sentences[number]
        return self._analysis.letter.text[sentence.start : sentence.end]

    def _masked_text(self, number: int) -> str:
        return _plain(f"\0{self._text(number)}")


def _plain(text: str) -> str:
    """A text without what names somebody, capitals and line breaks."""
    return " ".join(masked(text).split()).casefold()
