"""Runs the rules over a letter. Knows no Danish word: those stand in the rules and lexicons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from klartekst.finding import Category, Finding, Severity, Suggestion
from klartekst.rewriting.promises.surroundings import Reworded, Run
from klartekst.rules import checks, patterns, terms
from klartekst.rules.fingerprints import with_fingerprints
from klartekst.rules.guard import INSTEAD, Guard, Screened
from klartekst.rules.schema import PatternCheck, PythonCheck, Rule, TermsCheck
from klartekst.rules.sentence_findings import found_in
from klartekst.rules.whole_sentence import WholeSentences
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.protected import spare

# Findings on a whole sentence or paragraph say nothing of the words inside it.
SENTENCE_LEVEL = frozenset({Category.LONG_SENTENCE, Category.COMPLEX_SENTENCE, Category.STRUCTURE})

# Findings on the whole that concern the file and not what a letter must say.
_OF_THE_FILE = frozenset({Category.LEFTOVER, Category.PRIVACY})


Span = tuple[int, int]


@dataclass(eq=False, slots=True)
class _Runs:
    """What runs rules: those that look at the `whole` letter, and those that look at each sentence `alone`."""

    whole: list[Run] = field(default_factory=list)
    alone: list[Run] = field(default_factory=list)

    def __call__(self, analysis: Analysis) -> Iterator[Finding]:
        """What they find; where the letter has a memory, in sentences that are known from it too."""
        for run in self.whole:
            yield from run(analysis)
        if analysis.memory is None:
            yield from self._in_sentences(analysis)
        else:
            yield from found_in(analysis, self, self._in_sentences)

    def _in_sentences(self, analysis: Analysis) -> Iterator[Finding]:
        for run in self.alone:
            yield from run(analysis)


class Engine:
    """A set of rules ready to run, under one set of settings.

    `lexicons` is the folder of the wording lists. `today` decides which rules are in force.
    Raises DataError when a list cannot be read.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        settings: Settings,
        lexicons: Path,
        today: date | None = None,
    ) -> None:
        self.rules = tuple(rule for rule in rules if _in_force(rule, settings, today or date.today()))
        self.settings = settings
        self._damage = _Runs()
        self._runs = _Runs()
        alone: dict[str, Run] = {}  # what the guard runs on a suggestion of a rule
        full: dict[str, Run] = {}  # the same with texts
        may_find: Callable[[str, Reworded], bool] | None = None
        worded = [rule for rule in self.rules if isinstance(rule.check, TermsCheck)]
        if worded:
            shared = terms.TermRules(worded, settings, lexicons)
            edits: Run = shared.edits
            may_find = shared.may_find
            self._runs.whole.append(shared.run)
            alone |= {rule.id: shared.alone(rule.id) for rule in worded}
            full |= {rule.id: edits for rule in worded}
        for rule in self.rules:
            match rule.check:
                case PatternCheck():
                    run: Run = patterns.PatternRule(rule).run
                    places = run
                case PythonCheck():
                    check = checks.make(rule, settings, lexicons)
                    run, places = check.run, checks.places(check)
                case _:
                    continue
            runs = self._damage if rule.category is Category.DAMAGE else self._runs
            (runs.alone if _looks_at_sentences(rule) else runs.whole).append(run)
            alone[rule.id], full[rule.id] = places, run
        self._guard = Guard(self.rules, alone, may_find)
        self._whole = WholeSentences(full, self._guard)

    def run(self, analysis: Analysis) -> tuple[Finding, ...]:
        """All findings in reading order, each with its fingerprint; those on the whole letter last."""
        return self.screened(analysis).findings

    def screened(self, analysis: Analysis) -> Screened:
        """The findings, and how many suggestions the guard dropped.

        Where letters are lost throughout, words cannot be judged: one message instead of two hundred.
        """
        found = self._in_order(analysis)
        guarded = self._guard.screen(found, analysis)
        kept, deleting = spare(guarded.findings, analysis)
        whole = tuple(_spared(each, analysis) for each in self._whole.add(kept, analysis))
        return Screened(with_fingerprints(whole, analysis), guarded.dropped + deleting)

    def faults(self, analysis: Analysis) -> tuple[Finding, ...]:
        """The findings of `screened` without their suggestions, for who counts faults and shows no text.

        Reading every suggestion again is a third of a letter's time, and changes no finding.
        """
        return with_fingerprints(self._in_order(analysis), analysis, bare=True)

    def _in_order(self, analysis: Analysis) -> list[Finding]:
        """The findings in reading order, one a place, as the settings weigh them; nobody has read their texts yet."""
        lost = analysis.damage is not None and analysis.damage.widespread
        found = [*self._damage(analysis), *(() if lost else self._runs(analysis))]
        if analysis.letter.fragment:  # what the whole letter must have stands in its other pieces
            found = [each for each in found if each.start is not None or each.category in _OF_THE_FILE]
        found = [each for each in found if not _touches_locked(each, analysis)]
        found = _one_a_place([self._weigh(each) for each in found if not self._is_allowed(each, analysis)])
        found.sort(key=lambda each: (each.start is None, each.start or 0, -(each.end or 0), each.rule))
        return found

    def _weigh(self, finding: Finding) -> Finding:
        wanted = self.settings.severity.get(finding.rule)
        return finding if wanted is None else replace(finding, severity=Severity(wanted))

    def _is_allowed(self, finding: Finding, analysis: Analysis) -> bool:
        """Whether the house allows the word: it is then left alone by every rule."""
        if not self.settings.allowed or finding.start is None:
            return False
        words = " ".join(analysis.letter.text[finding.start : finding.end].split()).casefold()
        if words in self.settings.allowed:
            return True
        return " " not in words and not analysis.lexicon.lemmas(words).isdisjoint(self.settings.allowed)


def _touches_locked(finding: Finding, analysis: Analysis) -> bool:
    """Whether a finding is on words that nobody may change. A gap or a number left in them is still told."""
    if finding.start is None or finding.end is None or finding.category in _OF_THE_FILE:
        return False
    return analysis.is_locked(finding.start, finding.end)


def _spared(finding: Finding, analysis: Analysis) -> Finding:
    """The finding without texts that would rewrite locked words beside its place."""
    good = tuple(
        each
        for each in finding.suggestions
        if each.start is None or each.end is None or not analysis.is_locked(each.start, each.end)
    )
    if len(good) == len(finding.suggestions):
        return finding
    return replace(finding, suggestions=good or (Suggestion.advice(INSTEAD),))


def _looks_at_sentences(rule: Rule) -> bool:
    """Whether a rule looks at each sentence alone, so that what it finds in a paragraph can be remembered."""
    if isinstance(rule.check, PatternCheck):
        return not rule.check.first_use
    return isinstance(rule.check, PythonCheck) and rule.check.name in checks.OF_SENTENCES


def _one_a_place(found: Sequence[Finding]) -> list[Finding]:
    """Of findings of one category that overlap, the longest; of equals, the one that offers a text."""
    kept: dict[Category, list[Finding]] = {}
    taken: dict[Category, list[Span]] = {}
    for finding in sorted(found, key=_reach):
        places = taken.setdefault(finding.category, [])
        others = kept.setdefault(finding.category, [])
        if finding.start is None or finding.end is None:
            others.append(finding)
        elif not _is_taken((finding.start, finding.end), places, finding.category):
            others.append(finding)
            places.append((finding.start, finding.end))
    return [finding for others in kept.values() for finding in others]


def _reach(finding: Finding) -> tuple[int, bool, str]:
    length = (finding.end or 0) - (finding.start or 0)
    return -length, not any(each.text is not None for each in finding.suggestions), finding.rule


def _is_taken(place: Span, taken: Sequence[Span], category: Category) -> bool:
    """Whether a finding of this category is on the same words."""
    if category in SENTENCE_LEVEL:
        return place in taken
    return any(place[0] < end and start < place[1] for start, end in taken)


def _in_force(rule: Rule, settings: Settings, today: date) -> bool:
    if not settings.wants(rule.id) or (rule.reader is not None and rule.reader != settings.reader):
        return False
    begins = rule.valid_from is None or date.fromisoformat(rule.valid_from) <= today
    ended = rule.valid_to is not None and date.fromisoformat(rule.valid_to) < today
    return begins and not ended


def rules_version(rules: Sequence[Rule], lexicons: Path) -> str:
    """Eight hex digits that change when a rule or a wording list does."""
    import hashlib

    import msgspec

    digest = hashlib.blake2b(msgspec.json.encode(rules, order="deterministic"), digest_size=4)
    for path in sorted(lexicons.glob("*.tsv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
