"""Several faults in one sentence: one text for the whole sentence that mends them together.

The single suggestions are put in, the widest first, and the sentence is read again until none is left;
an edit inside another waits for the next reading. What comes out is held to the same promises as a single
suggestion (see `guard`) and must not be flagged again by the rules whose faults it mends. Where two edits
do not compose, nothing is offered, and the single suggestions stand alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from klartekst.danish.sentences import Sentence
from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.rewriting.apply import apply, by_width, overlaps, widest
from klartekst.rewriting.edits import Edit
from klartekst.rewriting.promises.surroundings import Run, Surroundings, rewritten
from klartekst.rules.guard import Guard
from klartekst.understanding.analysis import Analysis

NOTE = "Retter flere ting i sætningen på én gang. Tjek, at meningen er den samme."
POLITE = "de-form"  # the rule on *De, Dem, Deres*
_SPEAKS_DU = re.compile(r"\b[Dd](?:u|ig|in|it|ine)\b")
_SPEAKS_DE = re.compile(r"\b(?:Dem|Deres)\b|[^\W\d],? De\b")
_SPEAKS_I = re.compile(r"(?<!^)\bI\b|^I \w+r\b|^I (?:skal|kan|må)\b|\b[Jj]eres\b|\b[Jj]er\b")
READINGS = 4  # of the sentence: what takes more does not compose
# About the letter, not the sentence; or a matter that only the writer can settle.
_APART = frozenset(
    {
        Category.CONSISTENCY,
        Category.DAMAGE,
        Category.DOUBLE_NEGATION,
        Category.LEFTOVER,
        Category.MISSING,
        Category.PRIVACY,
        Category.STRUCTURE,
    }
)


class WholeSentences:
    """Composes the suggestions of a sentence. `runs` gives for each rule's id what runs it, with the texts offered."""

    def __init__(self, runs: Mapping[str, Run], guard: Guard) -> None:
        self._runs = runs
        self._guard = guard

    def add(self, findings: Sequence[Finding], analysis: Analysis) -> list[Finding]:
        """The findings, the gravest of each sentence with several with one text that mends them together."""
        letter = Surroundings(analysis, findings)
        made = list(findings)
        for sentence, numbers in _by_sentence(findings, analysis):
            here = [findings[number] for number in numbers]
            suggestion, clean = self._composed(sentence, here, letter)
            if suggestion is None:
                continue
            at = min(numbers, key=lambda number: _gravity(findings[number]))
            others = findings[at].suggestions
            # First when it mends more than one fault of weight and leaves nothing but tips.
            made[at] = replace(
                findings[at],
                suggestions=(suggestion, *others) if clean else (*others[:1], suggestion, *others[1:]),
            )
        return made

    def _composed(
        self, sentence: Sentence, here: Sequence[Finding], letter: Surroundings
    ) -> tuple[Suggestion | None, bool]:
        """One text for the sentence, and whether it is sure; None when the edits do not compose."""
        analysis = letter.analysis
        by_finding = [(finding, edit) for finding in here if (edit := _edit(finding)) is not None]
        edits = [edit for _, edit in by_finding]
        if len({edit[:2] for edit in edits}) < 2 and not any(_readdresses(finding) for finding in here):
            return None, False
        start, end = sentence.start, sentence.end
        place = letter.place(start, end)
        if place.zone is None:
            return None, False
        old = letter.text[start:end]
        # The address first: moved to the sentence's beginning, *De* might be *they*.
        first = widest([edit for finding, edit in by_finding if finding.rule == POLITE] or edits)
        text = apply(old, [(one - start, two - start, new) for one, two, new in first])
        mended = {finding.rule for finding, _ in by_finding}
        # A polite form unfolded from an attribute (*af Dem valgte*: *De har valgt*) is turned as well.
        rules = [each.rule for each in here] + [POLITE] * bool(_SPEAKS_DE.search(text))
        runs = {self._runs[rule]: None for rule in rules if rule in self._runs}
        for _ in range(READINGS):
            small = rewritten(analysis, start, end, text, place)
            found = [each for run in runs for each in run(small)]
            more = self._good(found, small)
            if not more:
                break
            text = apply(text, more)
        else:
            return None, False
        left = [each for each in found if each.rule in mended]
        if any(each.category is Category.THIRD_PERSON and _edit(each) is None for each in left):
            return None, False  # "Dit fremmøde har svinget, da mor udeblev": two persons where there was one
        if _SPEAKS_DU.search(text) and _SPEAKS_DE.search(text):
            return None, False  # one of the polite forms has no sure form of *du*
        if _SPEAKS_DU.search(text) and _SPEAKS_I.search(text) and not _SPEAKS_I.search(old):
            return (
                None,
                False,
            )  # "I skal sørge for, at dit barn": one text for *forældrene*, another for *barnet*
        if len(left) > sum(each.rule in mended and _edit(each) is None for each in here):
            return None, False
        if any(text == apply(old, [(one - start, two - start, new)]) for one, two, new in edits):
            return None, False  # one of the single suggestions does it all
        suggestion = Suggestion(start, end, text, Trust.REWRITE, NOTE)
        if self._guard.refuses(here, suggestion, letter, small) is not None:
            return None, False
        weighty = [each for each, _ in by_finding if each.severity is not Severity.TIP]
        return suggestion, len(weighty) > 1 and all(each.severity is Severity.TIP for each in found)

    def _good(self, found: Sequence[Finding], small: Analysis) -> list[Edit]:
        """The edits that the guard lets pass, the widest first; what lies in a wider one waits, and is not read yet."""
        first = [_edit(finding) for finding in found]
        if not any(first):
            return []
        offered = [
            (edit, finding, passing)
            for edit, (finding, passing) in zip(first, self._guard.passing(found, small), strict=True)
            if edit is not None
        ]
        good: list[Edit] = []
        for wanted, finding, passing in sorted(offered, key=lambda each: by_width(each[0])):
            if not any(overlaps(wanted, wider) for wider in good):
                edit = _edit(finding, passing)
                if edit is not None and not any(overlaps(edit, wider) for wider in good):
                    good.append(edit)
        return good


def _by_sentence(findings: Sequence[Finding], analysis: Analysis) -> Iterator[tuple[Sentence, list[int]]]:
    """The sentences in which at least two findings offer a text, with the numbers of their findings.

    One is enough where it speaks to the reader: other rules may have a text once the sentence says *du*.
    """
    at = 0
    placed = [
        number
        for number, each in enumerate(findings)
        if each.start is not None and each.category not in _APART
    ]
    for sentence in analysis.sentences:
        while at < len(placed) and (findings[placed[at]].start or 0) < sentence.start:
            at += 1
        numbers = []
        while at < len(placed) and (findings[placed[at]].start or 0) < sentence.end:
            numbers.append(placed[at])
            at += 1
        texts = [edit for number in numbers if (edit := _edit(findings[number])) is not None]
        inside = all(sentence.start <= start and end <= sentence.end for start, end, _ in texts)
        speaks = len(numbers) > 1 and any(_readdresses(findings[number]) for number in numbers)
        if inside and (len(texts) > 1 or speaks):
            yield sentence, numbers


def _edit(finding: Finding, offered: Iterable[Suggestion] | None = None) -> Edit | None:
    """The finding's first text that replaces words and has no gap for the writer; of those `offered`, when told.

    Who *forældrene* are is a question where the finding is only a tip.
    """
    if finding.category in _APART:
        return None
    if finding.category is Category.THIRD_PERSON and finding.severity is Severity.TIP:
        return None
    for each in finding.suggestions if offered is None else offered:
        if each.text is None or each.start is None or each.end is None:
            continue
        if each.start < each.end and "[" not in each.text:
            return each.start, each.end, each.text
    return None


def _readdresses(finding: Finding) -> bool:
    """*Ansøger bedes* → *Du bedes*: a sentence that says *du* can be read anew."""
    return finding.category is Category.THIRD_PERSON and _edit(finding) is not None


def _gravity(finding: Finding) -> tuple[int, bool, int]:
    """The gravest first, then what offers a text, then what stands first."""
    return -finding.severity.rank, _edit(finding) is None, finding.start or 0
