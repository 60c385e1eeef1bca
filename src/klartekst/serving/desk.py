"""What a worker does: a job in, an answer out. The letter is in memory only, and only until the answer is made."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache, partial

import msgspec

from klartekst import __version__
from klartekst.checkers import Checkers
from klartekst.danish.by_word import forget
from klartekst.danish.lexicon import Lexicon
from klartekst.errors import UsageError
from klartekst.profiles import PROFILES
from klartekst.readers.open import read_named
from klartekst.reports.json_report import Tool, render
from klartekst.result import CheckedLetter
from klartekst.sending.look import Order, look_with
from klartekst.serving.jobs import (
    CheckJob,
    Choices,
    CopyJob,
    Document,
    Done,
    HookJob,
    Job,
    PageJob,
    ProofreadJob,
)
from klartekst.serving.mended_copy import mended_copy
from klartekst.serving.page import result_page
from klartekst.serving.proofread import proofread
from klartekst.text_files import did_you_mean
from klartekst.understanding.letter_type import type_names
from klartekst.understanding.stage import Stage

_CHECKERS_KEPT = 8
"""Sets of profiles that clients ask for by turns; each costs some MB."""

_FIRST_LETTER = "Ansøgning om hjælp\n\nKære Anna\n\nDin ansøgning ligger hos os, og du får svar den 3. maj.\n"
"""Answered before any other, so that the first client does not wait for what is read in when it is needed."""


class Desk:
    """Answers jobs under the settings file `settings`, or the one of the folder that the service runs in.

    `profiles` hold for every letter. Raises UsageError and DataError for settings that are wrong.
    """

    def __init__(self, settings: str | None = None, profiles: Sequence[str] = ()) -> None:
        self._settings = settings
        self._profiles = tuple(profiles)
        self._checkers = lru_cache(_CHECKERS_KEPT)(self._make_checkers)
        first = Document(_FIRST_LETTER.encode(), "brev.txt")
        self.answer(CheckJob(first))
        self.answer(PageJob(first))

    def answer(self, job: Job) -> Done:
        """The answer to a job. Raises KlartekstError when there is none."""
        match job:
            case CheckJob():
                return self._check(job)
            case ProofreadJob():
                return Done(proofread(job, self._checkers(()).of("-")), "application/json")
            case PageJob():
                return self._page(job)
            case CopyJob():
                return self._copy(job)
            case HookJob():
                return self._hook(job)

    def forget(self) -> None:
        """Forgets what the process has learned of words that are not everyone's; called between jobs."""
        forget(Lexicon.open().is_everyones)

    def _make_checkers(self, profiles: tuple[str, ...]) -> Checkers:
        for name in profiles:
            # A client names a profile of ours; the path of a file would be read from our disk.
            if name not in PROFILES:
                raise UsageError(f"Profilen »{name}« kendes ikke.", did_you_mean(name, PROFILES))
        made = Checkers(self._settings, profiles=(*self._profiles, *profiles))
        made.of("-")
        return made

    def _checked(
        self, document: Document, choices: Choices, *, reading: bool = False
    ) -> tuple[list[CheckedLetter], Checkers]:
        given = _known_type(choices)
        checkers = self._checkers(choices.profiles)
        checker = checkers.of("-")
        letters = read_named(document.data, document.name)
        return [checker.check(letter, with_reading=reading, given_type=given) for letter in letters], checkers

    def _check(self, job: CheckJob) -> Done:
        checked, checkers = self._checked(job.document, job.choices, reading=job.reading)
        tool = Tool(__version__, checkers.model, checkers.version)
        return Done(render(checked, tool, job.excerpts).encode(), "application/json", _counts(checked))

    def _page(self, job: PageJob) -> Done:
        checked, checkers = self._checked(job.document, job.choices)
        page = result_page(checked, checkers.rules(), job.choices, job.document.name)
        return Done(page.encode(), "text/html", _counts(checked))

    def _copy(self, job: CopyJob) -> Done:
        checkers = self._checkers(job.choices.profiles)
        check = partial(checkers.of("-").check, given_type=_known_type(job.choices))
        today = datetime.now().strftime("%Y-%m-%dT00:00:00Z")
        data, told = mended_copy(job, check, checkers.rules(), today)
        return Done(data, "application/octet-stream", told=told)

    def _hook(self, job: HookJob) -> Done:
        checker = self._checkers((Stage.LETTER.value,)).of("-")
        order = Order(None, job.document.name, self._settings, job.least)
        return Done(msgspec.json.encode(look_with(checker, order, job.document.data)), "application/json")


def _known_type(choices: Choices) -> str | None:
    if choices.type is not None and choices.type not in type_names():
        raise UsageError(f"Arten »{choices.type}« findes ikke.", did_you_mean(choices.type, type_names()))
    return choices.type


def _counts(checked: Sequence[CheckedLetter]) -> dict[str, int]:
    return Counter(finding.severity.value for each in checked for finding in each.findings)
