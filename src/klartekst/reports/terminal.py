"""The report on the screen: the verdict, then what to mend, the greatest gain first."""

import textwrap
from collections.abc import Mapping, Sequence

import click

from klartekst.finding import Finding, Severity
from klartekst.reports.summary import Group, groups, lix_band, must_mend, places, should_mend, verdict
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.understanding.places import place

WIDTH = 92
SHOWN = 3  # places a rule in the short report
COLOURS = {Severity.TIP: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red", Severity.BLOCKING: "red"}


def render(
    letters: Sequence[CheckedLetter], rules: Mapping[str, Rule], *, show_all: bool, colour: bool
) -> str:
    """The report on all letters as text; with `colour`, ANSI colours for a terminal."""
    page = _Page(colour)
    for number, checked in enumerate(letters):
        if number:
            page.line()
        page.letter(checked, rules, show_all)
    return "\n".join(page.lines)


class _Page:
    def __init__(self, colour: bool) -> None:
        self.colour = colour
        self.lines: list[str] = []

    def line(self, text: str = "") -> None:
        self.lines.append(text.rstrip())

    def wrapped(self, text: str, indent: int) -> None:
        pad = " " * indent
        self.lines.extend(textwrap.wrap(text, WIDTH, initial_indent=pad, subsequent_indent=pad) or [""])

    def style(self, text: str, **kinds: object) -> str:
        return click.style(text, **kinds) if self.colour else text  # type: ignore[arg-type]

    def letter(self, checked: CheckedLetter, rules: Mapping[str, Rule], show_all: bool) -> None:
        made = groups(checked, rules)
        self.line(
            self.style("standard input" if checked.letter.path == "-" else checked.letter.path, bold=True)
        )
        self.wrapped(verdict(checked, made), 0)
        if checked.reason:
            self.wrapped(checked.reason, 0)
        if checked.status == "unreadable":
            return
        must, should = must_mend(made), should_mend(made)
        rest = [group for group in made if group not in must and group not in should]
        for title, part in (
            ("Skal rettes", must),
            ("Bør rettes", should),
            ("Kan rettes", rest if show_all else ()),
        ):
            if part:
                self.line()
                self.line(self.style(title, bold=True))
                for number, group in enumerate(part, start=1):
                    self.group(number, group, checked, show_all)
        if rest and not show_all:
            count = sum(len(group.findings) for group in rest)
            self.line()
            more = "ét fund mere" if count == 1 else f"{count} fund mere"
            self.wrapped(f"klartekst har {more}. Vis alle med --all.", 0)
        self.measures(checked)

    def group(self, number: int, group: Group, checked: CheckedLetter, show_all: bool) -> None:
        count = f" – {places(len(group.findings))}" if len(group.findings) > 1 else ""
        title = self.style(group.rule.title, fg=COLOURS[group.severity], bold=True)
        self.line(f" {number}. {title}{count}")
        self.wrapped(group.rule.why, 4)
        shown = group.findings if show_all else group.findings[:SHOWN]
        for finding in shown:
            self.finding(finding, checked)
        left = len(group.findings) - len(shown)
        if left:
            self.line(f"    … og {places(left)} til.")
        self.line(f"    (Læs mere: klartekst explain {group.rule.id})")

    def finding(self, finding: Finding, checked: CheckedLetter) -> None:
        letter = checked.letter
        if finding.start is None or finding.end is None:
            self.wrapped(f"• {finding.message}", 4)
            return
        quote = shorten(" ".join(letter.text[finding.start : finding.end].split()))
        best = finding.suggestions[0] if finding.suggestions else None
        where = place(letter, finding.start)
        arrow = ""
        if best is not None and best.text is not None:
            same = (best.start, best.end) == (finding.start, finding.end)
            added = best.start == best.end
            shown = f"{quote}{best.text}" if added else best.text
            arrow = f" → «{shown}»" if shown else " → (stryg)"
            if not same and not added:
                arrow = f" → Skriv sætningen: «{best.text}»"
        self.wrapped(f"• {where}: «{quote}»{arrow}", 4)
        advice = best.note if best is not None else None
        if not arrow and advice:
            self.wrapped(advice, 6)
        elif not arrow:
            self.wrapped(finding.message, 6)

    def measures(self, checked: CheckedLetter) -> None:
        measures = checked.readability
        if measures is None:
            return
        self.line()
        if measures.lix is None:
            self.wrapped(f"Læsbarhed: {measures.words} ord. Teksten er for kort til et lixtal.", 0)
            return
        self.wrapped(
            f"Læsbarhed: lixtal {measures.lix:.0f} ({lix_band(measures.lix)}) – "
            f"{_number(measures.mean)} ord pr. sætning, {measures.long_word_share:.0%} lange ord, "
            f"den længste sætning er på {measures.longest} ord.".replace("%", " %"),
            0,
        )


def shorten(text: str, limit: int = 70) -> str:
    """The text, or its beginning and an ellipsis when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 2].rsplit(" ", 1)[0] + " …"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
