"""From what was seen in a letter to what shall happen to it. Knows the policy and no letter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from klartekst.errors import ExitStatus
from klartekst.sending.policy import Mode, Policy


class Verdict(StrEnum):
    """What shall happen to the letter."""

    SEND = "send"
    ASK = "ask"  # ask the sender, who may send all the same
    HOLD = "hold"


class Because(StrEnum):
    """What the verdict rests on."""

    CLEAN = "clean"
    FINDINGS = "findings"
    UNREADABLE = "unreadable"
    ERROR = "error"
    TIMEOUT = "timeout"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw: how it ended, and how many findings of each rule count under the policy.

    `why` says it in Danish, and holds no text of the letter.
    """

    because: Because
    why: str
    rules: Mapping[str, int] = field(default_factory=dict)

    @property
    def status(self) -> ExitStatus:
        """The exit status that the contract gives what was seen, whatever the policy is."""
        return _STATUS[self.because]


_STATUS = {
    Because.CLEAN: ExitStatus.OK,
    Because.FINDINGS: ExitStatus.FINDINGS,
    Because.UNREADABLE: ExitStatus.UNREADABLE,
    Because.ERROR: ExitStatus.INTERNAL,
    Because.TIMEOUT: ExitStatus.INTERNAL,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on a letter, what it rests on, and what was seen."""

    verdict: Verdict
    because: Because
    seen: Seen
    mode: Mode
    override: str | None = None


def decide(policy: Policy, seen: Seen, override: str | None = None) -> Decision:
    """The verdict under the policy; `override` is the sender's reason to send all the same.

    An observing hook lets everything pass. A letter that cannot be read, or a check that fails, is held only where
    the policy says so.
    """
    verdict = _verdict(policy, seen)
    if verdict is not Verdict.SEND and policy.allows(override):
        return Decision(Verdict.SEND, Because.OVERRIDE, seen, policy.mode, override)
    return Decision(verdict, seen.because, seen, policy.mode)


def _verdict(policy: Policy, seen: Seen) -> Verdict:
    if policy.mode is Mode.OBSERVE or seen.because is Because.CLEAN:
        return Verdict.SEND
    if seen.because is Because.UNREADABLE and not policy.holds_unreadable:
        return Verdict.SEND
    if seen.because in {Because.ERROR, Because.TIMEOUT} and not policy.holds_on_error:
        return Verdict.SEND
    return Verdict.ASK if policy.mode is Mode.WARN else Verdict.HOLD
