"""`klartekst rules` and `klartekst rules test`."""

import click


@click.group(invoke_without_command=True, options_metavar="[VALG]", subcommand_metavar="[KOMMANDO]")
@click.pass_context
def command(context: click.Context) -> None:
    """Vis alle regler, eller afprøv dem med »rules test«."""
    if context.invoked_subcommand is None:
        from klartekst.showing import list_rules

        list_rules()


@command.command("test", options_metavar="[VALG]")
@click.argument("folders", nargs=-1, metavar="[MAPPE]…")
def test(folders: tuple[str, ...]) -> int:
    """Kør hvert eksempel i de indbyggede regler og i husets egne."""
    from klartekst.showing import try_out_rules

    return try_out_rules(folders)
