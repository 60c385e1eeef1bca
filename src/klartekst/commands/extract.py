"""`klartekst extract`."""

import click


@click.command(options_metavar="[VALG]")
@click.argument("path", metavar="BREV")
@click.option("--marks", is_flag=True, help="Vis også, hvad hvert afsnit og hvert mærke er.")
def command(path: str, *, marks: bool) -> None:
    """Vis den tekst, som fundenes pladser tæller i."""
    from klartekst.showing import show_text

    show_text(path, marks=marks)
