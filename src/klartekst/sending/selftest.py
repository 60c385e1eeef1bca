"""Canned letters through the house's own policy: does the hook work here, and does it do what we decided?"""

from dataclasses import dataclass

import click

from klartekst.errors import ExitStatus
from klartekst.sending.decision import Because, Verdict, decide
from klartekst.sending.policy import Mode, policy
from klartekst.sending.trial import look_apart
from klartekst.settings import Settings

_HEAD = "Åby Kommune\nDato: 4. maj 2026\n\nDu får hjælp til rengøring\n\nKære Ali\n\n"
_BODY = "Du får hjælp til rengøring hver anden uge. Ring til Ida på 11 22 33 44, hvis du har spørgsmål.\n"


@dataclass(frozen=True, slots=True)
class Canned:
    """A letter, what it is called in the report, and what is to be seen in it."""

    title: str
    name: str
    data: bytes
    expected: Because


LETTERS = (
    Canned("et brev uden fejl", "brev.txt", (_HEAD + _BODY).encode(), Because.CLEAN),
    Canned(
        "et brev med et tomt felt",
        "brev.txt",
        f"{_HEAD}Du får [antal] timer. {_BODY}".encode(),
        Because.FINDINGS,
    ),
    Canned("et CPR-nummer i filnavnet", "afslag-010180-1234.txt", (_HEAD + _BODY).encode(), Because.FINDINGS),
    Canned("en tom fil", "brev.txt", b"", Because.UNREADABLE),
    Canned("en ødelagt Word-fil", "brev.docx", b"PK\x03\x04" + bytes(100), Because.UNREADABLE),
)

_SHOWN = {
    Verdict.SEND: "bliver sendt",
    Verdict.ASK: "afsenderen bliver spurgt",
    Verdict.HOLD: "bliver holdt tilbage",
}


def selftest(settings: Settings, file: str | None) -> ExitStatus:
    """Prints what becomes of each canned letter under the policy; INTERNAL when the check itself saw wrong.

    A house that counts milder findings, too, may see more in the first letter; that is its own decision.
    """
    rules = policy(settings)
    click.echo(
        f"Opsætning: mode = {rules.mode}, on_findings = {rules.on_findings}, timeout_s = {rules.seconds}"
    )
    if rules.mode is Mode.OBSERVE:
        click.echo("Klartekst måler kun og holder intet tilbage.")
    good = True
    for each in LETTERS:
        seen = look_apart(rules, None, each.data, each.name, file)
        as_expected = seen.because is each.expected
        good = good and as_expected
        verdict = _SHOWN[decide(rules, seen).verdict]
        click.echo(f"{'ok  ' if as_expected else 'FEJL'}  {each.title}: {verdict}")
        if not as_expected:
            click.echo(f"      {seen.why}")
    return ExitStatus.OK if good else ExitStatus.INTERNAL
