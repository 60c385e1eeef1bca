"""`klartekst clean`."""

import click


@click.command(options_metavar="[VALG]")
@click.argument("paths", nargs=-1, metavar="BREV…")
@click.option("--output", type=click.Path(dir_okay=False), metavar="FIL", help="Giv kopien dette navn.")
@click.option("--in-place", is_flag=True, help="Fjern dem i selve filen i stedet for i en kopi.")
def command(paths: tuple[str, ...], output: str | None, *, in_place: bool) -> int:
    """Fjern klarteksts kommentarer fra et brev.

    Andres kommentarer og teksten bliver, som de er. Den rensede kopi af
    brev.klartekst.docx hedder brev.renset.docx.
    """
    from klartekst.annotating import clean_letters

    return clean_letters(paths, output, in_place=in_place)
