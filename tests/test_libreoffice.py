"""Annotated letters through LibreOffice: they open, read the same, and show every comment.

Run with `pytest -m libreoffice`; skipped where LibreOffice or poppler's `pdftotext` is lacking. The real
templates are tried where they lie beside the project.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx_builder import BULLETS, control, docx, merge_field, p, r, t, table, text_box
from test_word_matrix import whole
from word_package import comments, members

from klartekst.annotating import Wishes, annotate_letters

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "real"
NEEDED = ("soffice", "pdftotext")

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)),
        reason="LibreOffice (soffice) or poppler (pdftotext) is not installed",
    ),
]

LONG = (
    "Såfremt du flytter, skal du snarest meddele dette til os, idet vi i modsat fald ikke er i stand til "
    "at behandle din ansøgning om hjælp inden for den frist, som vi tidligere har oplyst dig om."
)


def built() -> dict[str, bytes]:
    """Documents with what a writer of comments could break."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    bold = r("Såfremt ", "<w:b/>")
    return {
        "tables": docx(table(("Ydelse", LONG), ("Beløb", table((LONG, "500 kr.")) + p("ialt")))),
        "fields": docx(
            p("Kære ", merge_field("Navn", "Asta")), p(LONG, control(r(" Såfremt det sker.")), LONG)
        ),
        "boxes": docx(p(LONG, text_box(p(LONG)))),
        "notes": docx(
            p("Du må ", bold, "du flytter", note, ", gøre det snarest."),
            parts={"footnotes": f'<w:footnote w:id="2">{p(LONG)}</w:footnote>'},
        ),
        "breaks": docx(p(f"<w:r>{t('Dato')}<w:tab/>{t('snarest')}<w:br/>{t(LONG)}</w:r>")),
        "lists": docx(p(LONG, style="Punkt"), p(LONG, style="Punkt"), parts={"numbering": BULLETS}),
        "all constructs": whole(),
    }


@dataclass(frozen=True)
class Pair:
    """A letter and its copy with comments, and both as LibreOffice shows them."""

    before: Path
    after: Path

    def letters(self) -> tuple[str, str]:
        """The text of the two PDF files."""
        return _pdf_letters(self.before.with_suffix(".pdf")), _pdf_letters(self.after.with_suffix(".pdf"))


def _pdf_letters(path: Path) -> str:
    """All letters of a PDF as they were written; how far a footnote's number is from its word is left out."""
    command = ["pdftotext", "-raw", str(path), "-"]
    return "".join(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


def convert(paths: Sequence[Path], kind: str, profile: Path, folder: Path | None = None) -> None:
    """Has LibreOffice save the files as `kind`, beside them or in `folder`."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
    where = str(folder or paths[0].parent)
    subprocess.run(
        [*command, "--outdir", where, *map(str, paths)], capture_output=True, check=True, timeout=300
    )


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Every letter annotated, and both versions converted: to PDF to be read, the copy to ODT to be counted."""
    folder = tmp_path_factory.mktemp("breve")
    for name, data in built().items():
        (folder / f"{name}.docx").write_bytes(data)
    for original in (*ROOT.glob("examples/breve/*.docx"), *REAL.glob("*.docx")):
        shutil.copyfile(original, folder / original.name)
    before = sorted(folder.glob("*.docx"))
    annotate_letters([str(path) for path in before], Wishes(None, True, False, "2026-01-02T00:00:00Z"), None)
    copies = [path.with_name(f"{path.stem}.klartekst.docx") for path in before]
    made = [Pair(one, other) for one, other in zip(before, copies, strict=True) if other.exists()]
    profile = tmp_path_factory.mktemp("profile")
    convert([path for pair in made for path in (pair.before, pair.after)], "pdf", profile)
    convert([pair.after for pair in made], "odt", profile)
    return made


def test_most_letters_have_something_to_say(pairs: list[Pair]) -> None:
    """Otherwise the tests below would say nothing."""
    assert len(pairs) >= len(built()) + 2


def test_libreoffice_reads_the_same_text(pairs: list[Pair]) -> None:
    """The copy is the letter, letter for letter, headers and notes too."""
    for pair in pairs:
        before, after = pair.letters()
        assert before == after, pair.before.name
        assert before


def test_libreoffice_shows_every_comment(pairs: list[Pair]) -> None:
    """As many as the copy holds, all signed by klartekst or by whom they were."""
    for pair in pairs:
        content = members(pair.after.with_suffix(".odt").read_bytes())["content.xml"].decode()
        written = comments(pair.after.read_bytes())
        assert content.count("<office:annotation ") == len(written), pair.before.name
        own = sum(comment.author == "klartekst" for comment in written)
        assert content.count("<dc:creator>klartekst</dc:creator>") == own > 0


def test_every_other_part_is_as_it_was(pairs: list[Pair]) -> None:
    """Byte for byte, in the same order, also in templates that Word has made."""
    written = {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    for pair in pairs:
        before, after = members(pair.before.read_bytes()), members(pair.after.read_bytes())
        kept = [name for name in before if name not in written]
        assert [name for name in after if name not in written] == kept
        assert all(before[name] == after[name] for name in kept), pair.before.name
