"""What happens to a letter follows from what was seen and from the house's policy, and from nothing else."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from klartekst.errors import DataError, ExitStatus
from klartekst.finding import Severity
from klartekst.sending.decision import Because, Seen, Verdict, decide
from klartekst.sending.hook import status
from klartekst.sending.policy import Mode, Policy, policy
from klartekst.settings import Settings
from klartekst.settings_file import load

STOP = Policy(mode=Mode.STOP)
WRONG = (Because.FINDINGS, Because.UNREADABLE, Because.ERROR, Because.TIMEOUT)


def seen(because: Because) -> Seen:
    """Something seen."""
    return Seen(because, "Fordi.", {"uudfyldt-felt": 1} if because is Because.FINDINGS else {})


@pytest.mark.parametrize(("because", "holds"), list(product(WRONG, (True, False))))
def test_an_observing_hook_lets_everything_pass(because: Because, holds: bool) -> None:
    """Whatever the rest of the policy says."""
    rules = Policy(mode=Mode.OBSERVE, holds_unreadable=holds, holds_on_error=holds)
    assert decide(rules, seen(because)).verdict is Verdict.SEND


def test_a_clean_letter_is_always_sent() -> None:
    """In every mode."""
    for mode in Mode:
        rules = Policy(mode=mode, holds_unreadable=True, holds_on_error=True)
        assert decide(rules, seen(Because.CLEAN)).verdict is Verdict.SEND


def test_findings_are_asked_about_or_held() -> None:
    """As the mode says."""
    assert decide(Policy(mode=Mode.WARN), seen(Because.FINDINGS)).verdict is Verdict.ASK
    assert decide(STOP, seen(Because.FINDINGS)).verdict is Verdict.HOLD


@pytest.mark.parametrize("because", [Because.UNREADABLE, Because.ERROR, Because.TIMEOUT])
def test_what_cannot_be_judged_is_sent_unless_the_house_says_hold(because: Because) -> None:
    """A lawful time limit must not hang on a checker."""
    assert decide(STOP, seen(because)).verdict is Verdict.SEND
    strict = replace(STOP, holds_unreadable=True, holds_on_error=True)
    assert decide(strict, seen(because)).verdict is Verdict.HOLD


def test_the_two_switches_are_apart() -> None:
    """Unreadable is not an error."""
    one = replace(STOP, holds_unreadable=True)
    assert decide(one, seen(Because.ERROR)).verdict is Verdict.SEND
    other = replace(STOP, holds_on_error=True)
    assert decide(other, seen(Because.UNREADABLE)).verdict is Verdict.SEND


def test_the_sender_may_override_and_it_shows() -> None:
    """A reason, not a name."""
    made = decide(STOP, seen(Because.FINDINGS), "frist")
    assert (made.verdict, made.because, made.override) == (Verdict.SEND, Because.OVERRIDE, "frist")


def test_no_override_where_the_house_says_no() -> None:
    """Or where nothing is held."""
    assert decide(replace(STOP, override=False), seen(Because.FINDINGS), "frist").verdict is Verdict.HOLD
    assert decide(STOP, seen(Because.CLEAN), "frist").override is None


@pytest.mark.parametrize(
    ("because", "wanted"),
    [
        (Because.CLEAN, ExitStatus.OK),
        (Because.FINDINGS, ExitStatus.FINDINGS),
        (Because.UNREADABLE, ExitStatus.UNREADABLE),
        (Because.ERROR, ExitStatus.INTERNAL),
        (Because.TIMEOUT, ExitStatus.INTERNAL),
    ],
)
def test_the_exit_status_is_the_contracts(because: Because, wanted: ExitStatus) -> None:
    """An unreadable letter is never 0, also where it is sent on."""
    assert status(decide(STOP, seen(because))) is wanted


def test_findings_that_are_let_pass_are_0() -> None:
    """By an observing hook, or by an override."""
    assert status(decide(Policy(), seen(Because.FINDINGS))) is ExitStatus.OK
    assert status(decide(STOP, seen(Because.FINDINGS), "frist")) is ExitStatus.OK


def test_the_policy_stands_in_the_settings(tmp_path: Path) -> None:
    """Every key of the table; the log's path counts from the file."""
    file = tmp_path / "klartekst.toml"
    file.write_text(
        '[hook]\nmode = "stop"\non_findings = "fejl"\non_unreadable = "hold"\non_error = "hold"\n'
        'timeout_s = 9\noverride = false\nreasons = ["frist"]\nlog = "hook.jsonl"\n',
        "utf-8",
    )
    assert policy(load((file,))) == Policy(
        Mode.STOP, Severity.ERROR, True, True, 9, False, ("frist",), str(tmp_path / "hook.jsonl")
    )
    assert policy(Settings()) == Policy()


@pytest.mark.parametrize(
    "line", ['mode = "stp"', 'on_error = "vent"', "timeout_s = 0", 'override = "ja"', 'modus = "stop"']
)
def test_a_wrong_policy_is_an_error_and_not_a_silent_default(line: str, tmp_path: Path) -> None:
    """It says the line."""
    file = tmp_path / "klartekst.toml"
    file.write_text(f"[hook]\n{line}\n", "utf-8")
    with pytest.raises(DataError, match="linje 2"):
        load((file,))
