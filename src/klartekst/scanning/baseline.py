"""A baseline: the fingerprints of what was found, so that old faults do not fail a run and new ones do.

A fingerprint is a hash of the rule and the sentence; names of files are masked as everywhere. An edited sentence
gives all that is still wrong in it new fingerprints, so what no fingerprint knows is counted against what has gone
from the same document by the same rule: to mend one word of a sentence brings nothing new.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from klartekst.danish.numerals import counted, thousands
from klartekst.errors import DataError, UsageError
from klartekst.finding import Severity
from klartekst.scanning.store import Store

_PART = re.compile(r"#\d+\Z")
"""Which letter of a file a document is, behind the file's name."""


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a run found: the fingerprints of each document by rule, and the rules that it was found under.

    `names` is the id of the pseudonyms that the documents stand under, None for their own names.
    """

    schema: Literal["klartekst-baseline/1"]
    rules_version: str
    documents: dict[str, dict[str, list[str]]]
    names: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What a run has in common with a baseline. `failing` of the new ones weigh enough to fail it."""

    known: int
    new: int
    mended: int
    failing: int
    same_rules: bool

    def __str__(self) -> str:
        said = f"{thousands(self.known)} kendte, {counted(self.new, 'ny', 'nye')}, {thousands(self.mended)} løst."
        return (
            said
            if self.same_rules
            else f"{said} Reglerne er ændret siden, så nogle af dem kan skyldes reglerne."
        )


def write_baseline(store: Store, run: int, rules_version: str, path: Path) -> None:
    """Keeps what a run found. Raises UsageError for a file that cannot be written."""
    documents: dict[str, dict[str, list[str]]] = {}
    for name, rule, fingerprint, _ in _found(store, run):
        documents.setdefault(name, {}).setdefault(rule, []).append(fingerprint)
    names = store.pseudonyms.id if store.pseudonyms is not None else None
    made = msgspec.json.encode(Baseline("klartekst-baseline/1", rules_version, documents, names))
    try:
        path.write_bytes(msgspec.json.format(made, indent=1) + b"\n")
    except OSError:
        raise UsageError(f"»{path}« kan ikke skrives.", "Vælg en anden fil.") from None


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises UsageError when there is none, DataError for another kind of file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError:
        raise UsageError(f"»{path}« findes ikke.", "Lav den først med --write-baseline.") from None
    except msgspec.DecodeError:
        raise DataError(
            str(path),
            None,
            None,
            "filen er ikke lavet med --write-baseline.",
            "Vælg en anden fil, eller lav den igen.",
        ) from None


def named_as_in(store: Store, baseline: Baseline) -> Baseline:
    """The baseline with its documents named as the store does.

    Raises UsageError when the store cannot know them: they stand under the pseudonyms of another.
    """
    names = store.pseudonyms
    if baseline.names == (names.id if names is not None else None):
        return baseline
    if names is None or baseline.names is not None:
        raise UsageError(
            "Udgangspunktet har dæknavne, som er lavet i en anden rapportmappe.",
            "Brug den samme mappe efter --output, eller lav udgangspunktet igen med --write-baseline.",
        )
    documents = {}
    for name, found in baseline.documents.items():
        part = _PART.search(name)
        file = name if part is None else name[: part.start()]
        documents[names.of(file) + name[len(file) :]] = found
    return msgspec.structs.replace(baseline, documents=documents, names=names.id)


def compare(
    store: Store,
    run: int,
    rules_version: str,
    baseline: Baseline,
    limit: Severity,
    accepted: Container[str] = frozenset(),
) -> Difference:
    """What is known, new and mended in a run; new findings of `limit` or graver fail it.

    `accepted` are the fingerprints of waivers: what they cover is neither new nor mended.
    """
    before = {
        (name, rule): Counter(found)
        for name, rules in baseline.documents.items()
        for rule, found in rules.items()
    }
    known = new = failing = 0
    come: dict[tuple[str, str], list[int]] = {}
    """How grave each finding is that no fingerprint knows, by its document and rule."""
    for name, rule, fingerprint, severity in _found(store, run):
        left = before.get((name, rule))
        if left is not None and left[fingerprint] > 0:
            left[fingerprint] -= 1
            known += fingerprint not in accepted
        elif fingerprint not in accepted:
            come.setdefault((name, rule), []).append(Severity(severity).rank)
    mended = sum(left.total() for left in before.values())
    for where, ranks in come.items():
        gone = before[where].total() if where in before else 0
        edited = min(gone, len(ranks))
        known += edited
        mended -= edited
        new += len(ranks) - edited
        failing += sum(rank >= limit.rank for rank in sorted(ranks)[edited:])
    return Difference(known, new, mended, failing, baseline.rules_version == rules_version)


def _found(store: Store, run: int) -> Iterator[tuple[str, str, str, str]]:
    yield from store.db.execute(
        "SELECT file.name || CASE part WHEN 0 THEN '' ELSE '#' || part END, found.rule, fingerprint, severity "
        "FROM run_file JOIN file ON file.id = run_file.file JOIN letter ON letter.checked = run_file.checked "
        "JOIN main.finding AS found ON found.letter = letter.id WHERE run_file.run = ? ORDER BY 1, start, 2, 3",
        (run,),
    )
