"""`klartekst accept`."""

from typing import Any

import click

from klartekst.commands import options


@click.command(short_help="Lad et fund blive stående, med en grund.", options_metavar="[VALG]")
@click.argument("path", metavar="BREV")
@click.argument("rule", metavar="REGEL")
@click.option(
    "--reason", required=True, metavar="TEKST", help="Hvorfor det må blive stående. Skriv ingen navne."
)
@click.option("--words", metavar="ORD", help="Kun de steder, hvor de markerede ord indeholder dette.")
@options.waivers
@options.settings
def command(path: str, **choices: Any) -> int:
    """Acceptér det, en regel finder i et brev, så det ikke meldes igen.

    Det gælder sætningen, også når den flyttes, og til den bliver ændret. Accepterede fund, der
    ikke findes mere, bliver nævnt, næste gang du
    kører »klartekst scan«.
    """
    from klartekst.accepting import accept

    return accept(path, **choices)
