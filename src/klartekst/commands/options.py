"""Options that several commands share, so that they look and say the same everywhere."""

import click

SEVERITIES = ("tip", "advarsel", "fejl", "blokerende")

settings = click.option(
    "--settings", type=click.Path(dir_okay=False), metavar="FIL", help="Brug denne opsætning for alle breve."
)
