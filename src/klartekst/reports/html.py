"""One self-contained HTML page: the letter with its marks, why, before and after, and the measures.

No script, no network, readable on paper and by a screen reader (WCAG 2.1 AA).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from klartekst.finding import Category, Finding, Severity, Suggestion
from klartekst.letter import Block, BlockKind
from klartekst.reports.summary import Group, groups, lix_band, must_mend, places, should_mend, verdict
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.understanding.places import place

# Findings on a whole sentence or paragraph are marked at one point: a mark over all of it hides the others.
AT_ONE_POINT = frozenset({Category.LONG_SENTENCE, Category.COMPLEX_SENTENCE, Category.STRUCTURE})


@dataclass(frozen=True, slots=True)
class Note:
    """One finding as the page shows it: its number, where it stands, and what to write instead."""

    number: int
    quote: str
    where: str
    message: str
    suggestion: Suggestion | None
    shown: str | None
    severity: Severity


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text: plain, or marked with the numbers of its findings."""

    text: str
    mark: int | None
    points: tuple[int, ...]
    severity: Severity | None = None


def page(letters: Sequence[CheckedLetter], rules: Mapping[str, Rule]) -> str:
    """The page for one letter or several."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("letter.html").render(letters=[_letter(each, rules) for each in letters])


def _letter(checked: CheckedLetter, rules: Mapping[str, Rule]) -> dict[str, Any]:
    made = groups(checked, rules)
    numbers = {id(finding): number for number, finding in enumerate(checked.findings, start=1)}
    must, should = must_mend(made), should_mend(made)
    rest = tuple(group for group in made if group not in must and group not in should)
    sections = [("Skal rettes", must), ("Bør rettes", should), ("Kan rettes", rest)]
    return {
        "name": "Brev fra standard input" if checked.letter.path == "-" else Path(checked.letter.path).name,
        "status": checked.status,
        "reason": checked.reason,
        "verdict": verdict(checked, made),
        "sections": [
            (title, [_group(group, checked, numbers) for group in part]) for title, part in sections if part
        ],
        "blocks": [(_tag(block), list(_pieces(block, checked, numbers))) for block in checked.letter.blocks],
        "measures": _measures(checked),
    }


def _group(group: Group, checked: CheckedLetter, numbers: Mapping[int, int]) -> dict[str, Any]:
    return {
        "rule": group.rule,
        "severity": group.severity,
        "count": places(len(group.findings)),
        "notes": [_note(finding, checked, numbers[id(finding)]) for finding in group.findings],
    }


def _note(finding: Finding, checked: CheckedLetter, number: int) -> Note:
    text = checked.letter.text
    quote = "" if finding.start is None else " ".join(text[finding.start : finding.end].split())
    best = next((each for each in finding.suggestions if each.text is not None), None)
    advice = best or (finding.suggestions[0] if finding.suggestions else None)
    shown = None
    if best is not None and best.text is not None:
        shown = quote + best.text if best.start == best.end else best.text
    where = place(checked.letter, finding.start)
    return Note(number, quote, where, finding.message, advice, shown, finding.severity)


def _tag(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "heading"
    return {BlockKind.LIST_ITEM: "item", BlockKind.TABLE_CELL: "cell"}.get(block.kind, "text")


def _pieces(block: Block, checked: CheckedLetter, numbers: Mapping[int, int]) -> Iterator[Piece]:
    """The block's text cut where marks begin and end; a mark that another covers becomes a point."""
    text = checked.letter.text
    inside = [f for f in checked.findings if f.start is not None and block.start <= f.start < block.end]
    inside.sort(key=lambda f: (f.start or 0, -(f.end or 0)))
    at = block.start
    points: list[int] = []
    for finding in inside:
        assert finding.start is not None and finding.end is not None
        number = numbers[id(finding)]
        if finding.category in AT_ONE_POINT or finding.start < at or finding.end > block.end:
            if finding.start > at:
                yield Piece(text[at : finding.start], None, tuple(points))
                at, points = finding.start, []
            points.append(number)
            continue
        if finding.start > at:
            yield Piece(text[at : finding.start], None, tuple(points))
            points = []
        yield Piece(text[finding.start : finding.end], number, tuple(points), finding.severity)
        at, points = finding.end, []
    if at < block.end or points:
        yield Piece(text[at : block.end], None, tuple(points))


def _measures(checked: CheckedLetter) -> list[tuple[str, str, str]]:
    """Rows of (what, number, what it means)."""
    figures = checked.readability
    if figures is None:
        return []
    rows = [
        ("Ord", str(figures.words), "Ord i brevets tekst, uden brevhoved, overskrifter og underskrift."),
        ("Ord pr. sætning", _number(figures.mean), "15 til 18 er let at læse for de fleste."),
        ("Længste sætning", f"{figures.longest} ord", "Over 25 ord taber mange tråden."),
        ("Lange ord", f"{figures.long_word_share:.0%}".replace("%", " %"), "Ord på mindst 7 bogstaver."),
    ]
    if figures.lix is None:
        rows.append(("Lixtal", "–", "Teksten er for kort til et lixtal."))
    else:
        meaning = f"{lix_band(figures.lix).capitalize()} tekst. Lixtallet er ord pr. sætning plus andelen af lange ord."
        rows.append(("Lixtal", f"{figures.lix:.0f}", f"{meaning} Det ser ikke knudrede sætninger og fagord."))
    return rows


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
