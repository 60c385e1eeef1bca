"""`klartekst serve`."""

from typing import Any

import click

from klartekst.commands import options


@click.command(options_metavar="[VALG]")
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADRESSE", help="Hvor tjenesten lytter."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8081, show_default=True, metavar="TAL", help="Port."
)
@click.option(
    "--token-file",
    type=click.Path(dir_okay=False),
    metavar="FIL",
    help="Kræv den adgangsnøgle, der står i filen, af alle, der spørger.",
)
@click.option("--behind-proxy", is_flag=True, help="En proxy foran tjenesten kender brugerne og har TLS.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAVN", help="Svar også til dette værtsnavn.")
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ADRESSE",
    help="Lad websider fra denne adresse bruge tjenesten.",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, metavar="TAL",
    help="Hvor mange breve der læses ad gangen.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0.1, 600), default=30.0, show_default=True, metavar="SEKUNDER",
    help="Hvor længe ét brev må tage.",
)  # fmt: skip
@options.settings
@options.profiles
def command(**choices: Any) -> int:
    """Start klartekst som en tjeneste med en side i browseren.

    Åbn http://localhost:8081, og slip et brev på siden. Andre programmer kan bruge
    /v1/check, og LibreOffice og andre editorer kan bruge /v2 som deres LanguageTool-server.
    """
    from klartekst.running import Wishes, serve

    return serve(Wishes(**choices))
