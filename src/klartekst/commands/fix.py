"""`klartekst fix`."""

from typing import Any

import click

from klartekst.commands import options


@click.command(options_metavar="[VALG]")
@click.argument("paths", nargs=-1, metavar="BREV…")
@click.option("--write", is_flag=True, help="Ret i selve filen i stedet for i en kopi.")
@click.option("--drafts", is_flag=True, help="Vis også udkast til omskrivninger, og spørg om hvert af dem.")
@options.settings
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Ret det, der kan rettes uden at spørge, i en kopi af brevet.

    Rettelserne bliver vist først. Kopien af brev.txt hedder brev.klartekst.txt.
    Skriv - for at læse fra standardinput og skrive det rettede brev til standardoutput.
    """
    from klartekst.fixing import fix_letters

    return fix_letters(paths, **options)
