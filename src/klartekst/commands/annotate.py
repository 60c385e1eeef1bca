"""`klartekst annotate`."""

from datetime import datetime

import click

from klartekst.commands import options


@click.command(options_metavar="[VALG]")
@click.argument("paths", nargs=-1, metavar="BREV…")
@click.option("--output", type=click.Path(dir_okay=False), metavar="FIL", help="Giv kopien dette navn.")
@click.option("--all", "tips", is_flag=True, help="Skriv også kommentarer om småting.")
@click.option(
    "--track-changes",
    "track",
    is_flag=True,
    help="Sæt de sikre rettelser ind som sporede ændringer, du kan godkende.",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="ÅÅÅÅ-MM-DD",
    help="Kommentarernes dato (ellers: i dag).",
)
@options.settings
def command(
    paths: tuple[str, ...],
    output: str | None,
    date: datetime | None,
    settings: str | None,
    *,
    tips: bool,
    track: bool,
) -> int:
    """Skriv kommentarer i en kopi af brevet.

    Kopien af brev.docx hedder brev.klartekst.docx. klartekst ændrer ikke dit
    eget brev. Fjern kommentarerne igen med »klartekst clean«.
    """
    from klartekst.annotating import Wishes, annotate_letters

    day = date or datetime.now()
    return annotate_letters(paths, Wishes(output, tips, track, day.strftime("%Y-%m-%dT00:00:00Z")), settings)
