"""What is remembered of a sentence changes how fast a letter is checked, and nothing else."""

import gc
import random
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from klartekst.checker import Checker
from klartekst.letter import Letter
from klartekst.readers import markdown, plain_text
from klartekst.readers.find import find
from klartekst.readers.open import read
from klartekst.result import CheckedLetter
from klartekst.rules import checks
from klartekst.settings_file import load
from klartekst.understanding.memory import Memory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from letters import letter as filled_in  # noqa: E402
from letters import templates  # noqa: E402

EXAMPLES = tuple(find([str(ROOT / "examples/breve")]))
PARAGRAPHS = (
    "Såfremt borgeren flytter, skal borgeren meddele det til kommunen snarest.",
    "Du bedes fremsende dokumentation, jf. lovens § 12,\nstk. 2, til undertegnede.",
    "Afgørelsen er truffet i medfør af § 41, stk. 1.",
    "I bedes fremsende jeres børns oplysninger, og I skal endvidere udfylde skemaet.",
    "Ansøgningen behandles, når den er modtaget, og der foretages en vurdering af [behov].",
    "Der vil blive foretaget en vurdering. Du vil blive kontaktet snarest muligt.",
    "# Klagevejledning",
    "Du kan klage inden 4 uger. Klagen skal være os i hænde inden fristens udløb.",
    "- udfyldelse af skemaet\n- fremsendelse af bilag",
    "Kære Ali",
    "Venlig hilsen",
    "Han skrev: »Såfremt I flytter, skal I sige det.«",
)

VALUES = {
    "Du skal svare senest den {}.": ("1. maj 2026", "13. maj 2026", "[dato]", "3/5-2026"),
    "Du får {} kr. om måneden, hvilket beregnes af kommunen.": ("12.345", "5", "1 000", "fem"),
    "Afgørelsen er truffet i medfør af {}, jf. lovens § 3.": (
        "serviceloven § 83",
        "§ 18, stk. 2",
        "reglerne",
    ),
    "Såfremt {} flytter, skal det meddeles os inden 14 dage.": ("du", "borgeren", "Ali Hansen", "I"),
    "Vi har talt med {} om sagen, og PPR inddrages.": ("Bo", "din læge", "010180-1234", "jobcentret i Nyby"),
}
SENTENCES = tuple(VALUES)


@cache
def plain() -> Checker:
    """A checker that remembers nothing."""
    return Checker(load(()))


@cache
def remembering() -> Checker:
    """One that has seen all that the tests before have shown it."""
    return Checker(load(()), Memory())


def everything(checker: Checker, letter: Letter) -> tuple[object, ...]:
    """All that a check says, what equality of findings leaves out included."""
    done = checker.check(letter)
    named = [(each, each.fingerprint, each.entry) for each in done.findings]
    return named, done.dropped, done.score, done.type, done.elements, done.readability


def faults(checked: CheckedLetter) -> tuple[object, ...]:
    """What is counted of a letter in a collection: all but the texts that are offered."""
    named = [(replace(each, suggestions=()), each.fingerprint, each.entry) for each in checked.findings]
    return named, checked.score, checked.type, checked.status, checked.readability, checked.sentences


def is_found_the_same(letter: Letter) -> None:
    """A checker that remembers says of a letter what one says that does not, and counts the same faults."""
    made = plain().analyse(letter)
    assert everything(remembering(), letter) == everything(plain(), letter)
    counted = remembering().weigh(remembering().analyse(letter))
    assert faults(counted) == faults(plain().judge(made)) == faults(plain().weigh(made))
    assert not any(each.suggestions for each in counted.findings)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
def test_examples_are_found_the_same_over_and_over(path: str) -> None:
    """The first time it is new, the second time it is known, the third time it is remembered."""
    letter = read(path)
    for _ in range(3):
        is_found_the_same(letter)


def test_letters_of_a_generated_collection_are_found_the_same() -> None:
    """One of each template, then another of each filled in otherwise."""
    chance = random.Random(4)
    made = list(templates())
    for _, subject, text in chance.sample(made, 12) * 2:
        letter = plain_text.letter(filled_in(subject, text, chance), "brev.txt")
        is_found_the_same(letter)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=7))
def test_the_same_paragraphs_in_any_order_are_found_as_if_they_were_new(chosen: list[str]) -> None:
    """First uses, explanations, the address of the letter and what the law protects depend on the whole."""
    letter = markdown.from_text("\n\n".join(chosen), "brev.md")
    is_found_the_same(letter)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5), st.data())
def test_another_value_in_a_known_sentence_is_read_anew(chosen: list[str], data: st.DataObject) -> None:
    """A deadline that is over, a larger amount, a section, a name: what it says decides, not what it is like."""
    for _ in range(3):
        filled = [each.format(data.draw(st.sampled_from(VALUES[each]))) for each in chosen]
        paragraphs = ("Borgerservice\n12. maj 2026", "Kære Ali Hansen", " ".join(filled), "Venlig hilsen\nBo")
        is_found_the_same(plain_text.letter("\n\n".join(paragraphs), "brev.txt"))


def test_a_sentence_is_remembered_for_good_from_the_second_time_on_and_the_oldest_is_forgotten() -> None:
    """Memory does not grow with the collection, and what stands in one letter alone takes none."""
    memory = Memory(most=20, recent=0, once=500)
    checker = Checker(load(()), memory)
    for paragraph in PARAGRAPHS:
        checker.check(markdown.from_text(paragraph, "brev.md"))
    assert len(memory) == 0
    for paragraph in PARAGRAPHS:
        checker.check(markdown.from_text(paragraph, "brev.md"))
    assert len(memory) == 20
    letter = markdown.from_text("\n\n".join(PARAGRAPHS), "brev.md")
    assert everything(checker, letter) == everything(plain(), letter)


def test_what_was_seen_once_lately_is_known_the_second_time() -> None:
    """A template costs the first of its letters, not the first two; of what is older a number is left."""
    memory = Memory(most=5, recent=2, once=5)
    memory.of("one")["told"] = 1
    assert memory.of("one") == {"told": 1}
    for key in ("two", "three", "four"):
        memory.of(key)["told"] = key
    assert len(memory) == 3
    assert memory.of("two") == {}, "forgotten but for its number"
    assert memory.of("three") == {"told": "three"}
    memory.of("two")["told"] = 2
    assert memory.of("two") == {"told": 2}


def test_checks_of_sentences_are_checks() -> None:
    """The list names no ghosts."""
    assert checks.NAMES.keys() >= checks.OF_SENTENCES


def test_a_checked_letter_goes_at_once() -> None:
    """Nothing of it points in a circle: Python looks for that once in a thousand letters, and keeps it till then."""
    checker = Checker(load(()))
    letters = [read(path, None) for path in EXAMPLES[:4]]
    for each in letters:
        checker.check(each)
    gc.collect()
    gc.disable()
    try:
        for each in letters:
            checker.check(each)
        assert gc.collect() == 0
    finally:
        gc.enable()
