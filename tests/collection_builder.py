"""Small collections of letters, scanned, and what a run of one holds."""

from pathlib import Path

from klartekst.scanning.collection import Collection
from klartekst.scanning.scan import Limits, Run, scan
from klartekst.scanning.store import Store
from klartekst.scanning.walk import Walk

CANARY = "Kanariefugl"
LETTER = (
    "Kære {canary} Hansen\n\nVi har modtaget din ansøgning nr. {number}. Såfremt du flytter, bedes du meddele "
    "det til os snarest muligt. Dit CPR-nummer er 010180-1234.\n\nVenlig hilsen\nBorgerservice\n"
)


def write_collection(place: Path) -> Path:
    """Twelve small letters in two departments, and what is no letter."""
    for number in range(12):
        path = place / ("Ældre" if number % 2 else "Job") / f"brev{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LETTER.format(number=number, canary=CANARY), "utf-8")
    (place / "Job" / "~$brev.docx").write_bytes(b"lock")
    (place / "Job" / "brev.klartekst.docx").write_bytes(b"our own copy")
    (place / "Job" / "noter.xyz").write_text("intet brev", "utf-8")
    return place


def scanned(folder: Path, store: Store, **limits: float) -> Run:
    """One run over a folder."""
    walk = Walk([str(folder)], (), (), folder.parent / "rapport")
    return scan(Collection(walk, store), Limits(**{"workers": 1, **limits}))  # type: ignore[arg-type]


def rows(store: Store) -> list[tuple[object, ...]]:
    """What the last run holds, without numbers that depend on the order of reading."""
    return store.db.execute(
        "SELECT file.name, part, kind, score, rule, severity, term, place, finding.start, finding.end, fingerprint "
        "FROM run_file JOIN file ON file.id = file JOIN letter USING (checked) "
        "JOIN finding ON finding.letter = letter.id WHERE run = (SELECT max(id) FROM run) ORDER BY 1, 2, 9, 5"
    ).fetchall()
