"""How long it takes to read Word letters: not to check them, only to open, walk and mark their text.

    python benchmarks/reading.py [--letters 400] [FILE…]

Reads the files again and again until so many letters are read, on one core, and prints CPU seconds.
Without files it builds a letter of the size that municipal templates have.
"""

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))


def template() -> bytes:
    """A letter of three pages: a letterhead in a table, fields, a control, lists, a header and a footnote."""
    from docx_builder import BULLETS, control, docx, merge_field, p, table

    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    line = "Vi har talt med dig og din læge om, hvor langt du kan gå uden hjælp, og hvad du har brug for i hverdagen. "
    section = (
        p("Begrundelse", style="Overskrift2")
        + "".join(
            p(line, "Du har søgt om ", merge_field("Ydelse", "en rollator"), ". ", line) for _ in range(8)
        )
        + "".join(p("Send os dine bilag.", style="Punkt") for _ in range(4))
    )
    return docx(
        table(("Asta Lund, Åvej 3", "Dato: 2. juni 2026")),
        p("Afgørelse om rollator", style="Overskrift1"),
        p("Kære ", merge_field("Navn", "Asta Lund"), note),
        section * 2,
        control(p("Du kan klage til os inden 4 uger."), "Klagevejledning"),
        parts={
            "header": p("Nordby Kommune"),
            "numbering": BULLETS,
            "footnotes": f'<w:footnote w:id="2">{p("Lov om social service.")}</w:footnote>',
        },
        section='<w:headerReference w:type="default" r:id="header"/>',
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=400)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()

    from klartekst.readers.docx import read

    letters = [path.read_bytes() for path in options.files] or [template()]
    words = sum(len(read(data, "x").text.split()) for data in letters) // len(letters)
    begun = time.process_time()
    for number in range(options.letters):
        read(letters[number % len(letters)], "brev.docx")
    seconds = time.process_time() - begun
    each = 1000 * seconds / options.letters
    print(f"{options.letters} letters of {words} words: {seconds:.2f} s CPU, {each:.1f} ms a letter")


if __name__ == "__main__":
    main()
