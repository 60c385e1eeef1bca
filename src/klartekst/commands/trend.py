"""`klartekst trend`."""

import click

from klartekst.commands import options


@click.command(options_metavar="[VALG]")
@click.argument("report", metavar="[RAPPORT]", default="rapport", type=click.Path(file_okay=False))
@click.option(
    "--output", type=click.Path(dir_okay=False), metavar="FIL", help="Skriv udviklingen som en side (.html)."
)
@click.option(
    "--rescore",
    "folders",
    multiple=True,
    type=click.Path(),
    metavar="MAPPE",
    help="Giv kørsler med ældre regler point igen med de nye: fra brevene i mappen, både de gamle og dem, der er "
    "som før. Kan gentages.",
)
@options.settings
def command(report: str, output: str | None, folders: tuple[str, ...], settings: str | None) -> int:
    """Vis udviklingen fra kørsel til kørsel i mappen RAPPORT.

    Kun kørsler med de samme regler og den samme opsætning bliver sammenlignet.
    """
    from klartekst.scanning.report.development import show_trend

    return show_trend(report, output, folders, settings)
