"""`klartekst smtp`."""

import click

from klartekst.commands import options


@click.command(
    short_help="Afgør, om mails på vej ud må sendes, foran mailserveren.", options_metavar="[VALG]"
)
@click.option(
    "--listen", default="127.0.0.1:10025", show_default=True, metavar="VÆRT:PORT", help="Hvor der lyttes."
)
@click.option(
    "--next", "following", required=True, metavar="VÆRT:PORT", help="Den mailserver, der sendes videre til."
)
@click.option(
    "--allow",
    multiple=True,
    metavar="NET",
    help="Et netværk, der må sende mails gennem klartekst (ellers: kun denne maskine).",
)
@click.option(
    "--from",
    "senders",
    multiple=True,
    metavar="@DOMÆNE",
    help="Tjek kun mails fra disse afsendere (ellers: alle).",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    metavar="ANTAL",
    help="Hvor mange mails der tjekkes ad gangen (ellers: 2).",
)
@options.settings
def command(
    listen: str,
    following: str,
    allow: tuple[str, ...],
    senders: tuple[str, ...],
    workers: int,
    settings: str | None,
) -> None:
    """Tjek mails på vej ud: Stå foran mailserveren, og lad brevene gå videre, eller afvis dem efter jeres opsætning.

    Et brev, der er taget imod, er afleveret til den næste server; ellers har afsenderens server det stadig.
    """
    from klartekst.sending.smtp import run_smtp

    run_smtp(listen, following, allow, senders, workers, settings)
