"""Text that nobody writes: a check of it takes no longer than one of a letter of its length should."""

import importlib
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from klartekst.checker import Checker
from klartekst.danish.compounds import split
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import MOST_TOKENS
from klartekst.errors import DataError, UnreadableLetter
from klartekst.finding import Trust
from klartekst.readers.plain_text import letter
from klartekst.rules.load import load_rule

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no timers that count a process's own time")
MOST_SECONDS = 20
"""Of the processor's time, which a busy machine does not lengthen; each took minutes or had no end."""


@contextmanager
def in_time() -> Iterator[None]:
    """Fails when what is inside uses more than `MOST_SECONDS`."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize(
    "text",
    [
        *("jf. " * 1000, "snarest " * 500, "bevilges " * 500, "og " * 4000, "A. " * 2000, "a" * 20_000),
        *("afgørelsesgrundlag" * 400, "a-" * 4000, "�" + "æ" * 20_000),
    ],
    ids=["references", "vague", "passives", "links", "initials", "letters", "compound", "hyphens", "garbled"],
)
def test_repeated_words_end(checker: Checker, text: str) -> None:
    """A file of one repeated word, as a broken export leaves behind."""
    with in_time():
        checker.check(letter(f"Du får {text}."))


@pytest.mark.parametrize(
    "junk",
    [
        "zones: [body, kold?ing]",
        f"valid_from: {'9' * 10_000}",
        f"severity: leftove{chr(9) * 500}x",
        "reader: {a?: 3}",
    ],
    ids=["question", "digits", "tabs", "flow"],
)
def test_a_rule_of_a_house_that_is_junk_is_told_by_its_line(junk: str, tmp_path: Path) -> None:
    """What the fuzzer found: one loader took it, and the other, which looks for the line, did not."""
    path = tmp_path / "vague" / "egen.yaml"
    path.parent.mkdir()
    path.write_text(f"id: egen\n{junk}\n", "utf-8")
    with pytest.raises(DataError, match=r"egen\.yaml"):
        load_rule(path)


def test_a_word_of_hundreds_of_letters_is_no_compound() -> None:
    """Nobody takes it apart, and its head is not looked for."""
    word = "afgørelsesgrundlag" * 20
    assert split(word) is None
    assert not Lexicon.open().words(word)
    assert split("afgørelsesgrundlag") is not None


def test_a_sentence_ends_where_no_sentence_goes_on(checker: Checker) -> None:
    """Each word of the text still stands in a sentence."""
    analysis = checker.analyse(letter("ord " * 1000))
    assert [len(each.tokens) for each in analysis.sentences] == [MOST_TOKENS] * 5


def test_a_rule_offers_a_dozen_texts_in_one_sentence(checker: Checker) -> None:
    """What is found is told all the same."""
    checked = checker.check(letter(f"Vi skriver {'snarest, ' * 40}til dig."))
    vague = [each for each in checked.findings if each.rule == "vage-ord"]
    with_text = [each for each in vague if any(s.kind is not Trust.ADVICE for s in each.suggestions)]
    assert len(vague) == 40
    assert 0 < len(with_text) <= 12


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The command that times expressions."""
    monkeypatch.syspath_prepend(Path(__file__).parent.parent / "fuzzing")
    return importlib.import_module("hostile")


def slow(hostile: ModuleType) -> list[str]:
    """The names of what takes over 50 ms for 15,000 characters."""
    return [name for seconds, name, _ in hostile.dearest(15_000, 0.05, apart=False) if seconds > 0.05]


def test_no_expression_tries_each_place_anew(hostile: ModuleType) -> None:
    """Those of the modules, the rules and the signs, on 15,000 characters of each piece or a line of it."""
    assert {"elements 0", "letter_type 0", "frist-uden-dato 0", "danish.damage._GARBLED"} <= {
        each.name for each in hostile.timed()
    }
    assert slow(hostile) == []


def test_expressions_that_do_are_seen(hostile: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of a module and one of a rule, that grow with the square and the cube of a text."""
    quoted, stops = re.compile("»[^«]*«"), re.compile(r"^.*\w{4,}.*\bstopper\b", re.MULTILINE)
    monkeypatch.setattr(hostile.expressions, "of_modules", lambda: {"module.QUOTED": quoted})
    monkeypatch.setattr(hostile.expressions, "of_rules", dict)
    monkeypatch.setattr(hostile.expressions, "of_signs", lambda: {"sign 0": stops})
    assert slow(hostile) == ["module.QUOTED", "sign 0"]


def test_a_piece_is_handed_over_as_sentences_of_200_words(hostile: ModuleType) -> None:
    """And one without an end of a word as a single line, which is then as long as the text."""
    words = hostile.sentences_of("klage ")
    assert {len(line.split()) for line in words[:-1]} == {MOST_TOKENS}
    assert [len(line) for line in hostile.sentences_of("a-")] == [hostile.SAMPLE + 1]


def test_a_letter_refused_for_its_language_is_no_fault_to_the_fuzzer(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files of an hour's fuzzing read as English; the refusal is a Danish sentence with advice."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "fuzzing"))
    english = (
        "We have received your letter about the house and will answer before the end of the month. " * 20
    )
    with pytest.raises(UnreadableLetter):
        checker.check(letter(english))
    importlib.import_module("targets").findings_hold(letter(english))
