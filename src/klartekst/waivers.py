"""Findings that somebody has accepted, each with a reason: a small file that lies beside the letters.

A waiver holds for a sentence, wherever it stands, and knows it by its fingerprint alone: it lives when lines move,
ends when the sentence is changed, and tells nothing of its words.
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from klartekst.errors import DataError
from klartekst.finding import Finding

FILE_NAME = "klartekst-accept.json"


class Waiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One accepted finding: its rule and fingerprint, why, and on what day (ÅÅÅÅ-MM-DD)."""

    rule: str
    fingerprint: str
    reason: str
    since: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: Literal["klartekst-accept/1"]
    accepted: tuple[Waiver, ...]


class Waivers:
    """The waivers of a file; `used` remembers which of them have met a finding."""

    def __init__(self, accepted: Iterable[Waiver] = ()) -> None:
        self.by_fingerprint = {each.fingerprint: each for each in accepted}
        self.used: set[str] = set()

    def split(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The findings that stand, and those that are accepted."""
        stand: list[Finding] = []
        accepted: list[Finding] = []
        for finding in findings:
            if finding.fingerprint in self.by_fingerprint:
                self.used.add(finding.fingerprint)
                accepted.append(finding)
            else:
                stand.append(finding)
        return tuple(stand), tuple(accepted)

    @property
    def unused(self) -> list[Waiver]:
        """The waivers that met no finding: the sentence was mended, or the rule finds it no more."""
        return [each for each in self.by_fingerprint.values() if each.fingerprint not in self.used]

    def add(self, finding: Finding, reason: str) -> bool:
        """Accepts a finding as of today; whether it was not accepted before."""
        if finding.fingerprint in self.by_fingerprint:
            return False
        day = date.today().isoformat()
        self.by_fingerprint[finding.fingerprint] = Waiver(finding.rule, finding.fingerprint, reason, day)
        return True

    def write(self, path: Path) -> None:
        """Writes the file, in an order that does not change."""
        accepted = sorted(self.by_fingerprint.values(), key=lambda each: (each.rule, each.fingerprint))
        made = {"schema": "klartekst-accept/1", "accepted": [msgspec.to_builtins(each) for each in accepted]}
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_waivers(path: Path) -> Waivers:
    """The waivers of a file, none when there is no such file. Raises DataError for a file that is none."""
    if not path.is_file():
        return Waivers()
    try:
        return Waivers(msgspec.json.decode(path.read_bytes(), type=_File).accepted)
    except msgspec.DecodeError:
        raise DataError(
            str(path),
            None,
            None,
            "filen er ikke en liste over accepterede fund.",
            "Slet den, eller hent den igen.",
        ) from None
