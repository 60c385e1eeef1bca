"""`klartekst watch`."""

import click

from klartekst.commands import options


@click.command(short_help="Afgør, om breve, der bliver lagt i en mappe, må sendes.", options_metavar="[VALG]")
@click.argument("folder", metavar="MAPPE")
@click.option(
    "--interval",
    type=click.FloatRange(0.1),
    default=10.0,
    metavar="SEKUNDER",
    help="Hvor tit der kigges (ellers: 10).",
)
@click.option("--move", is_flag=True, help="Flyt brevene til »klar« og »til-gennemsyn« i mappen.")
@click.option("--once", is_flag=True, help="Tag de breve, der ligger der nu, og slut.")
@options.settings
def command(folder: str, interval: float, settings: str | None, *, move: bool, once: bool) -> None:
    """Hold øje med en mappe, og afgør af hvert nyt brev, om det må sendes.

    Afgørelsen af brev.docx bliver skrevet i brev.docx.klartekst.json. Intet bliver slettet.
    """
    from klartekst.sending.watch import watch

    watch(folder, settings, interval, move=move, once=once)
