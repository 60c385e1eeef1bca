"""What `klartekst hook` does: one letter in, one line out, and the exit status of what was seen."""

import sys
import time
from pathlib import Path

import click

from klartekst.errors import ExitStatus, UsageError
from klartekst.sending.decision import Because, Decision, Verdict, decide
from klartekst.sending.journal import encoded, line, log, tally
from klartekst.sending.policy import Policy, policy
from klartekst.sending.trial import look_apart
from klartekst.settings import Settings
from klartekst.settings_file import find_files, load


def run_hook(
    path: str,
    name: str | None,
    letter: str | None,
    override: str | None,
    settings: str | None,
    *,
    by_policy: bool,
) -> int:
    """Decides on the letter at `path` ("-" is standard input, a file called `name`) and prints the decision.

    Returns the status of the contract, or with `by_policy` 0 for a letter that may be sent and 1 for the others.
    Raises UsageError for wrong use and DataError for settings that are wrong.
    """
    rules = policy(settings_for(path, settings))
    check_reason(rules, override)
    if path != "-" and not Path(path).is_file():
        raise UsageError("Brevet findes ikke.", "Kontrollér stien og filnavnet.")
    data = sys.stdin.buffer.read() if path == "-" else b""
    begun = time.monotonic()
    if path == "-":
        seen = look_apart(rules, None, data, name or "-", settings)
    else:
        seen = look_apart(rules, str(Path(path).resolve()), b"", name or path, settings)
    decision = decide(rules, seen, override)
    made = line(decision, round(1000 * (time.monotonic() - begun)), letter)
    if rules.log is not None:
        log(rules.log, made)
    click.echo(encoded(made))
    if by_policy:
        return ExitStatus.OK if decision.verdict is Verdict.SEND else ExitStatus.FINDINGS
    return status(decision)


def status(decision: Decision) -> ExitStatus:
    """The exit status: what was seen; 0 where findings were let pass by an observing hook or an override."""
    if decision.seen.because is Because.FINDINGS and decision.verdict is Verdict.SEND:
        return ExitStatus.OK
    return decision.seen.status


def show_tally(settings: str | None) -> None:
    """Prints what the log tells. Raises UsageError when the house keeps none."""
    rules = policy(settings_for("-", settings))
    if rules.log is None:
        raise UsageError("Der er ingen log.", 'Skriv »log = "hook.jsonl"« under [hook] i klartekst.toml.')
    for told in tally(rules.log):
        click.echo(told)


def settings_for(path: str, file: str | None) -> Settings:
    """The settings of the letter's folder, or of the file that is given for all."""
    if file is not None:
        if not Path(file).is_file():
            raise UsageError(f"Opsætningen »{file}« findes ikke.", "Ret stien til filen.")
        return load((Path(file),))
    return load(find_files(Path.cwd() if path == "-" else Path(path).parent))


def check_reason(rules: Policy, override: str | None) -> None:
    """Raises UsageError for a reason to send all the same that the policy does not know."""
    if override is None or rules.allows(override):
        return
    if not rules.override:
        raise UsageError("Jeres opsætning tillader ikke at sende alligevel.", "Ret brevet, eller spørg it.")
    known = ", ".join(f"»{each}«" for each in rules.reasons)
    raise UsageError("Grunden til at sende alligevel kendes ikke.", f"Skriv en af: {known}.")
