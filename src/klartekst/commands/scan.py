"""`klartekst scan`."""

from typing import Any

import click

from klartekst.commands import options


@click.command(options_metavar="[VALG]")
@click.argument("folders", nargs=-1, metavar="MAPPE…")
@click.option(
    "--output",
    type=click.Path(file_okay=False),
    default="rapport",
    show_default=True,
    metavar="MAPPE",
    help="Hvor rapporten og lageret skal ligge.",
)
@click.option("--include", multiple=True, metavar="MØNSTER", help="Læs kun filer som *.docx. Kan gentages.")
@click.option("--exclude", multiple=True, metavar="MØNSTER", help="Læs ikke filer som arkiv/*. Kan gentages.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="ANTAL", help="Processer (ellers: en pr. kerne)."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.01),
    default=60.0,
    show_default=True,
    metavar="SEKUNDER",
    help="Den tid, én fil må tage.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=0),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Den hukommelse, én proces må bruge. 0 er ingen grænse.",
)
@click.option(
    "--export",
    "exports",
    multiple=True,
    type=click.Choice(["csv", "xlsx", "jsonl", "parquet", "sarif", "junit", "github"]),
    help="Skriv også resultaterne som tabeller. Kan gentages.",
)
@click.option(
    "--volumes",
    type=click.Path(dir_okay=False),
    metavar="FIL",
    help="Liste i CSV med skabelon og breve om året, så de mest brugte kommer først.",
)
@click.option(
    "--excerpts", is_flag=True, help="Citér skabelonerne i rapporten. Breve til personer citeres aldrig."
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    metavar="FIL",
    help="Slut kun med kode 1 ved det, der er nyt siden.",
)
@click.option(
    "--write-baseline", type=click.Path(dir_okay=False), metavar="FIL", help="Gem fundene som udgangspunkt."
)
@click.option(
    "--fail-on",
    type=click.Choice(options.SEVERITIES),
    help="Slut med kode 1 ved fund af denne vægt eller højere; med --baseline kun ved nye (ellers: advarsel).",
)
@click.option("--exit-zero", is_flag=True, help="Slut med kode 0, også når der er fund.")
@click.option(
    "--dask",
    metavar="ADRESSE",
    help="Fordel arbejdet på en Dask-klynge (tcp://vært:8786), og skriv også resultatet som tabeller i Parquet.",
)
@click.option(
    "--keep-runs",
    type=click.IntRange(min=1),
    metavar="ANTAL",
    help="Behold kun de nyeste kørsler, og slet det, som kun ældre kørsler bruger.",
)
@click.option(
    "--anonymise-paths",
    is_flag=True,
    help="Skriv dæknavne i stedet for navne på filer og mapper, som kan være borgeres. Gælder fremover i lageret.",
)
@click.option(
    "--key-list",
    type=click.Path(dir_okay=False),
    metavar="FIL",
    help="Skriv en liste over, hvilken fil hvert dæknavn står for. Gem den et andet sted end rapporten.",
)
@options.waivers
@options.settings
def command(folders: tuple[str, ...], **choices: Any) -> int:
    """Tjek en hel samling breve eller skabeloner, og lav en rapport.

    Rapporten viser, hvad der skal rettes først, og hvilke sætninger der går igen. Uændrede filer
    læses ikke igen, og en kørsel, der blev afbrudt, fortsætter, hvor den slap. Brevenes tekst
    gemmes ikke.

    En tabel med breve (.parquet eller .jsonl) kan stå i stedet for en mappe.
    """
    from klartekst.scanning.choices import Choices
    from klartekst.scanning.command import scan_folders

    return scan_folders(folders, Choices(**choices))
