"""What holds for any letter: places lie inside it, edits can be made, and paragraphs do not disturb each other."""

import random

import pytest

from klartekst.checker import Checker
from klartekst.finding import Finding
from klartekst.readers.plain_text import letter
from klartekst.result import CheckedLetter
from klartekst.rewriting.apply import apply
from klartekst.settings import Settings

PARAGRAPHS = (
    "Såfremt du ønsker hjælp til rengøring, bedes du rette henvendelse til os snarest.",
    "Din ansøgning behandles af kommunen. Vi foretager en vurdering af dit behov for hjælp.",
    "Det er ikke umuligt, at du kan få støtte (f.eks. til en cykel) i henhold til servicelovens § 112, stk. 1.",
    "Du skal sende dine lønsedler for maj, juni og juli til os, fordi vi skal se, hvad du har tjent, inden vi kan "
    "regne ud, hvor meget du skal betale for din plads i børnehaven fra den 1. august 2026.",
    "Kontanthjælpen udbetales den sidste bankdag i måneden. Beløbet er 8.450 kr.",
    "Vi har modtaget [dokument] den 3. maj. «Navn» kan ringe på 12 34 56 78.",
)
SEED = 20260102


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker for all."""
    return Checker(Settings())


def mixed() -> list[str]:
    """Letters of these paragraphs in a drawn order, some with their words shuffled or cut short."""
    draw = random.Random(SEED)
    made = []
    for _ in range(12):
        parts = draw.sample(PARAGRAPHS, draw.randint(1, 4))
        words = parts[0].split(" ")
        draw.shuffle(words)
        made.append("\n\n".join([*parts[1:], " ".join(words)[: draw.randint(20, 200)]]))
    return made


def told(checked: CheckedLetter, start: int, end: int) -> list[tuple[object, ...]]:
    """What is said of a stretch, with places from its start."""

    def value(each: Finding) -> tuple[object, ...]:
        assert each.start is not None and each.end is not None
        texts = [(s.text, s.kind, (s.start or start) - start) for s in each.suggestions]
        return each.rule, each.start - start, each.end - start, each.severity, texts

    placed = [each for each in checked.findings if each.start is not None and each.end is not None]
    return sorted((value(each) for each in placed if start <= each.start < end), key=repr)  # type: ignore[operator]


def test_places_lie_in_the_text_and_edits_can_be_made(checker: Checker) -> None:
    """Of every finding and every suggestion."""
    offered = 0
    for text in mixed():
        for finding in checker.check(letter(text)).findings:
            if finding.start is not None and finding.end is not None:
                assert 0 <= finding.start < finding.end <= len(text)
            for each in finding.suggestions:
                if each.text is not None and each.start is not None and each.end is not None:
                    offered += 1
                    assert apply(text, [(each.start, each.end, each.text)]) != text
    assert offered > 20


def test_a_paragraph_is_judged_by_itself(checker: Checker) -> None:
    """Another one in front of it or behind it changes nothing that is said of it."""
    for first in PARAGRAPHS[:3]:
        for second in PARAGRAPHS[3:]:
            both = checker.check(letter(f"{first}\n\n{second}"))
            alone = [checker.check(letter(each)) for each in (first, second)]
            at = len(first) + 2
            assert told(both, 0, len(first)) == told(alone[0], 0, len(first))
            assert told(both, at, at + len(second)) == told(alone[1], 0, len(second))


def test_the_letters_before_it_change_nothing(checker: Checker) -> None:
    """A checker that has read others says the same of a letter as one that has read none."""
    texts = mixed()[:5]
    forwards = [checker.check(letter(each)).findings for each in texts]
    backwards = [Checker(Settings()).check(letter(each)).findings for each in reversed(texts)]
    assert forwards == backwards[::-1]
