"""Options that several commands share, so that they look and say the same everywhere."""

import click

SEVERITIES = ("tip", "advarsel", "fejl", "blokerende")

settings = click.option(
    "--settings", type=click.Path(dir_okay=False), metavar="FIL", help="Brug denne opsætning for alle breve."
)
profiles = click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAVN",
    help="Tal med en strategis ord: kolding, haderslev, faxe, ishoej, faelles eller jeres egen fil. "
    "»barn« tjekker et brev til et barn. »skabelon« og »brev« siger, hvad det er. Kan gentages.",
)

waivers = click.option(
    "--waivers",
    type=click.Path(dir_okay=False),
    default="klartekst-accept.json",
    show_default=True,
    metavar="FIL",
    help="Listen over accepterede fund.",
)
