"""`klartekst hook`."""

import click

from klartekst.commands import options


@click.command(options_metavar="[VALG]")
@click.argument("path", required=False, metavar="BREV")
@click.option("--name", metavar="FILNAVN", help="Hvad filen hedder, når den kommer fra standardinput.")
@click.option(
    "--id", "letter", metavar="NAVN", help="Et navn, som kalderen kender brevet på; det kommer med i svaret."
)
@click.option(
    "--override", metavar="GRUND", help="Send alligevel af en af de grunde, som opsætningen nævner."
)
@click.option("--exit-by-policy", is_flag=True, help="Slut med 0, når brevet må sendes, og ellers med 1.")
@click.option("--selftest", is_flag=True, help="Prøv nogle indbyggede breve mod jeres opsætning.")
@click.option("--tally", is_flag=True, help="Tæl, hvad der står i jeres log.")
@options.settings
def command(
    path: str | None,
    name: str | None,
    letter: str | None,
    override: str | None,
    settings: str | None,
    *,
    exit_by_policy: bool,
    selftest: bool,
    tally: bool,
) -> int:
    """Afgør, om et færdigt brev må sendes efter jeres opsætning. Skriv - for at læse fra standardinput.

    Svaret er én linje JSON. Sæt [hook] i klartekst.toml for at bestemme, hvad der holder et brev tilbage.
    """
    from klartekst.errors import UsageError
    from klartekst.sending import hook

    if selftest:
        from klartekst.sending.selftest import selftest as run

        return run(hook.settings_for("-", settings), settings)
    if tally:
        hook.show_tally(settings)
        return 0
    if path is None:
        raise UsageError("Der er ikke valgt noget brev.", "Skriv en fil eller - for standardinput.")
    return hook.run_hook(path, name, letter, override, settings, by_policy=exit_by_policy)
