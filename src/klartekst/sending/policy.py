"""What the house has decided about letters on their way out: the table `[hook]` in `klartekst.toml`.

Nothing is held back unless the house says so. A decision with a statutory time limit must not lie in a queue
because a checker is down, so what cannot be read and what goes wrong is sent on by default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from klartekst.finding import Severity
from klartekst.settings import Settings


class Mode(StrEnum):
    """How far the house lets klartekst go."""

    OBSERVE = "observer"  # only measure
    WARN = "advarsel"  # ask the sender, who may send all the same
    STOP = "stop"  # hold the letter back


@dataclass(frozen=True, slots=True)
class Policy:
    """The policy on letters that are about to be sent.

    `on_findings` is the lowest severity that counts · `holds_unreadable` and `holds_on_error` say whether a letter
    that cannot be read, or a check that fails, holds the letter back · `seconds` is the time that one letter may
    take · `override` says whether the sender may send all the same, for one of `reasons` · `log` is a file that one
    line a letter is added to, without text, names or paths.
    """

    mode: Mode = Mode.OBSERVE
    on_findings: Severity = Severity.BLOCKING
    holds_unreadable: bool = False
    holds_on_error: bool = False
    seconds: int = 4
    override: bool = True
    reasons: tuple[str, ...] = ("frist", "falsk alarm", "andet")
    log: str | None = None

    def allows(self, reason: str | None) -> bool:
        """Whether the sender may send all the same for that reason.

        Reasons are a short closed list: they are counted, and must neither name a person nor tell of the case.
        """
        known = {each.casefold() for each in self.reasons}
        return self.override and reason is not None and reason.casefold() in known


def policy(settings: Settings) -> Policy:
    """The policy in the settings of a letter's folder."""
    given: Mapping[str, Any] = settings.hook
    usual = Policy()
    return Policy(
        mode=Mode(given.get("mode", usual.mode)),
        on_findings=given.get("on_findings", usual.on_findings),
        holds_unreadable=given.get("on_unreadable", "send") == "hold",
        holds_on_error=given.get("on_error", "send") == "hold",
        seconds=given.get("timeout_s", usual.seconds),
        override=given.get("override", usual.override),
        reasons=tuple(given.get("reasons", usual.reasons)),
        log=given.get("log"),
    )
