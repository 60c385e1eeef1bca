"""A name and a CPR number go through every output, log, error and crash, and are found nowhere they must not be.

What shows the letter to its author shows her too: the screen, the page, the mended copy, `--excerpts full`. All else
is for machines and logs.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from canary import NAME, NUMBER, TEXT, held_in, traces, write_letters

from klartekst import cli
from klartekst.checker import Checker
from klartekst.danish.masking import masked
from klartekst.danish.person_names import hidden_names
from klartekst.letter import Letter
from klartekst.sending import look as looking
from klartekst.sending.decision import Seen
from klartekst.sending.policy import Policy
from klartekst.sending.proxy import Handler, Who
from klartekst.sending.relay import NextServer

Run = Callable[..., tuple[int, str, str]]
BROKEN = b"PK\x03\x04" + TEXT.encode() * 3
FILE = f"afslag {NUMBER}.docx"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty folder; gives its exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def once(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["klartekst", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capfd.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return once


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letter in every format."""
    folder = tmp_path_factory.mktemp("breve")
    write_letters(folder)
    return folder


def broken_reader(data: bytes, *_: str) -> Sequence[Letter]:
    """A reader whose error quotes what it read."""
    raise ValueError(data)


class TestReports:
    """What `klartekst check` writes."""

    @pytest.mark.parametrize("excerpts", ["none", "masked"])
    def test_json_without_whole_excerpts_does_not_name_her(
        self, excerpts: str, letters: Path, run: Run
    ) -> None:
        """In any format: message, quote, path, reason; a suggestion is to be pasted, and hides numbers alone."""
        files = map(str, sorted(letters.iterdir()))
        code, out, err = run("check", "--format", "json", "--excerpts", excerpts, *files)
        assert code == 1
        report = json.loads(out)
        assert len(report["letters"]) > 14
        assert not {NUMBER, NUMBER.replace("-", "")} & set(traces(out))
        for letter in report["letters"]:
            for finding in letter["findings"]:
                finding["suggestions"] = []
        assert traces(json.dumps(report, ensure_ascii=False) + err) == []

    def test_whole_excerpts_do_name_her(self, letters: Path, run: Run) -> None:
        """The test above would notice: her name is in what was found."""
        _, out, _ = run("check", "--format", "json", "--excerpts", "full", str(letters / "brev.txt"))
        assert NAME in out

    def test_a_number_in_a_files_name_stays_out_of_json_and_of_errors(self, tmp_path: Path, run: Run) -> None:
        """The name of a file is personal data too; on the author's screen it is shown."""
        (tmp_path / FILE).write_bytes(BROKEN)
        code, out, err = run("check", "--format", "json", FILE)
        assert (code, json.loads(out)["letters"][0]["path"]) == (3, "afslag ######-####.docx")
        assert traces(out + err) == []
        code, out, err = run("check", FILE)
        assert (code, traces(err)) == (3, [])
        assert "Quist" not in out

    def test_fingerprints_do_not_depend_on_who_it_is(self, tmp_path: Path, run: Run) -> None:
        """Else all numbers could be tried until one fits."""
        other = TEXT.replace(NAME, "Torben Frandsen").replace(NUMBER, "010203-4321")
        made = []
        for name, text in (("a.txt", TEXT), ("b.txt", other)):
            (tmp_path / name).write_text(text, "utf-8")
            letter = json.loads(run("check", "--format", "json", name)[1])["letters"][0]
            made.append([each["fingerprint"] for each in letter["findings"]])
        assert made[0] == made[1] != []


class TestErrors:
    """What is said when something goes wrong."""

    @pytest.mark.parametrize(
        "command",
        [
            ("check",),
            ("check", "--format", "html"),
            ("fix",),
            ("extract",),
            ("extract", "--marks"),
            ("hook",),
            ("annotate",),
        ],
    )
    def test_an_unreadable_letter_is_not_quoted(
        self, command: tuple[str, ...], tmp_path: Path, run: Run
    ) -> None:
        """By no command."""
        (tmp_path / "brev.docx").write_bytes(BROKEN)
        code, out, err = run(*command, "brev.docx")
        assert (code, traces(out + err)) == (3, [])

    @pytest.mark.parametrize("frames", ["", "1"])
    @pytest.mark.parametrize(
        "command",
        [("check",), ("check", "--format", "json"), ("fix",), ("annotate",), ("extract", "--marks")],
    )
    def test_a_crash_that_quotes_the_letter_is_not_repeated(
        self, command: tuple[str, ...], frames: str, letters: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also when the house asked to see where the error came from."""
        monkeypatch.setenv("KLARTEKST_FEJLSOEG", frames)

        def crash(_: Checker, letter: object, **__: object) -> None:
            raise ValueError(f"cannot take {letter!r}") from KeyError(TEXT)

        monkeypatch.setattr(Checker, "check", crash)
        monkeypatch.setattr(Checker, "analyse", crash)
        code, out, err = run(*command, str(letters / "brev.docx"))
        assert (code, traces(out + err)) == (4, [])
        assert ("test_canary.py" in err) is bool(frames)

    def test_a_crash_in_the_readers_own_process_is_not_printed(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """Python would print the error of a child process with its message."""
        from klartekst.errors import UnreadableLetter
        from klartekst.readers.apart import read_apart

        with pytest.raises(UnreadableLetter) as caught:
            read_apart(broken_reader, TEXT.encode(), "brev.pdf", ".pdf")
        said = capfd.readouterr()
        assert traces(str(caught.value) + said.out + said.err) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no core files")
    def test_a_crash_in_a_library_leaves_no_core_file(self, run: Run) -> None:
        """It would hold the memory, and with it the letter."""
        import resource

        run("--version")
        assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0

    def test_settings_that_are_wrong_are_quoted_and_no_letter(self, tmp_path: Path, run: Run) -> None:
        """The line of the settings is shown; the letter beside it is not even read."""
        (tmp_path / "brev.txt").write_text(TEXT, "utf-8")
        (tmp_path / "klartekst.toml").write_text('[hook]\nmode = "måske"\n', "utf-8")
        for command in ("check", "hook", "fix"):
            code, out, err = run(command, "brev.txt")
            assert (code, traces(out + err)) == (2, [])

    def test_wrong_use_does_not_repeat_a_number(self, run: Run) -> None:
        """A path that is not there, an option that is none."""
        for arguments in (
            ("check", FILE),
            ("extract", FILE),
            ("check", f"--{NUMBER}"),
            (f"afslag-{NUMBER}",),
        ):
            code, out, err = run(*arguments)
            assert (code, traces(out + err)) == (2, [])


class TestSending:
    """The hook, the watched folder and the mail proxy."""

    def test_neither_the_line_nor_the_log_nor_the_result_names_her(
        self, letters: Path, tmp_path: Path, run: Run
    ) -> None:
        """For letters with findings and letters that cannot be read, whatever their name is."""
        (tmp_path / "klartekst.toml").write_text(
            '[hook]\nmode = "stop"\ntimeout_s = 60\nlog = "hook.jsonl"\n', "utf-8"
        )
        box = tmp_path / "udbakke"
        box.mkdir()
        shutil.copy(letters / "brev.pdf", box / f"brev {NUMBER}.pdf")
        (box / FILE).write_bytes(BROKEN)
        code, out, err = run("watch", "udbakke", "--once")
        assert (code, len(out.splitlines()), traces(out + err)) == (0, 2, [])
        for name in (FILE, f"brev {NUMBER}.pdf"):
            _, out, err = run("hook", f"udbakke/{name}")
            assert traces(out + err) == []
        assert {name for name in held_in(box) if name.endswith(".json")} == set()
        assert traces((tmp_path / "hook.jsonl").read_text("utf-8")) == []

    def test_a_crash_in_the_letters_own_process_is_swallowed(self) -> None:
        """What the process said on its way down goes nowhere."""
        crash = (
            "import sys\nfrom klartekst.sending import look\n"
            "def broken(order, data=b''): raise ValueError(data)\n"
            "look.look = broken\nsys.exit(look.main())"
        )
        order = b'{"path":null,"name":"brev.txt","settings":null,"least":"tip"}\n'
        done = subprocess.run([sys.executable, "-c", crash], input=order + TEXT.encode(), capture_output=True)
        assert (done.returncode, done.stdout, done.stderr) == (4, b"", b"")

    def test_a_reply_in_the_mail_dialogue_names_rules_only(self, capfd: pytest.CaptureFixture[str]) -> None:
        """Refused for findings, deferred for a crash: what the client's server keeps in its own log."""
        import asyncio
        from ipaddress import ip_network
        from types import SimpleNamespace

        from klartekst.sending.policy import Mode

        def crash(_: bytes) -> Seen:
            raise ValueError(TEXT)

        def found(content: bytes) -> Seen:
            return looking.look(looking.Order(None, "brev.eml", None, Policy().on_findings), content)

        mail = f"Subject: Brev til {NAME}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}".encode()
        envelope = SimpleNamespace(
            mail_from="ida@aaby.dk", rcpt_tos=["z@quist.dk"], original_content=mail, mail_options=[]
        )
        policy = Policy(mode=Mode.STOP, holds_on_error=True)
        replies = []
        for look in (found, crash):
            handler = Handler(
                policy, NextServer("127.0.0.1", 9), Who([ip_network("127.0.0.0/8")]), look, 1, lambda *_: None
            )
            replies.append(asyncio.run(handler.handle_DATA(None, None, envelope)))
        assert [reply[:3] for reply in replies] == ["550", "451"]
        said = capfd.readouterr()
        assert traces("".join(replies) + said.out + said.err) == []


class TestHiding:
    """What is taken for a name of a person."""

    @pytest.mark.parametrize(
        ("text", "left"),
        [
            (
                "Kommunen behandler ansøgningen fra Zacharias Quist.",
                "Kommunen behandler ansøgningen fra [navn].",
            ),
            ("Torben skal møde. Freja går i skole.", "[navn] skal møde. [navn] går i skole."),
            ("Kære Kirstine Kanariefugl", "Kære [navn]"),
            ("Du, Wojciech, kan klage.", "Du, [navn], kan klage."),
        ],
    )
    def test_people_are_hidden(self, text: str, left: str) -> None:
        """First names and surnames, known and unknown."""
        assert hidden_names(text) == left

    @pytest.mark.parametrize(
        "text",
        [
            "Udbetaling Danmark skriver til Lindekær Kommune og Ankestyrelsen.",
            "Hvis du flytter, skal I sige det i Digital Post.",
            "Vedr. din ansøgning. Såfremt De klager, hører Borgerservice det.",
            "",
        ],
    )
    def test_authorities_and_plain_words_are_not(self, text: str) -> None:
        """A suggestion that names nobody is given."""
        assert hidden_names(text) == text

    def test_a_masked_quote_has_no_ways_to_reach_anybody(self) -> None:
        """Numbers, phones, mail addresses."""
        text = "Ring til Ida på 11 22 33 44 eller 11223344, skriv til ida@aaby.dk om 130594-5678."
        assert masked(text) == "Ring til [navn] på #### eller ####, skriv til #### om ######-####."
