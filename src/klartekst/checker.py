"""The way of a letter, on one page: text → sentences → zones → findings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from klartekst.cache import kept
from klartekst.danish.abbreviations import Abbreviation, Abbreviations
from klartekst.danish.damage import language
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.models import Model, find, own_or_none
from klartekst.danish.readability import reading
from klartekst.danish.sentences import Sentence, sentences
from klartekst.errors import DataError, ModelError, UnreadableLetter
from klartekst.finding import Finding
from klartekst.letter import Letter
from klartekst.resources import lexicons_folder, rules_folder
from klartekst.result import CheckedLetter
from klartekst.rules.engine import Engine, rules_version
from klartekst.rules.load import load_own_strategy, load_rules, load_strategies, rule_files
from klartekst.rules.schema import Rule, Strategy
from klartekst.score import score
from klartekst.settings import FILE_NAME, OWN_MODEL, Settings
from klartekst.settings_file import check_rules
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.known_blocks import KnownBlocks
from klartekst.understanding.lands import lands
from klartekst.understanding.locked import LockedPassages, with_locked
from klartekst.understanding.memory import Memory
from klartekst.understanding.quoted_law import quoted_law
from klartekst.understanding.strengths import strengths
from klartekst.understanding.zones import zones


class Checker:
    """Checks letters under one set of settings; made once, used for many.

    `memory` is for many letters that share sentences. It holds words of letters for as long as it lives, so it
    belongs in a process that ends, never in a server.

    Raises DataError when a rule, lexicon or setting is wrong.
    """

    def __init__(self, settings: Settings, memory: Memory | None = None) -> None:
        self.settings = settings
        self.rules = load_all_rules(settings.rule_folders)
        check_rules(settings, (rule.id for rule in self.rules))
        self.strategy = _strategy(settings, self.rules)
        self.model = model_of(settings)
        self.locked = LockedPassages(settings.locked)
        self._lexicon = Lexicon.open()
        self._abbreviations = _with_own(settings.abbreviations)
        self._engine = Engine(self.rules, settings, lexicons_folder())
        self._memory = memory

    @cached_property
    def version(self) -> str:
        """The version of the rules, eight hex digits; worked out once, as it is told with every letter."""
        return rules_version(self.rules, lexicons_folder())

    def analyse(
        self, letter: Letter, given_type: str | None = None, given_date: date | None = None
    ) -> Analysis:
        """The letter taken apart: sentences, zones, and what patterns look for.

        `given_type` and `given_date` are what is known of it beside its text.
        """
        blocks = KnownBlocks(self._memory)
        made = sentences(letter, self._abbreviations, blocks)
        letter = with_locked(letter, self.locked.marks(letter), quoted_law(letter, made, blocks.kept))
        return Analysis(
            letter,
            made,
            zones(letter, made, blocks.kept),
            self._lexicon,
            given_type,
            self.settings.document,
            model=self.model,
            given_date=given_date,
            memory=self._memory,
        )

    def check(
        self, letter: Letter, *, with_reading: bool = False, given_type: str | None = None
    ) -> CheckedLetter:
        """Everything found in a letter; `with_reading` adds reading time and syllables (textstat).

        `given_type` is the type that a person says it has; without it klartekst judges by the wording.
        Raises UnreadableLetter for a letter that is not in Danish.
        """
        return self.judge(self.analyse(letter, given_type), with_reading=with_reading)

    def judge(self, analysis: Analysis, *, with_reading: bool = False) -> CheckedLetter:
        """The same of a letter that `analyse` has taken apart."""
        counted = self._prose(analysis)
        screened = self._engine.screened(analysis)
        judged = self._judged(analysis, counted, screened.findings)
        assert judged.readability is not None
        # Where letters are lost or only some rules ran, nothing is known of the other words.
        whole = not self.settings.rules_only and not _is_lost(analysis)
        placed = lands(analysis, screened.findings) if whole else ()
        return replace(
            judged,
            lands=placed,
            strengths=strengths(analysis, judged.readability, placed) if whole else (),
            elements=analysis.elements.states,
            dropped=screened.dropped,
            reading=reading(counted) if with_reading else None,
        )

    def weigh(self, analysis: Analysis) -> CheckedLetter:
        """The same for who counts and shows nobody the letter: no suggestions, elements, strengths or lands."""
        return self._judged(analysis, self._prose(analysis), self._engine.faults(analysis))

    def _prose(self, analysis: Analysis) -> tuple[Sentence, ...]:
        """The sentences that count. Raises UnreadableLetter when they are not in Danish."""
        counted = analysis.prose
        if language([token for sentence in counted for token in sentence.tokens]) == "en":
            raise UnreadableLetter(
                f"»{analysis.letter.path}« ser ud til at være på engelsk.",
                "klartekst tjekker kun breve på dansk.",
            )
        return counted

    def _judged(
        self, analysis: Analysis, counted: Sequence[Sentence], findings: tuple[Finding, ...]
    ) -> CheckedLetter:
        remarks = " ".join(analysis.letter.remarks)
        figures = analysis.readability
        scored = None if _is_lost(analysis) else score(findings, figures)
        return CheckedLetter(
            letter=analysis.letter,
            status="partial" if remarks else "ok",
            reason=remarks or None,
            profile=self.strategy.id,
            strategy=self.strategy,
            strategy_chosen=self.settings.profile_chosen,
            type=analysis.type.name,
            findings=findings,
            sentences=tuple((sentence.start, sentence.end) for sentence in counted),
            readability=figures,
            score=scored.total if scored is not None else None,
        )


def _is_lost(analysis: Analysis) -> bool:
    """Whether letters are lost throughout the text, so that its words say nothing."""
    return analysis.damage is not None and analysis.damage.widespread


def model_of(settings: Settings) -> Model | None:
    """The language model of the settings; None where klartekst's own is not installed. Raises DataError."""
    if settings.model == OWN_MODEL:
        return own_or_none()
    try:
        return find(settings.model)
    except ModelError as error:
        path, _, line = settings.origin.get("grammar.model", "").rpartition(":")
        number = int(line) if line.isdigit() else None
        shown = f'model = "{settings.model}"'
        raise DataError(path or FILE_NAME, number, shown, error.what, error.remedy) from None


def _with_own(own: Sequence[str]) -> Abbreviations:
    """The built-in abbreviations and those of the house, which only the sentence splitter needs to know."""
    built_in = Abbreviations.open()
    if not own:
        return built_in
    added = (Abbreviation((form,), "", may_end=False, needs_number=False) for form in own)
    return Abbreviations((*built_in.entries, *added))


@lru_cache(maxsize=4)
def load_all_rules(folders: tuple[Path, ...] = ()) -> tuple[Rule, ...]:
    """The built-in rules and those of the house, sorted by id. Raises DataError."""
    files = [path for folder in (rules_folder(), *folders) for path in rule_files(folder)]
    return kept(
        "rules",
        [rules_folder() / "principles.yaml", *files],
        tuple[Rule, ...],
        lambda: _read_all_rules(folders),
    )


def _read_all_rules(folders: tuple[Path, ...]) -> tuple[Rule, ...]:
    principles = [each for strategy in strategies() for each in strategy.principles]
    built_in = load_rules(rules_folder(), principles)
    house = [rule for folder in folders for rule in load_rules(folder, principles)]
    ours = {rule.id for rule in house}
    return tuple(
        sorted([*house, *(rule for rule in built_in if rule.id not in ours)], key=lambda rule: rule.id)
    )


@lru_cache(maxsize=1)
def strategies() -> tuple[Strategy, ...]:
    """The five municipal strategies that reports can speak in the words of. Raises DataError."""
    path = rules_folder() / "principles.yaml"
    return kept("strategies", [path], tuple[Strategy, ...], lambda: load_strategies(path))


def _strategy(settings: Settings, rules: Sequence[Rule]) -> Strategy:
    built_in = strategies()
    if settings.own_profile is not None:
        known = [each for strategy in built_in for each in strategy.principles]
        return load_own_strategy(settings.own_profile, known, (rule.id for rule in rules))
    return next(each for each in built_in if each.id == settings.profile)
