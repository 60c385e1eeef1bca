"""What is remembered of a paragraph changes how fast a letter is checked, and nothing else."""

import random
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klartekst.checker import Checker
from klartekst.letter import Letter
from klartekst.readers import markdown, plain_text
from klartekst.readers.find import find
from klartekst.readers.open import read
from klartekst.rules import checks
from klartekst.rules.paragraph_memory import ParagraphMemory
from klartekst.settings import load

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


@cache
def plain() -> Checker:
    """A checker that remembers nothing."""
    return Checker(load(()))


@cache
def remembering() -> Checker:
    """One that has seen all that the tests before have shown it."""
    return Checker(load(()), ParagraphMemory())


def everything(checker: Checker, letter: Letter) -> tuple[object, ...]:
    """All that a check says, what equality of findings leaves out included."""
    done = checker.check(letter)
    named = [(each, each.fingerprint, each.entry) for each in done.findings]
    return named, done.dropped, done.score, done.type, done.elements


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
def test_examples_are_found_the_same_twice_over(path: str) -> None:
    """The first time it is new, the second time it is known."""
    letter = read(path)
    once = everything(plain(), letter)
    assert everything(remembering(), letter) == once
    assert everything(remembering(), letter) == once


def test_letters_of_a_generated_collection_are_found_the_same() -> None:
    """One of each template, then another of each filled in otherwise."""
    chance = random.Random(4)
    made = list(templates())
    for _, subject, text in chance.sample(made, 12) * 2:
        letter = plain_text.letter(filled_in(subject, text, chance), "brev.txt")
        assert everything(remembering(), letter) == everything(plain(), letter)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=7))
def test_the_same_paragraphs_in_any_order_are_found_as_if_they_were_new(chosen: list[str]) -> None:
    """First uses, explanations, the address of the letter and what the law protects depend on the whole."""
    letter = markdown.from_text("\n\n".join(chosen), "brev.md")
    assert everything(remembering(), letter) == everything(plain(), letter)


def test_it_forgets_the_oldest_first() -> None:
    """Memory does not grow with the collection."""
    memory = ParagraphMemory(most=3)
    checker = Checker(load(()), memory)
    for paragraph in PARAGRAPHS:
        checker.check(markdown.from_text(paragraph, "brev.md"))
    assert len(memory._known) <= 3
    letter = markdown.from_text("\n\n".join(PARAGRAPHS), "brev.md")
    assert everything(checker, letter) == everything(plain(), letter)


def test_checks_of_sentences_are_checks() -> None:
    """The list names no ghosts."""
    assert checks.NAMES.keys() >= checks.OF_SENTENCES
