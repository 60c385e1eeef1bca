"""`klartekst hook` and `klartekst watch` as IT wires them: one line, the right status, nothing lost."""

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from klartekst.checkers import Checkers
from klartekst.finding import Severity
from klartekst.readers.open import read_each
from klartekst.sending import trial
from klartekst.sending.decision import Because, Seen
from klartekst.sending.journal import tally
from klartekst.sending.look import Order, look, look_with
from klartekst.sending.policy import Policy
from klartekst.sending.trial import look_apart

LETTERS = Path(__file__).parent.parent / "examples" / "breve"
EXE = [sys.executable, "-m", "klartekst"]
GOOD = "Dato: 4. maj 2026\n\nKære Ali\n\nDu får hjælp til rengøring hver anden uge. Ring på 11 22 33 44.\n"
LEFT = GOOD.replace("rengøring", "[ydelse]")
NAME = "Zacharias Quist"
NUMBER = "010180-1234"


def run(*args: str, stdin: bytes = b"", cwd: Path) -> tuple[int, str, str]:
    """The exit status, standard output and standard error of a command."""
    done = subprocess.run([*EXE, *args], input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a policy that stops, and patience for a busy machine."""
    (tmp_path / "klartekst.toml").write_text(
        '[hook]\nmode = "stop"\ntimeout_s = 60\nlog = "hook.jsonl"\n', "utf-8"
    )
    (tmp_path / "god.txt").write_text(GOOD, "utf-8")
    (tmp_path / "rest.txt").write_text(LEFT, "utf-8")
    return tmp_path


class TestLook:
    """What is seen of one letter."""

    def test_a_clean_letter(self) -> None:
        """Also when milder things could be better."""
        assert look(Order(None, "brev.txt", None, Severity.BLOCKING), GOOD.encode()).because is Because.CLEAN

    def test_leftovers_are_counted_by_rule_and_named_in_danish(self) -> None:
        """Titles, never the words of the letter."""
        seen = look(Order(None, "brev.txt", None, Severity.BLOCKING), LEFT.encode())
        assert (seen.because, seen.rules) == (Because.FINDINGS, {"uudfyldt-felt": 1})
        assert seen.why == "Ret det her, før brevet bliver sendt: Uudfyldt felt."

    def test_a_letter_is_looked_at_as_finished(self) -> None:
        """What lies in the hook is no template, however many gaps it has."""
        template = "Dato: [dato]\n\nKære [navn]\n\nDu får [ydelse].\n"
        seen = look(Order(None, "brev.txt", None, Severity.BLOCKING), template.encode())
        assert seen.rules == {"uudfyldt-felt": 3}

    @pytest.mark.parametrize("letter", sorted(LETTERS.glob("*.foer.txt")), ids=lambda path: path.name)
    def test_the_hook_finds_what_a_check_finds(self, letter: Path) -> None:
        """It composes no suggestions, which changes nothing in what is found."""
        checker = Checkers(profiles=("brev",)).of("-")
        (read,) = read_each(str(letter))
        found = Counter(finding.rule for finding in checker.check(read).findings)
        order = Order(None, "brev.txt", None, min(Severity, key=lambda each: each.rank))
        assert look_with(checker, order, letter.read_bytes()).rules == found

    def test_an_unreadable_letter_says_why_without_its_name_in_full(self) -> None:
        """A CPR number in a file's name goes into no message."""
        seen = look(Order(None, f"afslag {NUMBER}.docx", None, Severity.BLOCKING), b"PK\x03\x04" + bytes(50))
        assert seen.because is Because.UNREADABLE
        assert NUMBER not in seen.why


class TestApart:
    """A letter that takes its process with it."""

    def test_a_slow_letter_is_a_time_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nobody waits longer than the policy says."""

        def slow(*_: object, **options: float) -> None:
            raise subprocess.TimeoutExpired("look", options["timeout"])

        monkeypatch.setattr(trial.subprocess, "run", slow)
        seen = look_apart(Policy(seconds=4), None, GOOD.encode(), "brev.txt", None)
        assert seen == Seen(
            Because.TIMEOUT, "Det tog mere end 4 sekunder at tjekke brevet, så det er ikke tjekket."
        )

    def test_a_crash_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A signal, half an answer, or none."""
        for code, out in ((-11, b""), (0, b'{"because":'), (4, b"")):
            done = subprocess.CompletedProcess([], code, out, b"")
            monkeypatch.setattr(trial.subprocess, "run", lambda *_, done=done, **__: done)
            assert look_apart(Policy(), None, b"x", "brev.txt", None).because is Because.ERROR


class TestCommand:
    """What a caller sees."""

    def test_a_good_letter_is_0_and_one_line(self, house: Path) -> None:
        """JSON that a script can read."""
        code, out, err = run("hook", "god.txt", "--id", "K-17", cwd=house)
        assert (code, err) == (0, "")
        line = json.loads(out)
        assert (line["decision"], line["because"], line["letter"], out.count("\n")) == (
            "send",
            "clean",
            "K-17",
            1,
        )

    def test_a_letter_with_leftovers_is_held(self, house: Path) -> None:
        """Status 1."""
        code, out, _ = run("hook", "rest.txt", cwd=house)
        assert (code, json.loads(out)["decision"]) == (1, "hold")

    def test_standard_input_has_a_name(self, house: Path) -> None:
        """Its suffix chooses the reader, and a CPR number in it is found."""
        code, out, _ = run("hook", "-", "--name", f"afslag-{NUMBER}.txt", stdin=GOOD.encode(), cwd=house)
        assert (code, json.loads(out)["rules"]) == (1, {"cpr-i-filnavn": 1})

    def test_an_unreadable_letter_is_3_and_sent_by_default(self, house: Path) -> None:
        """Never 0; `--exit-by-policy` is for callers that only want the verdict."""
        code, out, _ = run("hook", "-", "--name", "brev.docx", stdin=b"PK\x03\x04" + bytes(50), cwd=house)
        assert (code, json.loads(out)["decision"]) == (3, "send")
        code, _, _ = run(
            "hook", "-", "--name", "brev.docx", "--exit-by-policy", stdin=b"PK\x03\x04" + bytes(50), cwd=house
        )
        assert code == 0

    def test_the_log_counts_and_names_nobody(self, house: Path) -> None:
        """Override by reason; no text, no name, no path."""
        (house / "rest.txt").write_text(LEFT.replace("Ali", NAME) + f"\nDit CPR-nr. er {NUMBER}.\n", "utf-8")
        run("hook", "rest.txt", "--id", NAME, cwd=house)
        code, _, _ = run("hook", "rest.txt", "--override", "frist", cwd=house)
        assert code == 0
        kept = (house / "hook.jsonl").read_text("utf-8")
        assert not any(secret in kept for secret in (NAME, NUMBER, "rest.txt", str(house)))
        code, out, _ = run("hook", "--tally", cwd=house)
        assert code == 0
        assert "Breve: 2." in out
        assert "1  frist" in out

    @pytest.mark.parametrize(
        "args", [("hook",), ("hook", "nej.txt"), ("hook", "god.txt", "--override", "fordi Ole siger det")]
    )
    def test_wrong_use_is_2(self, args: tuple[str, ...], house: Path) -> None:
        """In Danish, and without a traceback."""
        code, out, err = run(*args, cwd=house)
        assert (code, out) == (2, "")
        assert err.startswith("klartekst: ")

    def test_the_selftest_passes(self, house: Path) -> None:
        """What IT runs first."""
        code, out, _ = run("hook", "--selftest", cwd=house)
        assert code == 0
        assert out.count("ok  ") == 5
        assert "FEJL" not in out


def test_a_broken_line_in_the_log_is_counted_and_passed_over(tmp_path: Path) -> None:
    """The rest is told."""
    file = tmp_path / "hook.jsonl"
    file.write_bytes(b'{"decision": \n\xff\xff\n')
    assert tally(str(file)) == ["Breve: 0.", "Linjer, der ikke kan læses: 2."]


class TestWatch:
    """A folder that letters are dropped in."""

    def test_each_letter_gets_its_decision_beside_it(self, house: Path) -> None:
        """And is taken once; a changed letter is taken again."""
        code, out, _ = run("watch", ".", "--once", cwd=house)
        assert code == 0
        assert [json.loads(line)["decision"] for line in out.splitlines()] == ["send", "hold"]
        assert json.loads((house / "rest.txt.klartekst.json").read_text("utf-8"))["decision"] == "hold"
        assert run("watch", ".", "--once", cwd=house)[1] == ""
        time.sleep(0.05)
        (house / "rest.txt").write_text(GOOD, "utf-8")
        assert json.loads(run("watch", ".", "--once", cwd=house)[1])["decision"] == "send"

    def test_letters_are_moved_and_none_is_overwritten(self, house: Path) -> None:
        """Two letters of one name."""
        (house / "klar").mkdir()
        (house / "klar" / "god.txt").write_text("et andet brev", "utf-8")
        assert run("watch", ".", "--once", "--move", cwd=house)[0] == 0
        assert (house / "klar" / "god.txt").read_text("utf-8") == "et andet brev"
        assert (house / "klar" / "god (2).txt").read_text("utf-8") == GOOD
        assert (house / "til-gennemsyn" / "rest.txt").read_text("utf-8") == LEFT
        assert not list(house.glob("*.txt"))

    def test_a_missing_folder_is_wrong_use(self, tmp_path: Path) -> None:
        """Status 2."""
        assert run("watch", "nej", cwd=tmp_path)[0] == 2

    def test_it_ends_when_it_is_told_to(self, house: Path) -> None:
        """SIGTERM, as systemd sends it; the letters are judged on the second look."""
        with subprocess.Popen(
            [*EXE, "watch", ".", "--interval", "0.2"], cwd=house, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["because"] == "clean"
            process.terminate()
            assert process.wait(30) == 0
