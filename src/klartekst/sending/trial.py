"""Has one letter looked at by a process of its own, and waits no longer than the policy allows."""

import subprocess
import sys

import msgspec

from klartekst.errors import ExitStatus, UsageError
from klartekst.sending.decision import Because, Seen
from klartekst.sending.policy import Policy

SLOW = "Det tog mere end {seconds} sekunder at tjekke brevet, så det er ikke tjekket."
BROKEN = "Der skete en fejl i klartekst, så ingen har tjekket brevet. Meld den til jeres it-afdeling."


def look_apart(policy: Policy, path: str | None, data: bytes, name: str, settings: str | None) -> Seen:
    """What the letter at `path` shows, or without a path the letter in `data`, whose file is called `name`.

    Never raises for what the letter holds: a crash and a time-out are seen as such.
    Raises UsageError when the settings or the path are wrong.
    """
    order = {"path": path, "name": name, "settings": settings, "least": policy.on_findings}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "klartekst.sending.look"],
            input=msgspec.json.encode(order) + b"\n" + data,
            capture_output=True,
            timeout=policy.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Seen(Because.TIMEOUT, SLOW.format(seconds=policy.seconds))
    if done.returncode == ExitStatus.USAGE:
        raise UsageError(done.stderr.decode("utf-8", "replace"), "")
    try:
        return msgspec.json.decode(done.stdout, type=Seen)
    except msgspec.DecodeError:
        return Seen(Because.ERROR, BROKEN)
