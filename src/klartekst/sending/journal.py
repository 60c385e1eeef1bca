"""The hook's one line a letter, for the caller and for the house's log: no text, no names, no paths."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from klartekst.errors import UsageError
from klartekst.sending.decision import Because, Decision, Verdict
from klartekst.sending.policy import Mode

SCHEMA: Literal["klartekst-hook/1"] = "klartekst-hook/1"


class Line(msgspec.Struct, frozen=True):
    """A decision as it is printed and logged. `status` is what the contract calls what was seen.

    `rules` counts the findings that matter under the policy; `letter` is the name that the caller gave it.
    """

    decision: Verdict
    because: Because
    mode: Mode
    status: int
    rules: Mapping[str, int]
    milliseconds: int
    time: str
    schema: Literal["klartekst-hook/1"] = SCHEMA
    message: str | None = None
    override: str | None = None
    letter: str | None = None


def line(decision: Decision, milliseconds: int, letter: str | None = None) -> Line:
    """The line of a decision, made now."""
    return Line(
        decision=decision.verdict,
        because=decision.because,
        mode=decision.mode,
        status=decision.seen.status,
        rules=decision.seen.rules,
        milliseconds=milliseconds,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        message=decision.seen.why,
        override=decision.override,
        letter=letter,
    )


def encoded(line: Line) -> str:
    """The line as JSON."""
    return msgspec.json.encode(line).decode()


def log(path: str, line: Line) -> None:
    """Adds the line to a log, without what only the caller needs. Raises UsageError when that cannot be done.

    One write in append mode: processes that log at the same time do not mix their lines.
    """
    kept = msgspec.structs.replace(line, message=None, letter=None)
    try:
        with Path(path).open("ab", buffering=0) as stream:
            stream.write(msgspec.json.encode(kept) + b"\n")
    except OSError:
        raise UsageError(f"Loggen »{path}« kan ikke skrives.", "Ret hook.log i klartekst.toml.") from None


def tally(path: str) -> list[str]:
    """What a log tells, as Danish lines: letters, what became of them, why, and the rules behind it.

    Lines that cannot be read are counted and passed over. Raises UsageError when there is no log.
    """
    try:
        raw = Path(path).read_bytes().splitlines()
    except OSError:
        raise UsageError(
            f"Loggen »{path}« kan ikke læses.",
            "Ret hook.log i klartekst.toml, eller vent på det første brev.",
        ) from None
    read = [each for each in (_line(one) for one in raw) if each is not None]
    told = [f"Breve: {len(read)}."]
    told += _counted("Afgørelse", Counter(_VERDICTS[each.decision] for each in read))
    told += _counted("Hvorfor", Counter(_REASONS[each.because] for each in read))
    told += _counted("Sendt alligevel", Counter(each.override for each in read if each.override))
    rules: Counter[str] = Counter()
    for each in read:
        rules.update(each.rules.keys())
    told += _counted("Breve med fund, efter regel", rules)
    if broken := len(raw) - len(read):
        told.append(f"Linjer, der ikke kan læses: {broken}.")
    return told


_VERDICTS = {Verdict.SEND: "sendt", Verdict.ASK: "spurgt", Verdict.HOLD: "holdt tilbage"}
_REASONS = {
    Because.CLEAN: "intet at rette",
    Because.FINDINGS: "noget skal rettes",
    Because.UNREADABLE: "brevet kan ikke læses",
    Because.ERROR: "fejl i klartekst",
    Because.TIMEOUT: "for lang tid",
    Because.OVERRIDE: "sendt alligevel",
}


def _line(raw: bytes) -> Line | None:
    try:
        return msgspec.json.decode(raw, type=Line)
    except msgspec.DecodeError:
        return None


def _counted(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    if counts:
        yield f"{title}:"
    for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        yield f"  {count:>6}  {name}"
