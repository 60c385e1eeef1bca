"""What the guard may skip when it reads a sentence again with a suggestion put in."""

import random

import pytest

from klartekst.checker import Checker
from klartekst.danish.tokens import plain_tokens
from klartekst.readers.plain_text import letter
from klartekst.resources import lexicons_folder
from klartekst.rewriting.promises.surroundings import Surroundings, rewritten
from klartekst.rules.schema import TermsCheck
from klartekst.rules.terms import TermRules
from klartekst.settings import Settings
from klartekst.wording.pattern import Kind
from klartekst.wording.wordlist import read_entries

CHECKER = Checker(Settings())
RULES = [rule for rule in CHECKER.rules if isinstance(rule.check, TermsCheck)]
TERMS = TermRules(RULES, Settings(), lexicons_folder())
SENTENCES = (
    "Vi har modtaget din ansøgning, og vi skal i den forbindelse anmode dig om at indsende en kopi.",
    "Såfremt du er af den opfattelse, at afgørelsen er forkert, kan du klage inden 4 uger.",
    "Kommunen har foretaget en vurdering af, hvorvidt du er berettiget til hjælp jf. reglerne.",
    "Det er en forudsætning for udbetaling, at der foreligger dokumentation for udgiften.",
    "Afgørelsen er truffet i henhold til serviceloven. Du bedes derfor rette henvendelse til os.",
)


def texts() -> list[str]:
    """Wordings that the lists find: what is put in is full of faults."""
    made = []
    for name in ("officialese", "empty_verbs", "tone", "vague", "terms"):
        for entry in read_entries(lexicons_folder() / f"{name}.tsv"):
            words = [min(each.words) for each in entry.pattern.elements if each.kind is not Kind.SLOT]
            made.append(" ".join(words))
    return made


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_rule_that_may_find_nothing_finds_nothing(sentence: str) -> None:
    """The cheap look at the words alone never lets a text pass that a whole reading would hold back."""
    chance = random.Random(sentence)
    analysis = CHECKER.analyse(letter(sentence))
    surroundings = Surroundings(analysis, ())
    tokens = [token for each in analysis.sentences for token in each.tokens]
    spared = found = 0
    for put_in in chance.sample(texts(), 150):
        first = chance.randrange(len(tokens))
        start, end = tokens[first].start, tokens[min(first + chance.randrange(3), len(tokens) - 1)].end
        if chance.random() < 0.2:
            start, put_in = end, chance.choice((f" ({put_in})", f", {put_in}"))
        place = surroundings.place(start, end)
        reworded = surroundings.reworded(start, end, put_in, place)
        if reworded is None or place.zone is None:
            continue
        again = list(TERMS.run(rewritten(analysis, start, end, put_in, place)))
        at = start - place.start
        here = {each.rule for each in again if (each.start or 0) < at + len(put_in) and at < (each.end or 0)}
        possible = {rule.id for rule in RULES if TERMS.may_find(rule.id, reworded)}
        assert here <= possible, put_in
        spared += len(possible) < len(RULES)
        found += bool(here)
    assert spared > 20
    assert found > 20


def test_a_rule_alone_finds_what_it_finds_among_all() -> None:
    """The others are only left out where the rule finds nothing."""
    analysis = CHECKER.analyse(letter("\n\n".join(SENTENCES)))
    everything = [(each.rule, each.start, each.end) for each in TERMS.run(analysis)]
    assert everything
    for rule in RULES:
        alone = [(each.rule, each.start, each.end) for each in TERMS.alone(rule.id)(analysis)]
        assert alone == [each for each in everything if each[0] == rule.id]


@pytest.mark.parametrize(
    "text", ["og", "du kan, hvis du vil", " (det, du betaler)", ", for eksempel", "hvis,"]
)
def test_a_plain_text_has_the_same_tokens_wherever_it_stands(text: str) -> None:
    """Whatever stands before and behind it, its words and signs are tokens of their own."""
    for before, after in (("Vi ser", " nu."), ("Du får det den 3. maj", "."), ("Ring til Ole", ", og skriv")):
        glue = "" if text.startswith((" ", ",")) else " "
        (sentence,) = CHECKER.analyse(letter(f"{before}{glue}{text}{after}")).sentences
        first = len(before) + len(glue)
        inside = [token for token in sentence.tokens if first <= token.start < first + len(text)]
        assert tuple(token.text for token in inside) == plain_tokens(text)


@pytest.mark.parametrize(
    "text", ["", "3 uger", "fx.", "m.v.", "og/eller", "a  b", "jf. loven", "[dato]", "(a) b"]
)
def test_any_other_text_is_read_in_full(text: str) -> None:
    """Numbers, full stops and strokes mean what their surroundings make of them."""
    assert plain_tokens(text) is None
