"""`klartekst config`."""

import click


@click.command(short_help="Vis den opsætning, der gælder i en mappe.", options_metavar="[VALG]")
@click.argument("folder", required=False, default=".", metavar="[MAPPE]")
def command(folder: str) -> None:
    """Vis den opsætning, der gælder i en mappe, og hvor hver værdi kommer fra."""
    from klartekst.showing import show_config

    show_config(folder)
