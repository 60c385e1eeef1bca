"""`klartekst explain`."""

import click


@click.command(short_help="Vis en regels manualside.", options_metavar="[VALG]")
@click.argument("rule", metavar="REGEL")
def command(rule: str) -> None:
    """Vis en regels manualside: hvad, hvorfor, før og efter, og hvad den lader i fred."""
    from klartekst.showing import explain_rule

    explain_rule(rule)
