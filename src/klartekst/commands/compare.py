"""`klartekst compare`."""

import click

from klartekst.commands import options


@click.command(short_help="Vis, hvad der er løst, og hvad der er kommet til.", options_metavar="[VALG]")
@click.argument("before", metavar="FØR")
@click.argument("after", metavar="EFTER")
@click.option(
    "--letters",
    type=click.Path(file_okay=False, exists=True),
    metavar="MAPPE",
    help="Sammenlign to opsætninger (to klartekst.toml-filer) på brevene i mappen.",
)
@click.option("--all", "show_all", is_flag=True, help="Vis hvert fund, også når der er flere breve.")
@options.settings
def command(before: str, after: str, letters: str | None, settings: str | None, *, show_all: bool) -> int:
    """Vis, hvad der er løst, og hvad der er kommet til, fra før til efter.

    Det, du sammenligner, er to udgaver af et brev, to mapper eller to
    opsætninger.
    """
    from klartekst.comparing import compare

    return compare(before, after, letters, settings, show_all=show_all)
