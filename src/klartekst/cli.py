"""The command line: errors become Danish and the right exit status. Each command is a file in `commands/`."""

import gc
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from klartekst import __version__
from klartekst.complaining import complain
from klartekst.cycles import look_seldom
from klartekst.errors import ExitStatus, KlartekstError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

COMMANDS = (
    "check",
    "scan",
    "trend",
    "compare",
    "accept",
    "annotate",
    "clean",
    "fix",
    "rules",
    "explain",
    "config",
    "extract",
    "hook",
    "watch",
    "smtp",
    "serve",
)
"""The commands in the order that the help lists them; each is `command` in a module of its name."""


_QUOTED = re.compile(r"'([^'\n]*)'")
"""A name as click quotes it, some before its text is looked up in the catalogue, where it cannot be translated."""


class OneFileEach(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"klartekst.commands.{name}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's; "did you mean" needs to be told the names, as no command is there before it is asked for."""
        try:
            return super().resolve_command(context, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=context) from error


def main() -> None:
    """Entry point: runs a command, and turns every error into Danish and the right exit status."""
    look_seldom()
    _leave_no_core_file()
    _speak_danish()
    try:
        _run()
    finally:
        gc.freeze()  # all ends with the process: looking for cycles in it first would take a tenth of a short run


def _run() -> NoReturn:
    try:
        status = commands.main(prog_name="klartekst", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else ExitStatus.OK)
    except KlartekstError as error:
        complain(str(error))
        sys.exit(error.status)
    except click.ClickException as error:
        hint = f"\nSkriv »klartekst {_command(error)}--help« for hjælp."
        complain(_QUOTED.sub(r"»\1«", error.format_message()) + hint)
        sys.exit(ExitStatus.USAGE)
    except (KeyboardInterrupt, click.Abort):
        complain("Afbrudt.")
        sys.exit(ExitStatus.INTERNAL)
    except BrokenPipeError:
        # The reader of our output went away (`klartekst check … | head`): nothing to say, nothing lost.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(ExitStatus.OK)
    except Exception as error:
        if os.environ.get("KLARTEKST_FEJLSOEG"):
            _show_frames(error)
        complain(
            f"Der skete en fejl i klartekst ({type(error).__name__}). "
            "Meld den til jeres it-afdeling; brevets tekst er ikke gemt noget sted."
        )
        sys.exit(ExitStatus.INTERNAL)


def _leave_no_core_file() -> None:
    """A crash in a C library must not write the memory, and with it a letter, to the disk; children inherit this."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _speak_danish() -> None:
    """click looks its own texts up with gettext; the Danish catalogue lies beside the code."""
    import gettext

    os.environ["LANGUAGE"] = "da"
    gettext.bindtextdomain("klartekst", str(Path(__file__).parent / "locale"))
    gettext.textdomain("klartekst")


def _show_frames(error: BaseException) -> None:
    """Where an error came from: code and line numbers, and never its message, which may quote the letter."""
    import traceback

    click.echo("".join(traceback.format_tb(error.__traceback__)), err=True, nl=False)


def _command(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else ""
    return path.removeprefix("klartekst").strip() + " " if path not in ("", "klartekst") else ""


@click.group(
    cls=OneFileEach,
    context_settings=CONTEXT,
    invoke_without_command=True,
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO",
)
@click.option("--version", is_flag=True, help="Vis versionen, og stop.")
@click.option("--verbose", is_flag=True, help="Vis også reglernes, ordbogens og sprogmodellens version.")
@click.pass_context
def commands(context: click.Context, *, version: bool, verbose: bool) -> None:
    """Læser et brev fra kommunen og siger, hvad borgeren vil snuble over, hvorfor, og hvad du kan skrive i stedet.

    Brevet bliver på maskinen: klartekst bruger ikke nettet og gemmer ingen tekst.
    """
    if version:
        click.echo(f"klartekst {__version__}")
        if verbose:
            from klartekst.showing import show_parts

            show_parts()
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
