"""Where Danish clauses begin and end, told by commas, openers and finite verbs."""

import pytest

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.clauses import main_finite, pieces
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.piece import Kind
from klartekst.danish.sentences import sentences
from klartekst.danish.tokens import Token
from klartekst.danish.verbs_in_place import is_finite
from klartekst.readers.plain_text import read

LEXICON = Lexicon.open()
ABBREVIATIONS = Abbreviations.open()


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of the first sentence."""
    return sentences(read(text.encode(), "-"), ABBREVIATIONS)[0].tokens


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and finite verb ("-" for none) of each piece."""
    tokens = tokens_of(text)
    return [
        (each.kind.value, tokens[each.finite].text if each.finite is not None else "-")
        for each in pieces(tokens, LEXICON)
    ]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Vi klager over afgørelsen.", ["klager"]),
        ("Du har to klager og tre planer.", ["har"]),
        ("Kommunen mangler dine planer.", ["mangler"]),
        ("De bevilgede timer gælder fra maj.", ["gælder"]),
        ("Vi ventede på dig ved bordet.", ["ventede"]),
        ("Pengene kan ikke udbetales før maj.", ["kan"]),
        ("Pengene udbetales i maj.", ["udbetales"]),
        ("Du må kunne komme ind.", ["må"]),
        ("Det koster ikke noget.", ["koster"]),
        ("Når I deler husleje, falder støtten.", ["deler", "falder"]),
    ],
)
def test_a_finite_verb_is_told_from_what_looks_like_one(text: str, verbs: list[str]) -> None:
    """*Klager* is a verb behind *vi* and a noun behind *to*; *kunne* behind *må* is an infinitive."""
    tokens = tokens_of(text)
    assert [token.text for at, token in enumerate(tokens) if is_finite(tokens, at, LEXICON)] == verbs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hvis du er uenig, kan du klage.", [("subordinate", "er"), ("main", "kan")]),
        ("Er du uenig, kan du klage.", [("subordinate", "Er"), ("main", "kan")]),
        ("Er du uenig i det?", [("main", "Er")]),
        ("Den hjælp, du får, er gratis.", [("head", "-"), ("relative", "får"), ("main", "er")]),
        (
            "De papirer, kommunen har fået, viser, at du bor alene.",
            [("head", "-"), ("relative", "har"), ("main", "viser"), ("subordinate", "bor")],
        ),
        (
            "Sagen er forsinket, fordi den mand, der ser på den, er syg.",
            [("main", "er"), ("subordinate", "-"), ("relative", "ser"), ("subordinate", "er")],
        ),
        ("Vi mener at du har ret.", [("main", "mener"), ("subordinate", "har")]),
        ("Husk at søge igen.", [("main", "Husk")]),
        ("Du skal søge, og vi svarer dig.", [("main", "skal"), ("main", "svarer")]),
        ("Du skal søge, og derfor ringer vi.", [("main", "skal"), ("main", "ringer")]),
        ("Du har fået brevet, og skal svare nu.", [("main", "har"), ("shared", "skal")]),
        ("Inden den 3. maj skal du ringe.", [("main", "skal")]),
        ("Inden du rejser, skal du ringe.", [("subordinate", "rejser"), ("main", "skal")]),
        ("Ring, hvis du er i tvivl, så vi kan.", [("main", "Ring"), ("subordinate", "er"), ("subordinate", "kan")]),
        ("Hvis du er syg, og du sover, går vi.", [("subordinate", "er"), ("subordinate", "sover"), ("main", "går")]),
        ("Har du spørgsmål, så ring til os.", [("subordinate", "Har"), ("main", "ring")]),
    ],
)  # fmt: skip
def test_clauses_and_their_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    """Each clause is found with its kind and its finite verb."""
    assert kinds(text) == expected


def test_the_main_verb_is_found_behind_a_long_front() -> None:
    """The first verb of the sentence is not always the main clause's."""
    tokens = tokens_of("Da du flyttede til Nørby, som ligger langt væk, stoppede vi hjælpen.")
    place = main_finite(pieces(tokens, LEXICON))
    assert place is not None and tokens[place].text == "stoppede"


def test_every_word_is_in_one_piece() -> None:
    """Pieces do not overlap and leave out nothing but punctuation."""
    tokens = tokens_of("Vi har (efter aftale) set, at I mangler tid, og det er synd, for så venter I.")
    found = pieces(tokens, LEXICON)
    covered = [at for each in found for at in range(each.start, each.end)]
    assert covered == sorted(set(covered))
    assert {token.text for at, token in enumerate(tokens) if at not in covered} <= {",", ".", "(", ")"}
    assert sum(each.kind is Kind.MAIN for each in found) == 3
