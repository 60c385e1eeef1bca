"""Banks of phrases: which cells and entries are read, where they stand, what is not asked of them."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from damaged import read_or_refused
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from klartekst.checker import Checker
from klartekst.cli import commands
from klartekst.errors import UnreadableLetter
from klartekst.letter import Letter
from klartekst.readers import phrases
from klartekst.readers.open import read_bytes
from klartekst.readers.phrases import cell, holds_prose
from klartekst.settings import Settings
from klartekst.understanding.stage import Stage

HARD = "Såfremt du ønsker at klage, skal du gøre det inden 4 uger."
PLAIN = "Du får hjælp til rengøring fra mandag."


def book(*rows: list[object], title: str = "Ark1") -> bytes:
    """A workbook of one sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def letters(data: bytes, name: str) -> list[Letter]:
    """The phrases of a bank."""
    return list(read_bytes(data, name, Path(name).suffix))


def found(data: bytes, name: str) -> dict[str, str]:
    """The phrases of a bank by their place."""
    return {each.path.partition("#")[2]: each.text for each in letters(data, name)}


PROSE = [
    HARD,
    PLAIN,
    "Ring til os.",
    "<p>Du får hjælp</p><p>Ring til os.</p>",
    "Kære {navn}. Tak for dit brev.",
]
NO_PROSE = [
    "",
    "AB-12",
    "afgoerelse_afslag_tekst",
    "2026-05-03T10:00:00",
    "https://ballum.dk/klage/over/en/afgoerelse.",
    "C:\\Sager\\Skabeloner\\brev.docx",
    "Blok 1.1 Afslag på boligstøtte",
    "Anna Holm, Bent Bo, Carl Dam, Dina Eg, Erik Fog, Fie Gad, Gro Høj, Ib Juul.",
    "function visTekst() { return 'Du får hjælp til rengøring'; }\n",
    "d9428888-122b-11e1-b85c-61cd3cbb3210",
]


@pytest.mark.parametrize("value", PROSE)
def test_sentences_are_prose(value: str) -> None:
    """Short ones too, and those with tags and gaps."""
    assert holds_prose(value)


@pytest.mark.parametrize("value", NO_PROSE)
def test_keys_numbers_codes_and_labels_are_none(value: str) -> None:
    """Nobody reads them."""
    assert not holds_prose(value)


def test_cells_of_a_workbook_by_sheet_and_cell() -> None:
    """One fragment a cell that holds a sentence."""
    data = book(["Id", "Tekst"], [1, HARD], [2, PLAIN, None, "Ring til os."], title="Afgørelser")
    assert found(data, "bank.xlsx") == {
        "Afgørelser!B2": HARD,
        "Afgørelser!B3": PLAIN,
        "Afgørelser!D3": "Ring til os.",
    }
    first = letters(data, "bank.xlsx")[0]
    assert (first.format, first.fragment) == ("xlsx", True)


def test_strings_of_json_by_pointer() -> None:
    """Slashes in keys are escaped; keys for programs are left out."""
    data = {"afslag": {"tekst": HARD, "id": "a-1"}, "a/b": [PLAIN, 7], "$comment": HARD, "_note": HARD}
    assert found(json.dumps(data).encode(), "bank.json") == {"/afslag/tekst": HARD, "/a~1b/0": PLAIN}


CSV = [
    ("semicolons", f"Id;Tekst\r\n1;{HARD}\r\n2;{PLAIN}\r\n"),
    ("commas", f'Id,Tekst\n1,"{HARD}"\n2,"{PLAIN}"\n'),
    ("tabs", f"Id\tTekst\n1\t{HARD}\n2\t{PLAIN}\n"),
    ("Excel's first line", f"sep=;\nId;Tekst\n2;{HARD}"),
]


@pytest.mark.parametrize("text", [c[1] for c in CSV], ids=[c[0] for c in CSV])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_cells_of_csv_whatever_the_delimiter_and_the_encoding(text: str, encoding: str) -> None:
    """The comma inside a sentence is no delimiter."""
    cells = found(text.encode(encoding), "bank.csv")
    assert HARD in cells.values()
    assert all(place.startswith("B") for place in cells)


def test_a_line_break_in_a_cell_makes_no_row() -> None:
    """Places count as the spreadsheet does."""
    data = f'Id;Tekst\n1;"{PLAIN}\n\n{HARD}"\n2;Ring til os.\n'.encode()
    assert list(found(data, "bank.csv")) == ["B2", "B3"]


def test_cells_are_named_as_spreadsheets_do() -> None:
    """After Z comes AA."""
    assert [cell(1, 1), cell(3, 26), cell(3, 27), cell(9, 703)] == ["A1", "Z3", "AA3", "AAA9"]


def test_nothing_that_a_whole_letter_must_have_is_asked_of_a_phrase() -> None:
    """A decision without complaint guidance is a phrase here and a fault in a letter."""
    decision = (
        "Kære Ali\n\nVi har besluttet at give dig afslag på hjælp til rengøring efter servicelovens § 83. "
        "Du kan selv gøre rent, og du har fortalt os, at du går tur hver dag og handler ind. Vi har lagt vægt "
        "på, at du kan bruge begge arme, og at du ikke bliver træt af det. Vi kom på besøg hos dig i maj, og "
        "da så vi, hvordan du klarer dig i din hverdag.\n\nMed venlig hilsen\nAsta Lund"
    )
    checker = Checker(Settings())
    phrase = letters(json.dumps([decision]).encode(), "bank.json")[0]
    checked = checker.check(phrase)
    assert checked.type is None
    assert {each.start for each in checked.findings} & {None} == set()
    assert "missing" not in set(checked.elements.values())
    whole = checker.check(read_bytes(decision.encode(), "brev.txt", ".txt")[0])
    assert any(each.start is None for each in whole.findings)


def test_a_gap_in_a_phrase_is_no_leftover() -> None:
    """A bank is made of templates."""
    phrase = letters(json.dumps(["Kære Ali. Du får {beloeb} kr. hver måned."]).encode(), "bank.json")[0]
    assert Checker(Settings()).analyse(phrase).stage is Stage.TEMPLATE


def test_the_report_shows_what_is_to_mend_and_counts_the_rest(tmp_path: Path) -> None:
    """Each rule is explained once, however many phrases it meets."""
    file = tmp_path / "bank.xlsx"
    file.write_bytes(book([HARD], [PLAIN], ["Såfremt du flytter, skal du ringe til os."]))
    shown = CliRunner().invoke(commands, ["check", str(file)]).output
    assert "bank.xlsx#Ark1!A1" in shown
    assert "bank.xlsx#Ark1!A2" not in shown
    assert shown.count("Ingen siger ordene højt.") == 1
    assert shown.endswith("3 tekster i alt: 2 bør rettes, 1 er klar.\n")


def test_a_hundred_thousand_cells_are_looked_through() -> None:
    """Numbers and codes cost little."""
    data = "\n".join(f"{n};AB-{n};x" for n in range(34_000)) + f"\n1;{PLAIN};2\n"
    assert list(found(data.encode(), "bank.csv")) == ["B34001"]


def hollow(cells: str) -> bytes:
    """A workbook whose only sheet holds this XML."""
    filled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book([PLAIN]))) as old,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = (
                    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                    f'<dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData></worksheet>'
                ).encode()
            new.writestr(name, data)
    return filled.getvalue()


FAR = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 400))
BAD = [
    ("no sentence", "bank.json", b'{"id": 7}', "ingen hele sætninger"),
    ("no JSON", "bank.json", b"{Ring til os.", "er ikke JSON, som klartekst kan læse"),
    ("nested without end", "bank.json", b"[" * 200_000, "er ikke JSON, som klartekst kan læse"),
    ("number without end", "bank.json", b'{"a": 1' + b"0" * 100_000 + b"}", "ingen hele sætninger"),
    ("no sentence in csv", "bank.csv", b"a;b\n1;2\n", "ingen hele sætninger"),
    ("bytes called csv", "bank.csv", b"a;\0\x01\x02", "ikke en tekstfil"),
    ("text called xlsx", "bank.xlsx", b"Ring til os.", "er ikke et regneark"),
    ("cut off", "bank.xlsx", book([PLAIN])[:2000], "beskadiget"),
    ("empty workbook", "bank.xlsx", book(), "ingen hele sætninger"),
    ("cells at the far end of every row", "bank.xlsx", hollow(FAR), "for mange felter"),
    ("entities", "bank.xlsx", hollow("<!DOCTYPE a>"), "beskadiget"),
    ("old spreadsheet", "bank.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "gamle format"),
]


@pytest.mark.parametrize(("name", "data", "what"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_what_is_no_bank_says_so(name: str, data: bytes, what: str) -> None:
    """In Danish, without the text."""
    with pytest.raises(UnreadableLetter, match=what) as caught:
        letters(data, name)
    assert "Ring" not in str(caught.value)


def test_a_sheet_that_lies_about_its_size_is_read() -> None:
    """It says that it fills every cell there is."""
    row = f'<row r="2"><c r="B2" t="inlineStr"><is><t>{PLAIN}</t></is></c></row>'
    assert found(hollow(row), "bank.xlsx") == {"Ark1!B2": PLAIN}


def test_too_many_phrases_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a check of its own."""
    monkeypatch.setattr(phrases, "MAX_ENTRIES", 3)
    with pytest.raises(UnreadableLetter, match=r"for mange tekster \(grænsen er 3\)"):
        letters(json.dumps([PLAIN] * 4).encode(), "bank.json")


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of klartekst works without it."""
    data = book([PLAIN])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(UnreadableLetter, match=r"pip install 'klartekst\[xlsx\]'"):
        letters(data, "bank.xlsx")


WHOLE = book(["Id", "Tekst"], [1, HARD])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(min_size=1, max_size=12))
def test_mutated_workbooks_are_read_or_refused(at: int, junk: bytes) -> None:
    """Bytes overwritten anywhere: phrases or a Danish message, nothing else."""
    read_or_refused(letters, WHOLE[:at] + junk + WHOLE[at + len(junk) :], "bank.xlsx")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["bank.json", "bank.csv"]))
def test_junk_is_read_or_refused(junk: bytes, name: str) -> None:
    """Around a true bank and alone."""
    for data in (junk, json.dumps([PLAIN]).encode() + junk, f"1;{PLAIN}\n".encode() + junk):
        read_or_refused(letters, data, name)


def test_a_cell_with_tags_is_read_as_a_page() -> None:
    """Its paragraphs are paragraphs."""
    (phrase,) = letters(book([f"<p>{HARD}</p><p>Ring&nbsp;til <b>os</b>.</p>"]), "bank.xlsx")
    assert (len(phrase.blocks), phrase.format, phrase.fragment) == (2, "xlsx", True)
    assert "<" not in phrase.text
