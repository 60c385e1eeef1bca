"""A file's name may be a citizen's: with pseudonyms no name stays, and all that compares runs still works."""

import csv
import json
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from klartekst.errors import UsageError
from klartekst.finding import Severity
from klartekst.scanning.baseline import compare, named_as_in, read_baseline, write_baseline
from klartekst.scanning.pseudonyms import Pseudonyms
from klartekst.scanning.store import FILE_NAME, Store

NAME = "Kanariefugl"
TEXT = (
    "Om din sag\n\nKære borger\n\nSåfremt du flytter, bedes du meddele det til os snarest muligt. "
    "Du kan ringe til os hver dag mellem klokken ni og klokken tolv, hvis du har spørgsmål."
    "\n\nVenlig hilsen\nKommunen\n"
)


def write_letters(top: Path) -> Path:
    """Letters whose names, folders and annexes name a citizen, readable and not."""
    folder = top / "breve"
    for number in range(6):
        path = folder / f"Sag {NAME}" / f"Afslag {NAME} {number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{TEXT}Sag {number}\n", "utf-8")
    (folder / f"Skadet {NAME}.docx").write_bytes(b"PK\x03\x04 broken")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.dk", "b@example.dk", "Din sag"
    mail.set_content(TEXT)
    for name in (f"Bilag »{NAME}« til {NAME}.docx", f"Foto {NAME}.zip"):
        mail.add_attachment(b"PK\x03\x04 broken", maintype="application", subtype="zip", filename=name)
    (folder / f"Mail {NAME}.eml").write_bytes(bytes(mail))
    return folder


def run(top: Path, *args: str, status: int = 3) -> str:
    """A scan of the letters; what it said."""
    command = [sys.executable, "-m", "klartekst", "scan", "breve", "--workers", "1", *args]
    done = subprocess.run(command, cwd=top, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout + done.stderr


def held(folder: Path) -> str:
    """All that lies in a folder."""
    return "".join(
        each.read_bytes().decode("utf-8", "replace") for each in folder.rglob("*") if each.is_file()
    )


class TestNames:
    """The pseudonyms themselves."""

    names = Pseudonyms(b"k" * 32)

    def test_a_place_has_one_pseudonym_part_by_part(self) -> None:
        """Capitals and ways of writing å do not matter; the end of a format stays."""
        one = self.names.of("Sag Hansen/Afslag å.docx")
        assert one == self.names.of("sag hansen/afslag a\u030a.DOCX")
        folder, file = one.split("/")
        assert folder.startswith("mappe-")
        assert file.startswith("brev-")
        assert file.endswith(".docx")
        assert self.names.of(one) == one
        assert self.names.of("Afslag å").split(".")[0] == file.split(".")[0]

    def test_an_end_that_is_no_format_may_be_a_name(self) -> None:
        """»Svar til hr.Hansen« keeps nothing."""
        assert "Hansen" not in self.names.of("Svar til hr.Hansen")
        assert "." not in self.names.of("Svar til hr.Hansen")

    def test_another_key_gives_other_pseudonyms(self) -> None:
        """So that nobody can try names out without it."""
        other = Pseudonyms(b"x" * 32)
        assert other.of("afslag.docx") != self.names.of("afslag.docx")
        assert other.id != self.names.id

    @pytest.mark.parametrize(
        "told",
        [
            "Bilagene »Hansen.pdf« og »Bo Hansen.pdf« er ikke læst.",
            "Bilaget »x »Hansen« z.pdf« er ikke læst.",
        ],
    )
    def test_a_message_keeps_its_words_and_loses_its_quotes(self, told: str) -> None:
        """Also those with a quotation inside."""
        said = self.names.told(told)
        assert said.startswith("Bilag")
        assert said.endswith(".pdf« er ikke læst.")
        assert "Hansen" not in said
        assert self.names.told(said) == said


class TestScan:
    """The whole of a scan."""

    def test_no_name_is_left_in_what_is_written_or_said(self, tmp_path: Path) -> None:
        """Store, report, tables, machine formats, baseline and the screen."""
        write_letters(tmp_path)
        exports = [f"--export={kind}" for kind in ("csv", "jsonl", "sarif", "junit", "github")]
        said = run(
            tmp_path, "--anonymise-paths", "--excerpts", "--write-baseline", "rapport/b.json", *exports
        )
        assert NAME not in said
        assert NAME not in held(tmp_path / "rapport")
        documents = (tmp_path / "rapport" / "dokumenter.jsonl").read_text("utf-8").splitlines()
        assert {json.loads(each)["file"].split("-")[0] for each in documents} == {"mappe", "brev"}

    def test_what_is_unchanged_is_known_and_the_wish_is_kept(self, tmp_path: Path) -> None:
        """Nobody must remember the option next time; the settings can hold it too."""
        write_letters(tmp_path)
        (tmp_path / "breve" / "klartekst.toml").write_text("[scan]\nanonymise_paths = true\n", "utf-8")
        run(tmp_path)
        (tmp_path / "breve" / "klartekst.toml").unlink()
        said = run(tmp_path)
        assert "8 filer, 8 af dem uændrede" in said
        assert NAME not in said + held(tmp_path / "rapport")

    def test_a_store_with_names_loses_them_all_at_once(self, tmp_path: Path) -> None:
        """Also those of files that are gone; and nothing is read again."""
        write_letters(tmp_path)
        run(tmp_path)
        (tmp_path / "breve" / f"Sag {NAME}" / f"Afslag {NAME} 5.txt").unlink()
        assert NAME in held(tmp_path / "rapport")
        said = run(tmp_path, "--anonymise-paths")
        assert "7 filer, 7 af dem uændrede" in said
        assert "dæknavne" in said
        assert NAME not in said + held(tmp_path / "rapport")

    def test_baselines_volumes_and_the_trend_still_meet_their_files(self, tmp_path: Path) -> None:
        """A baseline from before is read with the names of now; one of another store is refused."""
        letters = write_letters(tmp_path)
        for path in (letters / f"Skadet {NAME}.docx", letters / f"Mail {NAME}.eml"):
            path.unlink()
        run(tmp_path, "--write-baseline", "før.json", status=0)
        (tmp_path / "antal.csv").write_text(f"skabelon;antal\nAFSLAG {NAME} 3;7.777\nukendt;5\n", "utf-8")
        said = run(
            tmp_path, "--anonymise-paths", "--baseline=før.json", "--write-baseline=nu.json",
            "--volumes=antal.csv", status=0,
        )  # fmt: skip
        assert ", 0 nye, 0 løst." in said
        assert "7.777" in (tmp_path / "rapport" / "index.html").read_text("utf-8")
        assert ", 0 nye, 0 løst." in run(tmp_path, "--baseline=nu.json", status=0)
        said = run(tmp_path, "--baseline=nu.json", "--output=andet", "--anonymise-paths", status=2)
        assert "dæknavne, som er lavet i en anden rapportmappe" in said
        done = subprocess.run(
            [sys.executable, "-m", "klartekst", "trend"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert "0 nye dokumenter, 0 er væk." in done.stdout
        assert NAME not in done.stdout

    def test_the_key_list_leads_back_and_is_asked_for(self, tmp_path: Path) -> None:
        """Who has it can find the letter; it holds what nothing else does."""
        write_letters(tmp_path)
        assert "Tilføj --anonymise-paths" in run(tmp_path, "--key-list", "liste.csv", status=2)
        run(tmp_path, "--anonymise-paths", "--key-list", "liste.csv", "--export", "csv")
        with (tmp_path / "liste.csv").open(encoding="utf-8-sig", newline="") as stream:
            listed = dict(list(csv.reader(stream, delimiter=";"))[1:])
        with (tmp_path / "rapport" / "dokumenter.csv").open(encoding="utf-8-sig", newline="") as stream:
            shown = {row[0] for row in list(csv.reader(stream, delimiter=";"))[1:]}
        assert shown == set(listed)
        assert f"Sag {NAME}/Afslag {NAME} 0.txt" in listed.values()


def test_a_baseline_of_a_store_without_names_meets_its_documents(tmp_path: Path) -> None:
    """The numbers of letters in a file stay."""
    with Store(tmp_path / FILE_NAME) as store:
        write_baseline(store, 1, "r", tmp_path / "b.json")
        plain = read_baseline(tmp_path / "b.json")
        assert compare(store, 1, "r", named_as_in(store, plain), Severity.WARNING).known == 0
        (tmp_path / "b.json").write_text(
            '{"schema": "klartekst-baseline/1", "rules_version": "r", "documents": {"bank.xlsx#2": {"r": ["f"]}}}'
        )
        plain = read_baseline(tmp_path / "b.json")
        assert named_as_in(store, plain) is plain
        store.hide_names()
        assert store.pseudonyms is not None
        assert list(named_as_in(store, plain).documents) == [f"{store.pseudonyms.of('bank.xlsx')}#2"]
    with Store(tmp_path / "2" / FILE_NAME) as other, pytest.raises(UsageError):
        with Store(tmp_path / FILE_NAME) as store:
            write_baseline(store, 1, "r", tmp_path / "b.json")
        named_as_in(other, read_baseline(tmp_path / "b.json"))
