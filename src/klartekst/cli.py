"""The command line: options in, exit status out. Everything heavy is imported when a command runs."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from klartekst import __version__
from klartekst.errors import ExitStatus, KlartekstError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
SEVERITIES = ("tip", "advarsel", "fejl", "blokerende")


def main() -> None:
    """Entry point: runs a command, and turns every error into Danish and the right exit status."""
    _speak_danish()
    try:
        status = commands.main(prog_name="klartekst", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else ExitStatus.OK)
    except KlartekstError as error:
        _complain(str(error))
        sys.exit(error.status)
    except click.ClickException as error:
        hint = f"\nSkriv »klartekst {_command(error)}--help« for hjælp."
        _complain(error.format_message() + hint)
        sys.exit(ExitStatus.USAGE)
    except (KeyboardInterrupt, click.Abort):
        _complain("Afbrudt.")
        sys.exit(ExitStatus.INTERNAL)
    except BrokenPipeError:
        # The reader of our output went away (`klartekst check … | head`): nothing to say, nothing lost.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(ExitStatus.OK)
    except Exception as error:
        if os.environ.get("KLARTEKST_FEJLSOEG"):
            raise
        _complain(
            f"Der skete en fejl i klartekst ({type(error).__name__}). "
            "Meld den til jeres it-afdeling; brevets tekst er ikke gemt noget sted."
        )
        sys.exit(ExitStatus.INTERNAL)


def _speak_danish() -> None:
    """click looks its own texts up with gettext; the Danish catalogue lies beside the code."""
    import gettext

    os.environ["LANGUAGE"] = "da"
    gettext.bindtextdomain("klartekst", str(Path(__file__).parent / "locale"))
    gettext.textdomain("klartekst")


def _complain(text: str) -> None:
    click.echo(f"klartekst: {text}", err=True)


def _command(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else ""
    return path.removeprefix("klartekst").strip() + " " if path not in ("", "klartekst") else ""


@click.group(
    context_settings=CONTEXT,
    invoke_without_command=True,
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO",
)
@click.option("--version", is_flag=True, help="Vis versionen, og stop.")
@click.option("--verbose", is_flag=True, help="Vis også reglernes, ordbogens og sprogmodellens version.")
@click.pass_context
def commands(context: click.Context, version: bool, verbose: bool) -> None:
    """Læser et brev fra kommunen og siger, hvad borgeren vil snuble over, hvorfor, og hvad du kan skrive i stedet.

    Brevet bliver på maskinen: klartekst bruger ikke nettet og gemmer ingen tekst.
    """
    if version:
        click.echo(f"klartekst {__version__}")
        if verbose:
            from klartekst.commands import show_parts

            show_parts()
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@commands.command(options_metavar="[VALG]")
@click.argument("paths", nargs=-1, metavar="BREV…")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["terminal", "json", "html"]),
    default="terminal",
    help="Hvordan resultatet vises.",
)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FIL", help="Skriv resultatet i en fil.")
@click.option("--all", "show_all", is_flag=True, help="Vis alle fund og ikke kun de vigtigste.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help="Slut med kode 1 ved fund af denne vægt eller højere (ellers: fejl).",
)
@click.option("--reading", "with_reading", is_flag=True, help="Vis også læsetid og stavelser.")
@click.option("--exit-zero", is_flag=True, help="Slut med kode 0, også når der er fund.")
@click.option("--only", multiple=True, metavar="REGEL", help="Kør kun denne regel. Kan gentages.")
@click.option(
    "--excerpts", type=click.Choice(["none", "masked", "full"]), default="none", help="Citér brevet i JSON."
)
@click.option(
    "--settings", type=click.Path(dir_okay=False), metavar="FIL", help="Brug denne opsætning for alle breve."
)
@click.option(
    "--type",
    "given_type",
    metavar="ART",
    help="Sig, hvilken art brev det er, for eksempel afgoerelse-afslag.",
)
def check(paths: tuple[str, ...], **options: Any) -> int:
    """Tjek et eller flere breve. Skriv - for at læse fra standardinput.

    En mappe betyder alle breve i mappen. klartekst læser .txt og .md og Words
    .docx, .dotx, .docm og .dotm.
    """
    from klartekst.commands import check_letters

    return check_letters(paths, **options)


@commands.command(options_metavar="[VALG]")
@click.argument("paths", nargs=-1, metavar="BREV…")
@click.option("--write", is_flag=True, help="Ret i selve filen i stedet for i en kopi.")
@click.option("--drafts", is_flag=True, help="Vis også udkast til omskrivninger, og spørg om hvert af dem.")
@click.option(
    "--settings", type=click.Path(dir_okay=False), metavar="FIL", help="Brug denne opsætning for alle breve."
)
def fix(paths: tuple[str, ...], **options: Any) -> int:
    """Ret det, der kan rettes uden at spørge, i en kopi af brevet.

    Rettelserne bliver vist først. Kopien af brev.txt hedder brev.klartekst.txt.
    Skriv - for at læse fra standardinput og skrive det rettede brev til standard output.
    """
    from klartekst.fixing import fix_letters

    return fix_letters(paths, **options)


@commands.group(invoke_without_command=True, options_metavar="[VALG]", subcommand_metavar="[KOMMANDO]")
@click.pass_context
def rules(context: click.Context) -> None:
    """Vis alle regler, eller afprøv dem med »rules test«."""
    if context.invoked_subcommand is None:
        from klartekst.commands import list_rules

        list_rules()


@rules.command("test", options_metavar="[VALG]")
@click.argument("folders", nargs=-1, metavar="[MAPPE]…")
def rules_test(folders: tuple[str, ...]) -> int:
    """Kør hvert eksempel i de indbyggede regler og i husets egne."""
    from klartekst.commands import test_rules

    return test_rules(folders)


@commands.command(options_metavar="[VALG]")
@click.argument("rule", metavar="REGEL")
def explain(rule: str) -> None:
    """Vis en regels manualside: hvad, hvorfor, før og efter, og hvad den lader i fred."""
    from klartekst.commands import explain_rule

    explain_rule(rule)


@commands.command(options_metavar="[VALG]")
@click.argument("folder", required=False, default=".", metavar="[MAPPE]")
def config(folder: str) -> None:
    """Vis den opsætning, der gælder i en mappe, og hvor hver værdi kommer fra."""
    from klartekst.commands import show_config

    show_config(folder)


@commands.command(options_metavar="[VALG]")
@click.argument("path", metavar="BREV")
@click.option("--marks", is_flag=True, help="Vis også, hvad hvert afsnit og hvert mærke er.")
def extract(path: str, marks: bool) -> None:
    """Vis den tekst, som fundenes pladser tæller i."""
    from klartekst.commands import show_text

    show_text(path, marks)
