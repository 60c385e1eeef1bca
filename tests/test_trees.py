"""The parser is asked only for a subject that cannot be read word by word."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.danish.models import Model, find
from klartekst.danish.passive import NotPassive
from klartekst.danish.passives import passives
from klartekst.danish.pipeline import load
from klartekst.danish.trees import Tree, subject_span, trees
from klartekst.readers.plain_text import read
from klartekst.resources import lexicons_folder
from klartekst.rewriting.passives.clause import clause_of
from klartekst.rewriting.passives.open_subjects import may_be_subject, open_subjects
from klartekst.settings import OWN_MODEL, Settings

LETTERS = sorted((Path(__file__).parent.parent / "examples" / "breve").glob("*.foer.txt"))

HEAVY = "Telefoniske henvendelser vedrørende afdragsvis betaling imødekommes ikke."


@pytest.mark.parametrize(
    ("words", "verb", "subject"),
    [
        ("Støtten til køb af særlige sko udbetales i maj .", "udbetales", "Støtten til køb af særlige sko"),
        ("I maj udbetales støtten .", "udbetales", "støtten"),
        ("Den plan , som godkendes , gælder nu .", "godkendes", None),
    ],
)
def test_the_subject_of_a_verb(words: str, verb: str, subject: str | None) -> None:
    """One unbroken phrase; a relative *som* is nobody's name."""
    tokens = words.split()
    span = subject_span(trees([tokens], find(OWN_MODEL))[0], tokens.index(verb))
    assert (span and " ".join(tokens[span[0] : span[1]])) == subject


def test_a_heavy_subject_is_rewritten_when_the_house_wants_the_parser() -> None:
    """With `[grammar] tree = true`; without it the passive is flagged and a question asked."""

    def texts(settings: Settings) -> list[str]:
        findings = Checker(settings).check(read(HEAVY.encode(), "-")).findings
        return [s.text for f in findings if f.rule == "s-passiv" for s in f.suggestions if s.text]

    assert "Vi imødekommer ikke telefoniske henvendelser vedrørende afdragsvis betaling" in texts(
        replace(Settings(), tree=True)
    )
    assert texts(Settings()) == []


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        (HEAVY, True),
        # the subject is missing, and no word there could be it
        ("Kommunen har ført tilsyn på ejendommen, hvorved bemærkes, at der ligger affald.", False),
        ("I den forbindelse indkaldes til jobsamtale.", False),
        # whatever the subject is, somebody else acts
        ("Lyset i vinduerne mod gården slukkes.", False),
        # it is read word by word
        ("Ansøgningen behandles i uge 9.", False),
    ],
)
def test_a_sentence_is_parsed_where_that_may_give_a_text(
    text: str, parsed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parsing one sentence takes as long as checking five: it is known before whether any subject would help."""
    asked = []

    def recorded(sentences: Sequence[Sequence[str]], model: Model) -> list[Tree]:
        asked.extend(sentences)
        return trees(sentences, model)

    monkeypatch.setattr("klartekst.understanding.analysis.trees", recorded)
    Checker(replace(Settings(), tree=True)).check(read(text.encode(), "-"))
    assert bool(asked) is parsed


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_each_subject_that_makes_a_clause_is_an_open_one(path: Path) -> None:
    """All stretches of the sentences of a letter tried: none that could be a subject is left out before the parse."""
    checker = Checker(Settings())
    analysis = checker.analyse(read(path.read_bytes(), path.name))
    other = NotPassive.load(lexicons_folder() / "not_passive.tsv")
    lexicon = analysis.lexicon
    for sentence in analysis.sentences:
        tokens = sentence.tokens
        for passive in passives(tokens, lexicon, other):
            if clause_of(tokens, passive, lexicon) is None:
                would = {
                    (start, end)
                    for start in range(len(tokens))
                    for end in range(start + 1, len(tokens) + 1)
                    if not start <= passive.verb < end
                    and may_be_subject(tokens[start:end], lexicon)
                    and clause_of(tokens, passive, lexicon, (start, end)) is not None
                }
                assert would <= set(open_subjects(tokens, passive, lexicon))


def test_the_words_of_a_letter_are_forgotten() -> None:
    """A server reads new names in every letter: neither strings nor lexemes may pile up."""
    model = find(OWN_MODEL)
    vocabulary = load(model).vocab
    trees([["Sagen", "om", "Grønnegaard", "behandles", "."]], model)
    before = (set(vocabulary.strings), {each.orth for each in vocabulary})
    for number in range(20):
        (made,) = trees(
            [["Sagen", "om", f"Grønnegaard{number}", "behandles", "i", f"Nybølle{number}", "."]], model
        )
        assert made.words[2] == f"grønnegaard{number}"
    assert (set(vocabulary.strings), {each.orth for each in vocabulary}) == before
