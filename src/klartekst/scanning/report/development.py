"""What `klartekst trend` shows: the runs, the kinds of letters, and the documents that moved most."""

from collections.abc import Sequence
from pathlib import Path

import click

from klartekst import __version__
from klartekst.danish.numerals import counted, decimal
from klartekst.errors import ExitStatus, UsageError
from klartekst.scanning.report.charts import Line, line_chart
from klartekst.scanning.report.environment import environment, kind_name
from klartekst.scanning.rescoring import rescore
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.trend import Point, Trend, trend

MOST = 10
"""Files that are named where they could not be scored again."""


def show_trend(
    report: str, output: str | None, folders: Sequence[str] = (), settings: str | None = None
) -> int:
    """Shows the trend of the store in a report's folder, as a page too when asked.

    With `folders` of letters, runs under older rules are scored again from them. Raises UsageError.
    """
    path = Path(report) / FILE_NAME
    if not path.is_file():
        raise UsageError(
            f"Der er ingen kørsler i mappen »{report}«.", "Kør klartekst scan først, eller ret stien."
        )
    with Store(path) as store:
        made = trend(store, rescore(store, folders, settings) if folders else ())
    for line in _lines(made):
        click.echo(line)
    if output:
        text = (
            environment()
            .get_template("trend.html")
            .render(made=made, charts=_charts(made), again=_scored_again(made), version=__version__)
        )
        Path(output).write_text(text, "utf-8")
        click.echo(f"Skrevet: {output}")
    return ExitStatus.OK


def _lines(made: Trend) -> list[str]:
    lines = [f"{'Kørsel':<12}{'Dokumenter':>11}{'Point':>8}{'Ord pr. sætning':>17}{'Med fejl':>10}"]
    lines += [
        f"{each.day:<12}{each.documents:>11}{_shown(each.score):>8}{_shown(each.mean):>17}{each.grave:>10}"
        for each in made.points
    ]
    lines += _scored_again(made)
    if made.other:
        runs = counted(made.other, "kørsel", "kørsler")
        lines.append(
            f"{runs} med andre regler eller anden opsætning er ikke med, for pointene er ikke lavet på samme måde."
        )
    lines += [
        f"{kind_name(kind)}: {_shown(before.score)} → {_shown(after.score)} point ({after.documents} dokumenter)"
        for kind, before, after in made.kinds
    ]
    for title, moved in (("Bedre:", made.better), ("Ringere:", made.worse)):
        if moved:
            lines.append(title)
            lines += [f"  {each.name}: {each.before} → {each.after}" for each in moved]
    lines.append(f"{made.new} nye dokumenter, {made.gone} er væk.")
    return lines


def _scored_again(made: Trend) -> list[str]:
    """What is said of runs that were scored again, and of what in them could not be."""
    lines = []
    for each in made.rescored:
        lines.append(
            f"Kørslen fra {each.day} har fået point igen med de nye regler: {each.done} af {each.files} filer."
        )
        if each.missing:
            named = ", ".join(each.missing[:MOST])
            more = f" og {len(each.missing) - MOST} mere" if len(each.missing) > MOST else ""
            lines.append(
                f"Tallene for den kørsel gælder kun de {each.done}. Resten er ændret siden, og den gamle udgave "
                f"ligger ikke i mappen: {named}{more}."
            )
    return lines


def _shown(value: float | None) -> str:
    return "–" if value is None else decimal(value)


def _charts(made: Trend) -> list[tuple[Line, str]]:
    def values(of: str) -> list[tuple[str, float]]:
        found = [(_short(each), getattr(each, of)) for each in made.points]
        return [(label, value) for label, value in found if value is not None]

    charts = [
        (line_chart("point", "Midterste point", values("score"), 100), "Point"),
        (line_chart("saetning", "Midterste antal ord pr. sætning", values("mean"), 40), "Ord pr. sætning"),
    ]
    return [each for each in charts if len(each[0].points) > 1]


def _short(point: Point) -> str:
    year, month, day = point.day.split("-")
    return f"{day}.{month}.{year[2:]}"
