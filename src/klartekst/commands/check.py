"""`klartekst check`."""

from typing import Any

import click

from klartekst.commands import options


@click.command(options_metavar="[VALG]")
@click.argument("paths", nargs=-1, metavar="BREV…")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["terminal", "json", "html", "sarif", "junit", "github"]),
    default="terminal",
    help="Formen på resultatet.",
)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FIL", help="Skriv resultatet i en fil.")
@click.option("--all", "show_all", is_flag=True, help="Vis alle fund og ikke kun de vigtigste.")
@click.option(
    "--fail-on",
    type=click.Choice(options.SEVERITIES),
    help="Slut med kode 1 ved fund af denne vægt eller højere (ellers: fejl).",
)
@click.option("--reading", "with_reading", is_flag=True, help="Vis også læsetid og stavelser.")
@click.option("--exit-zero", is_flag=True, help="Slut med kode 0, også når der er fund.")
@click.option("--only", multiple=True, metavar="REGEL", help="Kør kun denne regel. Kan gentages.")
@click.option(
    "--excerpts", type=click.Choice(["none", "masked", "full"]), default="none", help="Citér brevet i JSON."
)
@options.waivers
@options.settings
@options.profiles
@click.option(
    "--type",
    "given_type",
    metavar="ART",
    help="Sig, hvilken art brev det er, for eksempel afgoerelse-afslag.",
)
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Tjek et eller flere breve. Skriv - for at læse fra standardinput.

    En mappe betyder alle breve i mappen. klartekst læser dokumenter fra Word
    og OpenDocument, PDF, websider, RTF, tekst og Markdown, mails og Digital
    Post, skabelonkode og fraser i regneark. En fil kan rumme flere breve, og
    hvert får sit eget svar.
    """
    from klartekst.checking import Wishes, check_letters

    return check_letters(paths, Wishes(**options))
