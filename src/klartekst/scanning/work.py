"""The work on one file: read it, check its letters, and keep figures and places but none of the words.

The same function runs in the worker processes of a scan and on a cluster; it needs nothing but a `Plan`.
"""

import os
import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from klartekst.checker import Checker
from klartekst.checkers import Checkers
from klartekst.danish.personal_numbers import hidden
from klartekst.danish.readability import count_words
from klartekst.danish.sentences import Sentence
from klartekst.errors import KlartekstError
from klartekst.finding import Finding
from klartekst.letter import Block, BlockKind, Letter
from klartekst.readers.open import read_each, read_named
from klartekst.result import CheckedLetter
from klartekst.scanning.shapes import Shaper
from klartekst.scanning.values import FlaggedSentence, FoundFault, Plan, ReadFile, ReadLetter, Source
from klartekst.score import best_changes
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.places import SOURCE, place
from klartekst.understanding.stage import names_somebody

_ANY = Letter("Du får brev fra os.", (Block(0, 19),))
_HEADING = re.compile(r"(?:under |overskriften )?»[^«]*(?:«|\Z)")


class Work:
    """The work of one process; made once, used for many files."""

    def __init__(self, plan: Plan) -> None:
        self._checkers = Checkers(plan.settings, remember=True)
        self._shaper = Shaper(plan.key)
        self._of_folder: dict[str, Checker] = {}

    def warm(self, path: str) -> None:
        """Loads rules and words for the folder of `path`, so that the first file is not charged with it.

        Raises as `Checkers`.
        """
        self._checkers.of(path).check(_ANY)

    def source(self, source: Source) -> ReadFile:
        """What a file or a row of a table holds; messages call it by its name. Its errors become `error`."""
        row = source.row
        if row is not None and row.error is not None:
            return ReadFile(error=row.error)
        try:
            checker = self._checker(source.path)
            if row is None:
                read = self.letters(read_each(source.path), checker)
            else:
                letters = read_named(row.data, source.path, suffix=row.suffix)
                read = self.letters(letters, checker, row.type, row.day)
        except KlartekstError as error:
            return ReadFile(error=hidden(str(error).replace(source.path, source.name)))
        return replace(read, letters=tuple(_called(each, source) for each in read.letters))

    def _checker(self, path: str) -> Checker:
        """The checker of a folder; settings that change while a collection is read count from the next run on."""
        folder = os.path.dirname(path)  # noqa: PTH120, asked for each file of a collection
        if folder not in self._of_folder:
            self._of_folder[folder] = self._checkers.of(path)
        return self._of_folder[folder]

    def letters(
        self,
        letters: Sequence[Letter],
        checker: Checker,
        given_type: str | None = None,
        given_date: date | None = None,
    ) -> ReadFile:
        """The same of letters that are already read. Raises UnreadableLetter for one that is not in Danish."""
        analyses = [checker.analyse(letter, given_type, given_date) for letter in letters]
        return ReadFile(
            tuple(
                self._letter(part, analysis, checker.weigh(analysis))
                for part, analysis in enumerate(analyses)
            )
        )

    def _letter(self, part: int, analysis: Analysis, checked: CheckedLetter) -> ReadLetter:
        flagged, numbers = self._flagged(analysis, checked.findings)
        places = Places(analysis.letter)
        figures = checked.readability
        assert figures is not None
        return ReadLetter(
            part=part,
            kind=checked.type,
            stage=analysis.stage.value,
            status=checked.status,
            reason=checked.reason,
            score=checked.score,
            words=figures.words,
            sentences=figures.sentences,
            longest=figures.longest,
            mean=round(figures.mean, 2),
            lix=None if figures.lix is None else round(figures.lix, 2),
            long_words=round(figures.long_word_share, 4),
            gains=tuple((each.rule, each.gain) for each in best_changes(checked.findings, figures)),
            personal=names_somebody(analysis.letter, analysis.zones),
            found=tuple(
                _fault(each, places, number) for each, number in zip(checked.findings, numbers, strict=True)
            ),
            flagged=flagged,
        )

    def _flagged(
        self, analysis: Analysis, findings: Sequence[Finding]
    ) -> tuple[tuple[FlaggedSentence, ...], list[int | None]]:
        """The sentences that hold a finding, and for each finding the index of its sentence among them."""
        flagged: list[FlaggedSentence] = []
        index: dict[int, int] = {}
        numbers: list[int | None] = []
        for finding in findings:
            number = None if finding.start is None else analysis.sentence_at(finding.start)
            if number is not None and number not in index:
                index[number] = len(flagged)
                sentence = analysis.sentences[number]
                shape = partial(self._shape, sentence)
                flagged.append(
                    FlaggedSentence(sentence.start, sentence.end, *analysis.of_sentence(self, number, shape))
                )
            numbers.append(None if number is None else index[number])
        return tuple(flagged), numbers

    def _shape(self, sentence: Sentence, _: int) -> tuple[int, bytes, bytes]:
        return count_words(sentence.tokens), *self._shaper.of(sentence.tokens)


def _called(letter: ReadLetter, source: Source) -> ReadLetter:
    """The letter with its source's name where a remark on a file inside it tells of the path."""
    if letter.reason is None or source.path not in letter.reason:
        return letter
    return replace(letter, reason=letter.reason.replace(source.path, source.name))


class Places:
    """Says where in a letter something is, once for each paragraph."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._starts = [block.start for block in letter.blocks]
        self._said: dict[int, str] = {}

    def of(self, start: int | None) -> str:
        """Where a code point is, as `place` says it, but with the number of a heading instead of its words."""
        block = 0 if start is None else bisect_right(self._starts, start)
        if start is None or block == 0 or self._letter.format == SOURCE:  # no paragraph, or told by its line
            return place(self._letter, start)
        if block not in self._said:
            self._said[block] = self._unquoted(place(self._letter, start), start)
        return self._said[block]

    def _unquoted(self, said: str, start: int) -> str:
        if "»" not in said:
            return said
        blocks = self._letter.blocks
        before = [each for each in blocks if each.kind is BlockKind.HEADING and each.start <= start]
        number = f"{len(before)}. overskrift"
        return _HEADING.sub(lambda found: f"under {number}" if found[0].startswith("under") else number, said)


def _fault(finding: Finding, places: Places, sentence: int | None) -> FoundFault:
    return FoundFault(
        rule=finding.rule,
        category=finding.category.value,
        severity=finding.severity.value,
        term=finding.entry,
        place=places.of(finding.start),
        start=finding.start,
        end=finding.end,
        fingerprint=finding.fingerprint,
        sentence=sentence,
    )
