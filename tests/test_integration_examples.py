"""The examples of how to wire klartekst in: the Python ones are run, the rest is read as its program would read it."""

import base64
import json
import shutil
import subprocess
import sys
from email import message_from_bytes, policy
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from docx_builder import docx, p
from lxml import etree
from running_service import running
from test_memo import file, main, memo

from klartekst.readers.open import read_bytes

EXAMPLES = Path(__file__).parents[1] / "examples"
NODE = shutil.which("node")
GOOD = ("Dato: 4. maj 2026", "Kære Ali", "Du får hjælp til rengøring hver anden uge. Ring på 11 22 33 44.")
LEFT = (*GOOD, "Du får [indsæt ydelse].")
STOP = '[hook]\nmode = "stop"\ntimeout_s = 60\n'


def loaded(path: str) -> ModuleType:
    """An example as a module."""
    spec = spec_from_file_location("example", EXAMPLES / path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose policy stops letters, to stand in."""
    (tmp_path / "klartekst.toml").write_text(STOP, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestRobot:
    """`robot/tjek_foer_pdf.py`."""

    @pytest.fixture
    def robot(self, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        """The robot, with a program in LibreOffice's place that writes the file it is asked for."""
        module = loaded("robot/tjek_foer_pdf.py")

        def convert(letter: Path, folder: Path) -> Path:
            made = folder / f"{letter.stem}.pdf"
            made.write_bytes(b"%PDF-1.7")
            return made

        monkeypatch.setattr(module, "to_pdf", convert)
        return module

    def test_a_finished_letter_becomes_a_pdf_and_one_with_a_gap_does_not(
        self, robot: ModuleType, house: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is printed for the second holds no word of it."""
        (house / "god.docx").write_bytes(docx(*map(p, GOOD)))
        (house / "rest.docx").write_bytes(docx(*map(p, LEFT)))
        assert robot.main(["god.docx"]) == 0
        assert robot.main(["rest.docx"]) == 1
        assert sorted(path.name for path in house.glob("*.pdf")) == ["god.pdf"]
        assert capsys.readouterr().out == "Ret det her, før brevet bliver sendt: Uudfyldt felt.\n"

    def test_a_letter_is_not_stopped_by_a_klartekst_that_is_not_there(
        self, robot: ModuleType, house: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A time limit of the law does not wait."""
        (house / "rest.docx").write_bytes(docx(*map(p, LEFT)))
        for command in (["/nowhere/klartekst"], [sys.executable, "-c", "print('x')"]):
            monkeypatch.setattr(robot, "KLARTEKST", command)
            assert robot.main(["rest.docx"]) == 0

    def test_no_letter_is_wrong_use(self, robot: ModuleType, house: Path) -> None:
        """Status 2."""
        assert robot.main([]) == robot.main(["nej.docx"]) == 2


class TestDigitalPost:
    """`digital_post/tjek_memo.py`."""

    def test_a_message_is_sent_or_held_as_the_service_says(
        self, house: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The MeMo in, the decision out."""
        example = loaded("digital_post/tjek_memo.py")
        for name, lines in (("god.xml", GOOD), ("rest.xml", LEFT)):
            (house / name).write_bytes(memo(main(file("brev.docx", docx(*map(p, lines))))))
        with running() as client:
            service = str(client.base_url)
            assert example.main(["god.xml", service]) == 0
            assert example.main(["rest.xml", service]) == 1
        told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [(each["decision"], each["because"]) for each in told] == [
            ("send", "clean"),
            ("hold", "findings"),
        ]

    def test_a_service_that_is_down_sends_the_message(self, house: Path) -> None:
        """And says so."""
        example = loaded("digital_post/tjek_memo.py")
        (house / "a.xml").write_bytes(memo(main(file("brev.docx", docx(*map(p, LEFT))))))
        assert example.decision(b"x", "http://127.0.0.1:9")["because"] == "error"
        assert example.main(["a.xml", "http://127.0.0.1:9"]) == 0
        assert example.main([]) == 2


@pytest.mark.skipif(NODE is None, reason="node is not installed")
class TestAddIns:
    """The JavaScript of the add-ins, as far as it can be tried without Office."""

    @staticmethod
    def told(script: str, path: str, *given: Any) -> Any:
        """What a line of JavaScript gives, with `m` the example's module and `g` what it is given."""
        code = (
            f"const m = require({json.dumps(str(EXAMPLES / path))}); const g = JSON.parse(process.argv[1]);"
        )
        done = subprocess.run(
            [str(NODE), "-e", f"{code} process.stdout.write(JSON.stringify({script}))", json.dumps(given)],
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    def test_outlooks_mail_is_a_mail_that_klartekst_reads(self) -> None:
        """Danish letters, a long subject, an emoji, and an annex with its name."""
        subject = "Afgørelse om hjælp til rengøring hver anden uge 😀 fra Åby Kommune"
        annex = docx(p("Du får hjælp til rengøring."))
        attached = {"name": "Bilag 'æ'.docx", "content": base64.b64encode(annex).decode()}
        made = self.told(
            "m.message(...g)",
            "outlook/launchevent.js",
            subject,
            "<p>Kære Ali</p><p>Du får ét svar.</p>",
            [attached],
        )
        mail = message_from_bytes(made.encode("ascii"), policy=policy.default)
        assert mail["subject"] == subject
        (only,) = mail.iter_attachments()  # type: ignore[attr-defined]
        assert (only.get_filename(), only.get_payload(decode=True)) == ("Bilag 'æ'.docx", annex)
        texts = [each.text for each in read_bytes(made.encode(), "brev.eml", ".eml")]
        assert "Du får ét svar." in texts[0]
        assert subject in texts[0]
        assert texts[1].strip() == "Du får hjælp til rengøring."

    @pytest.mark.parametrize(
        ("decision", "allowed"), [("send", True), ("ask", False), ("hold", False), (None, True)]
    )
    def test_outlook_holds_a_mail_only_when_klartekst_says_so(
        self, decision: str | None, allowed: bool
    ) -> None:
        """No answer sends the mail; to ask, Outlook lets the sender choose."""
        given = decision and {"decision": decision, "message": "Ret det her."}
        made = self.told("m.answer(g[0])", "outlook/launchevent.js", given)
        assert made["allowEvent"] is allowed
        assert made.get("sendModeOverride") == ("promptUser" if decision == "ask" else None)
        assert ("errorMessage" in made) is not allowed

    def test_words_pane_asks_and_reads_as_the_service_speaks(self, house: Path) -> None:
        """The request is taken, and the findings of its answer are found again in the paragraphs."""
        paragraphs = ["Kære Ali", "Såfremt du flytter, skal du snarest oplyse det."]
        asked = self.told("m.request(g[0])", "word/taskpane.js", paragraphs)
        with running() as client:
            answer = client.post("/v1/check", json=asked)
            assert answer.status_code == 200
        found = self.told("m.findings(g[0])", "word/taskpane.js", answer.json())
        assert "Hvis" in [text for each in found for text in each["suggestions"]]
        assert all(each["quote"] in "\n\n".join(paragraphs) for each in found)


@pytest.mark.parametrize("folder", ["outlook", "word"])
def test_a_manifest_names_only_what_is_there(folder: str) -> None:
    """Well-formed XML whose addresses are files of the folder; the pictures are the house's own."""
    root = etree.parse(EXAMPLES / folder / "manifest.xml").getroot()
    addresses = {
        each.get("DefaultValue") for each in root.iter() if each.get("DefaultValue", "").startswith("https:")
    }
    named = {address.rpartition("/")[2] for address in addresses} - {""}
    assert {name for name in named if not name.endswith(".png")} <= {
        path.name for path in (EXAMPLES / folder).iterdir()
    }
    used = {each.get("resid") for each in root.iter() if each.get("resid")}
    assert used <= {each.get("id") for each in root.iter() if each.get("id")}


def test_the_windows_script_is_one_that_windows_reads() -> None:
    """Line ends and letters of old; it calls a command that exists and only places that exist."""
    raw = (EXAMPLES / "windows/klartekst.cmd").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 5
    lines = raw.decode("ascii").splitlines()
    assert any(' annotate "%~1"' in line for line in lines)
    jumps = {line.rpartition("goto ")[2] for line in lines if "goto " in line}
    assert jumps == {line[1:] for line in lines if line.startswith(":")}
