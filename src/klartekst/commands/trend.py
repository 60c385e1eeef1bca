"""`klartekst trend`."""

import click


@click.command(options_metavar="[VALG]")
@click.argument("report", metavar="[RAPPORT]", default="rapport", type=click.Path(file_okay=False))
@click.option(
    "--output", type=click.Path(dir_okay=False), metavar="FIL", help="Skriv udviklingen som en side (.html)."
)
def command(report: str, output: str | None) -> int:
    """Vis udviklingen fra kørsel til kørsel i mappen RAPPORT.

    Kun kørsler med de samme regler og den samme opsætning bliver sammenlignet.
    """
    from klartekst.scanning.report.development import show_trend

    return show_trend(report, output)
