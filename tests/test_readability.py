"""LIX and RIX from our own sentences, checked against textstat on text that both split alike."""

import subprocess
import sys

import pytest

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.readability import count_long, count_words, measure, normalized, reading, words
from klartekst.danish.sentences import Sentence, sentences
from klartekst.letter import Mark, MarkKind
from klartekst.readers.plain_text import letter

KNOWN = Abbreviations.open()

TEXT = """\
Du har søgt om hjælp til rengøring, jf. servicelovens § 83, stk. 1, nr. 2. Hjælpen er gratis for dig.

Kommunen har vurderet, at du har behov for hjælp 2 gange om måneden, fordi du har svært ved at støvsuge. \
Vi har lagt vægt på oplysningerne fra din egen læge og på hjemmebesøget den 3. maj kl. 9.30.

Afgørelsen gælder fra den 1. juni 2025. Du kan klage inden 4 uger til Ankestyrelsen, hvis du er uenig.
"""


def parts(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    return sentences(letter(text), KNOWN)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Du får hjælp.", 3),
        ("Du får hjælp efter § 83, stk. 1.", 7),
        ("Ring på 12 34 56 78 i dag.", 8),
        ("Det koster 1.250,50 kr. pr. md.", 6),
        ("Dem/dig og far/mor", 3),
        ("Du – ja, du – skal med.", 5),
        ("Vi ses (kl. 9) på e-mail.", 6),
        ("Udgif-\nterne er store.", 3),
        ("Kære «Fornavn Efternavn», hej.", 3),
        ("50 % og 3 & 4", 4),
        ("§ % –", 0),
    ],
)
def test_words(text: str, count: int) -> None:
    """Et ord står mellem mellemrum og har et bogstav eller et tal; et felt er ét ord."""
    total = sum(count_words(each.tokens) for each in parts(text))
    assert total == count
    assert sum(len(words(each.tokens)) for each in parts(text)) == count


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hjælpen", True),
        ("hjælp", False),
        ("1.250.000,50", False),
        ("byg@lindekaer.example", False),
        ("CPR-nummer", True),
        ("Dem/jer", False),
    ],
)
def test_long_words(word: str, expected: bool) -> None:
    """Et langt ord har syv bogstaver; tal og adresser er ikke lange ord."""
    assert count_long(parts(word)[0].tokens) == expected


def test_the_formula() -> None:
    """LIX er ord pr. sætning plus procentdelen af lange ord; RIX er lange ord pr. sætning."""
    sentence = "Du kan få hjælp hos kommunen hver uge i hele denne meget vinter. "  # 13 words, 1 long
    made = measure(parts(sentence * 4))
    assert (made.words, made.sentences, made.long_words, made.longest) == (52, 4, 4, 13)
    assert made.mean == 13
    assert made.lix == pytest.approx(13 + 100 * 4 / 52)
    assert made.rix == pytest.approx(1.0)
    assert made.long_word_share == pytest.approx(4 / 52)


@pytest.mark.parametrize("text", ["", "Du får hjælp.", "Du får hjælp. " * 2 + "Vi ringer."])
def test_a_short_text_has_no_lix(text: str) -> None:
    """En kort tekst får intet tal frem for et tilfældigt tal."""
    made = measure(parts(text))
    assert made.lix is None
    assert made.rix is None


def test_textstat_agrees_on_normalised_text() -> None:
    """Vores LIX og RIX er textstats, når begge ser de samme sætninger.

    Allowed difference: textstat drops sentences of one or two words from its count, so the text has none.
    """
    from textstat.textstat import textstatistics

    made, text = measure(parts(TEXT)), normalized(parts(TEXT))
    assert min(len(words(each.tokens)) for each in parts(TEXT)) > 2
    assert textstatistics().sentence_count(text) == made.sentences
    assert textstatistics().lix(text) == pytest.approx(made.lix)
    assert textstatistics().rix(text) == pytest.approx(made.rix)


def test_textstat_alone_counts_too_many_sentences() -> None:
    """Grunden til egne sætninger: textstat deler ved *jf.*, *stk.* og *kl.*"""
    from textstat.textstat import textstatistics

    made = measure(parts(TEXT))
    assert textstatistics().sentence_count(TEXT) > made.sentences
    assert made.lix is not None
    assert textstatistics().lix(TEXT) < made.lix


def test_normalised_text_stops_only_at_sentence_ends() -> None:
    """Den normaliserede tekst har et punktum pr. sætning og ingen andre tegn."""
    text = normalized(parts(TEXT))
    assert text.count(".") == len(parts(TEXT))
    assert set(text) - set(".0 \n") == {c for c in text if c.isalpha()}


def test_reading() -> None:
    """Læsetid, stavelser og lange ord følger textstat."""
    made = reading(parts(TEXT))
    assert made.long_words == measure(parts(TEXT)).long_words
    assert 10 < made.seconds < 30
    assert made.syllables > measure(parts(TEXT)).words
    assert reading(()).seconds == 0


def test_a_field_is_one_short_word() -> None:
    """Et felt tæller som ét ord og aldrig som langt."""
    text = "Kære «Fornavn og efternavn», du får hjælp."
    made = letter(text)
    assert made.marks == (Mark(5, 27, MarkKind.FIELD, "Fornavn og efternavn"),)
    measured = measure(sentences(made, KNOWN))
    assert (measured.words, measured.long_words) == (5, 0)


def test_textstat_is_only_imported_when_asked_for() -> None:
    """Vores egne tal kræver ikke textstat."""
    code = "import sys, klartekst.danish.readability; sys.exit('textstat' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
