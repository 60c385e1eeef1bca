"""A run in the formats of `check` for other programs; lines are not kept, so places are characters."""

from collections.abc import Iterator, Mapping

from klartekst.finding import Severity
from klartekst.reports.issues import Issue, Unread
from klartekst.scanning.store import Store


def issues(store: Store, run: int, accepted: Mapping[str, str]) -> Iterator[Issue | Unread]:
    """The findings of a run; `accepted` gives the reason of a waiver by fingerprint."""
    for name, rule, severity, term, start, end, fingerprint in store.db.execute(
        "SELECT file.name, rule, severity, term, start, end, fingerprint "
        "FROM run_file JOIN file ON file.id = run_file.file JOIN letter ON letter.checked = run_file.checked "
        "JOIN main.finding AS found ON found.letter = letter.id WHERE run_file.run = ? "
        "ORDER BY file.name, part, start IS NULL, start, rule",
        (run,),
    ):
        yield Issue(
            path=name,
            rule=rule,
            severity=Severity(severity),
            entry=term,
            line=None,
            column=None,
            start=start,
            end=end,
            fingerprint=fingerprint,
            accepted=accepted.get(fingerprint),
        )
    for name, reason in store.unreadable(run):
        yield Unread(name, reason)
