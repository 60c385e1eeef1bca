"""What every report for people begins with: the verdict, and what to mend first."""

from collections.abc import Mapping, Sequence
from math import log

import msgspec

from klartekst.danish.numerals import counted
from klartekst.danish.readability import Reading
from klartekst.finding import Category, Finding, Severity
from klartekst.letter import MarkKind
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule

FIRST = 5
# A sentence with more words than this may be named among the longest.
NAMED_FROM = 20
# What a reader gains when it is mended, beside the severity: what stops her or hides what to do comes first.
GAIN: Mapping[Category, int] = {
    Category.DAMAGE: 9,
    Category.LEFTOVER: 9,
    Category.PRIVACY: 9,
    Category.MISSING: 8,
    Category.VAGUE: 7,
    Category.JARGON: 6,
    Category.TONE: 6,
    Category.STRUCTURE: 6,
    Category.LONG_SENTENCE: 6,
    Category.COMPLEX_SENTENCE: 6,
    Category.THIRD_PERSON: 5,
    Category.PASSIVE: 4,
    Category.LAW_REFERENCE: 4,
    Category.NOMINALISATION: 4,
    Category.DOUBLE_NEGATION: 4,
    Category.OFFICIALESE: 4,
    Category.CONSISTENCY: 3,
    Category.ABBREVIATION: 3,
    Category.LONG_WORD: 2,
}
# LIX bands as taught in Danish schools (Björnsson; dansksproghistorie.dk/144).
LIX_BANDS = ((24, "meget let"), (34, "let"), (44, "middel"), (54, "svær"))


class Group(msgspec.Struct, frozen=True):
    """The findings of one rule in one letter, the weightiest first."""

    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The gravest of them."""
        return max((finding.severity for finding in self.findings), key=lambda severity: severity.rank)


def groups(checked: CheckedLetter, rules: Mapping[str, Rule]) -> tuple[Group, ...]:
    """The findings by rule, the greatest gain first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    made = [Group(rules[name], tuple(sorted(found, key=_weight))) for name, found in by_rule.items()]
    return tuple(sorted(made, key=_order))


def _weight(finding: Finding) -> tuple[int, int, int]:
    """Within a rule the gravest first, then the longest sentence, then reading order."""
    length = 0
    if finding.category is Category.LONG_SENTENCE and finding.start is not None:
        length = (finding.end or 0) - finding.start
    return -finding.severity.rank, -length, finding.start or 0


def _order(group: Group) -> tuple[int, float, str]:
    # Four times as many places weigh as much as one step of gain: twenty stiff words do not hide a deadline.
    gain = GAIN.get(group.rule.category, 1) + log(len(group.findings), 4)
    return (-group.severity.rank, -gain, group.rule.id)


def must_mend(made: Sequence[Group]) -> tuple[Group, ...]:
    """What must be mended before the letter is sent: errors and worse."""
    return tuple(group for group in made if group.severity.rank >= Severity.ERROR.rank)


def should_mend(made: Sequence[Group]) -> tuple[Group, ...]:
    """What should be mended: at most five, the greatest gain first; tips are not among them."""
    return tuple(group for group in made if group.severity is Severity.WARNING)[:FIRST]


def may_mend(made: Sequence[Group]) -> tuple[Group, ...]:
    """All the rest: what can wait."""
    first = (*must_mend(made), *should_mend(made))
    return tuple(group for group in made if group not in first)


def verdict(checked: CheckedLetter, made: Sequence[Group]) -> str:
    """One Danish sentence on whether the letter can be sent."""
    if checked.status == "unreadable":
        return "klartekst kunne ikke læse brevet."
    must, should = must_mend(made), should_mend(made)
    if checked.letter.fragment:
        return _fragment_verdict(checked, made)
    if must:
        return f"Vent med at sende brevet, til du har rettet {_these(len(must))}."
    if should:
        return (
            f"Brevet kan sendes, men det bliver lettere at læse, hvis du først retter {_these(len(should))}."
        )
    if checked.status == "partial":
        return "klartekst kunne kun læse noget af brevet. Der er ikke noget, du skal rette i det."
    if made:
        return "Brevet er klar. Der er kun småting, du kan se på, hvis du har tid."
    return "Brevet er klar, og klartekst fandt ikke noget at rette."


def _fragment_verdict(checked: CheckedLetter, made: Sequence[Group]) -> str:
    """The same on a piece of a letter, which nobody sends as it is."""
    must, should = must_mend(made), should_mend(made)
    if must:
        return f"Brug ikke teksten, før du har rettet {_these(len(must))}."
    if should:
        return f"Teksten bliver lettere at læse, hvis du retter {_these(len(should))}."
    if checked.status == "partial":
        return "klartekst kunne kun læse noget af filen. Der er ikke noget, du skal rette i det."
    return "Der er kun småting at se på i teksten." if made else "Der er ikke noget at rette i teksten."


def counted_texts(letters: Sequence[CheckedLetter]) -> str:
    """»3 breve«, or »600 tekster« of nothing but phrases."""
    return f"{len(letters)} {'tekster' if all(each.letter.fragment for each in letters) else 'breve'}"


def is_worth_showing(checked: CheckedLetter, made: Sequence[Group]) -> bool:
    """Whether a report on many texts shows this one: a phrase in which nothing need be mended is only counted."""
    return (
        not checked.letter.fragment
        or checked.reason is not None
        or bool(must_mend(made) or should_mend(made))
    )


def longest_sentences(checked: CheckedLetter, number: int = 3) -> tuple[tuple[int, int], ...]:
    """The longest sentences as (words, start), longest first; short ones are not worth naming."""
    fields = [mark for mark in checked.letter.marks if mark.kind in (MarkKind.FIELD, MarkKind.CHOICE)]
    counted = []
    for start, end in checked.sentences:
        text = checked.letter.text[start:end]
        for mark in reversed([mark for mark in fields if start <= mark.start and mark.end <= end]):
            # A field is one word, as in the letter's figures.
            text = f"{text[: mark.start - start]}x{text[mark.end - start :]}"
        counted.append((sum(any(map(str.isalnum, word)) for word in text.split()), start))
    counted.sort(key=lambda each: (-each[0], each[1]))
    return tuple(each for each in counted[:number] if each[0] > NAMED_FROM)


def lix_band(lix: float) -> str:
    """What a LIX means, in a word."""
    return next((name for limit, name in LIX_BANDS if round(lix) <= limit), "meget svær")


def places(count: int) -> str:
    """»1 sted«, »3 steder«."""
    return counted(count, "sted", "steder")


def sentences_count(count: int) -> str:
    """»1 sætning«, »3 sætninger«."""
    return counted(count, "sætning", "sætninger")


def listed(said: Sequence[str]) -> str:
    """»a, b og c«; a clause inside the last but one is closed by a comma: »a, b, som c, og d«."""
    *first, last = said
    closed = "," if first and "," in first[-1] else ""
    return f"{', '.join(first)}{closed} og {last}" if first else last


def things(count: int) -> str:
    """»1 ting«, »3 ting«."""
    return f"{count} ting"


def _these(count: int) -> str:
    return "én ting" if count == 1 else f"disse {count} ting"


def reading_line(reading: Reading) -> str:
    """»Det tager cirka 2 minutter at læse brevet. Det har 812 stavelser.«"""
    minutes = max(1, round(reading.seconds / 60))
    time = "et minut" if minutes == 1 else f"{minutes} minutter"
    return f"Det tager cirka {time} at læse brevet. Det har {reading.syllables} stavelser."
