"""Letters as files and as rows, and what a scan of them gives: here, and in the partitions of a cluster."""

import json
import os
from pathlib import Path
from typing import Any

from klartekst.scanning.clusters import group
from klartekst.scanning.collection import Collection
from klartekst.scanning.export import export
from klartekst.scanning.identity import Checkings
from klartekst.scanning.partition_work import Order
from klartekst.scanning.report.overview import overview
from klartekst.scanning.scan import Limits, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.values import Plan
from klartekst.scanning.walk import Walk

CANARY = "Kanariefugl"
TEXT = (
    "Om din sag\n\nKære {canary} Hansen\n\nVi har modtaget din ansøgning nr. {number}. Såfremt du flytter, bedes "
    "du meddele det til os snarest muligt. Dit CPR-nummer er 010180-1234.\n\nVenlig hilsen\nBorgerservice\n"
)
Row = tuple[Any, ...]


def write_letters(folder: Path, number: int) -> Path:
    """Letters in three departments, one file that holds no letter, and the same letter twice."""
    for each in range(number):
        path = folder / ("Job", "Ældre", "Børn")[each % 3] / f"brev{each:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(canary=CANARY, number=each), "utf-8")
    (folder / "Job" / "skadet.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "Job" / "kopi").mkdir()
    (folder / "Job" / "kopi" / "brev000.txt").write_bytes((folder / "Job" / "brev000.txt").read_bytes())
    return folder


def write_table(path: Path, number: int, more: str = "") -> Path:
    """The same as rows, each with more words at its end."""
    rows = [
        {"id": f"2026-{each}", "text": TEXT.format(canary=CANARY, number=each) + more, "department": "Job"}
        for each in range(number)
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def write_kind(kind: str, folder: Path, number: int) -> Path:
    """So many letters as "files" in a folder, or as "rows" of a table."""
    return (
        write_letters(folder / "breve", number)
        if kind == "files"
        else write_table(folder / "b.jsonl", number)
    )


def walk(letters: Path) -> Walk:
    """The collection."""
    return Walk([str(letters)], (), (), letters.parent / "rapport")


def here(letters: Path) -> dict[str, list[Row]]:
    """What a scan on this machine gives, table by table."""
    output = letters.parent / "her"
    with Store(output / FILE_NAME) as store:
        run = scan(Collection(walk(letters), store), Limits(workers=2))
        export(store, run.id, ["parquet"], output)
    return {name: table(output / f"{name}.parquet") for name in ("dokumenter", "fund")}


def table(path: Path) -> list[Row]:
    """The rows of a Parquet file, or of all those in a folder, in an order of their own."""
    from pyarrow import parquet

    return sorted((tuple(row.values()) for row in parquet.read_table(path).to_pylist()), key=repr)


def there(output: Path) -> dict[str, list[Row]]:
    """What a cluster wrote."""
    return {name: table(output / "tabeller" / name) for name in ("dokumenter", "fund")}


def shown(store: Store, run: int) -> dict[str, Any]:
    """What a report on a run says, without the numbers that depend on the order of reading."""
    group(store)
    made = overview(store, run, None)
    return {
        "documents": [
            (
                each.name,
                each.part,
                each.department,
                each.kind,
                each.score,
                each.gains,
                each.grave,
                each.changed,
            )
            for each in made.documents
        ],
        "departments": [
            (each.name, each.score, each.mean, each.grave, each.problems) for each in made.departments
        ],
        "kinds": [(each.name, each.score, each.mean, each.grave, each.problems) for each in made.kinds],
        "problems": made.problems,
        "terms": made.terms,
        "clusters": [
            (each.leader, each.documents, each.letters, each.same, each.rules, each.terms)
            for each in made.clusters
        ],
        "unreadable": made.unreadable,
    }


def held(output: Path) -> str:
    """All values of all tables that a cluster wrote, and the store."""
    from pyarrow import parquet

    values = [repr(parquet.read_table(path).to_pylist()) for path in sorted(output.rglob("*.parquet"))]
    stores = [path.read_bytes().decode("latin-1") for path in sorted(output.glob("*.sqlite"))]
    return "".join(values + stores)


def order(letters: Path, seconds: float = 60.0, digest: bytes | None = None) -> Order:
    """What a process is told."""
    own = Checkings(None).of(os.path.join(walk(letters).first, "x")).digest  # noqa: PTH118
    return Order(Plan(None, b"k" * 32), walk(letters), digest or own, (), seconds)
