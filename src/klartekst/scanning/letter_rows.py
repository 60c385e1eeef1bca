"""The rows that are kept of one letter: its figures, its sentences with a finding in them, and the findings."""

import json
import sqlite3

from klartekst.scanning.values import ReadLetter


def add_letter(db: sqlite3.Connection, checked: int, letter: ReadLetter) -> None:
    """Adds a letter with its sentences and findings under the number of its check, unless it is there."""
    made = db.execute(
        "INSERT OR IGNORE INTO letter (checked, part, kind, stage, status, reason, score, words, sentences, "
        "longest, mean, lix, long_words, gains, personal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            checked, letter.part, letter.kind, letter.stage, letter.status, letter.reason, letter.score,
            letter.words, letter.sentences, letter.longest, letter.mean, letter.lix, letter.long_words,
            json.dumps(letter.gains), letter.personal,
        ),
    )  # fmt: skip
    if not made.rowcount:  # the same content in two files that were read at the same time
        return
    number = made.lastrowid
    sentences: list[int | None] = []
    for each in letter.flagged:
        kept = db.execute(
            "INSERT INTO sentence (letter, start, end, words, shape) VALUES (?, ?, ?, ?, ?)",
            (number, each.start, each.end, each.words, each.shape or None),
        )
        sentences.append(kept.lastrowid)
    db.executemany(
        "INSERT OR IGNORE INTO shape (digest, parts) VALUES (?, ?)",
        ((each.shape, each.parts) for each in letter.flagged if each.shape),
    )
    db.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                number, None if each.sentence is None else sentences[each.sentence], each.rule,
                each.category, each.severity, each.term, each.place, each.start, each.end, each.fingerprint,
            )
            for each in letter.found
        ),
    )  # fmt: skip
