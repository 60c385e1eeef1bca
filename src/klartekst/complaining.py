"""What is said when something is wrong: to standard error, where a caseworker reads it or a log keeps it."""

import sys

import click

from klartekst.danish.personal_numbers import hidden
from klartekst.screen import fitted


def complain(text: object) -> None:
    """Says it on standard error. A CPR number in it, which can only stem from a file's name, is hidden."""
    said = hidden(str(text))
    named = said if said.startswith("klartekst ") else f"klartekst: {said}"
    click.echo(fitted(named, sys.stderr), err=True)
