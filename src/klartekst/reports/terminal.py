"""The report on the screen: the verdict, then what to mend, the greatest gain first."""

import textwrap
from collections.abc import Mapping, Sequence

import click

from klartekst.danish.numerals import decimal, percent, thousands
from klartekst.finding import Severity
from klartekst.reports.kinds import crossings_line, kind_line, lands_line, parts, score_line
from klartekst.reports.names import long_title
from klartekst.reports.principles import Kept, by_principle, principle_of, title
from klartekst.reports.summary import (
    Group,
    counted_texts,
    groups,
    is_worth_showing,
    listed,
    lix_band,
    longest_sentences,
    may_mend,
    must_mend,
    places,
    reading_line,
    should_mend,
    verdict,
)
from klartekst.reports.wording import Note, common_advice, notes, words
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Principle, Rule
from klartekst.screen import READABLE
from klartekst.understanding.places import place, together

SHOWN = 3  # notes a rule in the short report
COLOURS = {Severity.TIP: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red", Severity.BLOCKING: "red"}


def render(
    letters: Sequence[CheckedLetter],
    rules: Mapping[str, Rule],
    *,
    show_all: bool,
    colour: bool,
    width: int = READABLE,
) -> str:
    """The report on all letters as text in lines of `width` columns; with `colour`, ANSI colours for a terminal."""
    page = _Page(width, colour=colour, show_all=show_all)
    shown = [each for each in letters if show_all or is_worth_showing(each, groups(each, rules))]
    for number, checked in enumerate(shown):
        if number:
            page.line()
            page.line()
        page.letter(checked, rules)
    if len(letters) > 1:
        if shown:
            page.line()
            page.line()
        page.total(letters, rules)
    return "\n".join(page.lines)


class _Page:
    def __init__(self, width: int, *, colour: bool, show_all: bool) -> None:
        self.colour = colour
        self.show_all = show_all
        self.width = width
        self.lines: list[str] = []
        self.principle_said: Principle | None = None
        self.explained: set[str] = set()  # rules that were explained at an earlier phrase

    def line(self, text: str = "") -> None:
        self.lines.append(text.rstrip())

    def wrapped(self, text: str, indent: int = 0, first: str = "") -> None:
        pad = " " * indent
        start = pad[: indent - len(first)] + first
        wrap = textwrap.wrap(
            text,
            self.width,
            initial_indent=start,
            subsequent_indent=pad,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.lines.extend(wrap or [""])

    def style(self, text: str, *, fg: str | None = None, bold: bool = False, dim: bool = False) -> str:
        return click.style(text, fg=fg, bold=bold or None, dim=dim or None) if self.colour else text

    def letter(self, checked: CheckedLetter, rules: Mapping[str, Rule]) -> None:
        made = groups(checked, rules)
        self.line(self.style(long_title(checked.letter), bold=True))
        self.wrapped(verdict(checked, made))
        if checked.reason:
            self.wrapped(checked.reason)
        if checked.status == "unreadable":
            return
        rest = may_mend(made)
        for heading, part in (
            ("Skal rettes", must_mend(made)),
            ("Bør rettes", should_mend(made)),
            ("Kan rettes", rest if self.show_all else ()),
        ):
            if part:
                self.line()
                self.line(self.style(heading, bold=True))
                for number, group in enumerate(part, start=1):
                    self.group(number, group, checked)
        if checked.letter.fragment:
            return  # the pieces of a letter have no figures of their own
        if rest and not self.show_all:
            self.line()
            self.wrapped(f"Du kan også se på {_more(len(rest))}. Skriv --all for at se det hele.")
        self.measures(checked, rules)
        if self.show_all:
            self.parts(checked)
        if self.show_all or checked.strategy_chosen:
            self.principles(checked, rules)

    def group(self, number: int, group: Group, checked: CheckedLetter) -> None:
        count = f" – {places(len(group.findings))}" if len(group.findings) > 1 else ""
        name = self.style(group.rule.title, fg=COLOURS[group.severity], bold=True)
        self.line(f" {number}. {name}{count}")
        made = notes(group.findings, checked.letter)
        advice = common_advice(made)
        if checked.letter.fragment and group.rule.id in self.explained:
            # A bank of six hundred phrases would say it six hundred times.
            self.notes(made, advice)
            return
        self.explained.add(group.rule.id)
        principle = principle_of(group.rule, checked)
        # Said where it changes: five lines that say the same are not read.
        if principle is not None and principle != self.principle_said:
            self.wrapped(f"»{principle.title}«", 4)
        self.principle_said = principle
        self.wrapped(group.rule.why, 4)
        if advice:
            self.wrapped(advice, 4)
        self.notes(made, advice)
        self.line(self.style(f"    Læs mere: klartekst explain {group.rule.id}", dim=True))

    def notes(self, made: Sequence[Note], advice: str | None) -> None:
        # One place left over is shown: the line that says so would be as long.
        shown = made if self.show_all or len(made) <= SHOWN + 1 else made[:SHOWN]
        for note in shown:
            self.note(note, advice)
        left = sum(len(note.findings) for note in made[len(shown) :])
        if left:
            self.line(f"    … og {places(left)} til.")

    def note(self, note: Note, shared: str | None) -> None:
        said = note.said
        if not said.quote:
            self.wrapped(said.detail or "", 6, "• ")
        else:
            self.wrapped(f"{together(note.places)}: {words(note.said, whole=self.show_all)}", 6, "• ")
            if said.detail:
                self.wrapped(said.detail, 6)
        if said.change and said.change.is_long:
            self.wrapped(f"Skriv: »{said.change.new}«", 6)
        if said.advice and said.advice != shared:
            self.wrapped(said.advice, 6)

    def measures(self, checked: CheckedLetter, rules: Mapping[str, Rule]) -> None:
        figures = checked.readability
        if figures is None or not figures.words:
            return
        self.line()
        if figures.lix is None:
            self.wrapped(f"Læsbarhed: {figures.words} ord. Brevet er for kort til et lixtal.")
            return
        mean, long_words = decimal(figures.mean), percent(figures.long_word_share)
        self.wrapped(
            f"Læsbarhed: lixtal {figures.lix:.0f} ({lix_band(figures.lix)}). Der er i gennemsnit "
            f"{mean} ord i en sætning, og {long_words} af ordene er lange."
        )
        if checked.reading is not None:
            self.wrapped(reading_line(checked.reading))
        longest = [
            f"{words} ord ({place(checked.letter, start)})" for words, start in longest_sentences(checked)
        ]
        if len(longest) > 1:
            self.wrapped(f"De længste sætninger: {', '.join(longest[:-1])} og {longest[-1]}.")
        elif longest:
            self.wrapped(f"Den længste sætning: {longest[0]}.")
        for line in (
            score_line(checked, rules),
            kind_line(checked),
            lands_line(checked),
            crossings_line(checked) if self.show_all else None,
        ):
            if line:
                self.wrapped(line)

    def parts(self, checked: CheckedLetter) -> None:
        """Which parts of a letter of its kind are there."""
        there, lacking = parts(checked)
        if not there or checked.type is None:
            return
        self.line()
        self.line(self.style("Brevets dele", bold=True))
        self.wrapped(f"Det står der: {'; '.join(there)}.", 4)
        if lacking:
            self.wrapped(f"Det kan klartekst ikke finde: {'; '.join(lacking)}.", 4)

    def principles(self, checked: CheckedLetter, rules: Mapping[str, Rule]) -> None:
        """The strategy's principles, one by one."""
        kept = by_principle(checked, rules)
        if not kept or checked.strategy is None:
            return
        self.line()
        self.line(self.style(f"Principperne – {title(checked.strategy)}", bold=True))
        for each in kept:
            self.principle(each)

    def principle(self, kept: Kept) -> None:
        self.wrapped(kept.principle.title, 4, "• ")
        if kept.well:
            self.wrapped(f"Brevet {listed(kept.well)}.", 6)
        if kept.broken:
            named = [f"{each.rule.title.lower()} ({places(each.places)})" for each in kept.broken[:SHOWN]]
            more = f" og {len(kept.broken) - SHOWN} ting mere" if len(kept.broken) > SHOWN else ""
            self.wrapped(f"Kan blive bedre: {', '.join(named)}{more}.", 6)

    def total(self, letters: Sequence[CheckedLetter], rules: Mapping[str, Rule]) -> None:
        unreadable = sum(each.status == "unreadable" for each in letters)
        made = [groups(each, rules) for each in letters if each.status != "unreadable"]
        must = sum(bool(must_mend(each)) for each in made)
        should = sum(bool(should_mend(each)) and not must_mend(each) for each in made)
        whole = not all(each.letter.fragment for each in letters)
        counts = (
            (must, f"skal rettes, før {{}} {'sendes' if whole else 'bruges'}"),
            (should, "bør rettes"),
            (len(made) - must - should, "er klar"),
            (unreadable, "kunne ikke læses"),
        )
        said = [f"{n} {text.format('det' if n == 1 else 'de')}" for n, text in counts if n]
        self.wrapped(f"{counted_texts(letters)} i alt: {', '.join(said)}.")


def _more(count: int) -> str:
    return "én ting mere" if count == 1 else f"{thousands(count)} ting mere"
