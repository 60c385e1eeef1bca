"""Two negations that undo each other are found with any words between; a prohibition and a plain no are not."""

import pytest
from test_clauses import LEXICON, tokens_of

from klartekst.danish.negations import doubled, opposite

UNDONE = [
    "Det er ikke umuligt.",
    "Vi finder, at støjen ikke er ubetydelig.",
    "Det kan ikke siges at være uforeneligt med planen.",
    "Det er langt fra usandsynligt.",
    "Sagen er dog ikke helt uafklaret.",
    "Der ligger ikke uvæsentlige mængder affald.",
    "Skemaet er ikke uden fejl.",
    "Du har ikke under forløbet været uden mulighed for at svare.",
    "Papirerne kan ikke uden væsentlige betænkeligheder udleveres.",
    "Sagen kan ikke behandles uden et regnskab.",
    "Varmen kan ikke lukkes op uden dit samtykke.",
    "Vi mener ikke, at du ikke kan arbejde.",
]
PLAIN = [
    "Sælg ikke ulovlige knive.",
    "Ansøgningen må ikke være ufuldstændig.",
    "Det er uklart, om du kommer.",
    "Vi kan ikke umiddelbart svare.",
    "Børn må ikke bade uden en voksen.",
    "Det ligger ikke uden for byen.",
    "Du er syg, men ikke undtaget.",
    "Du har ikke fortalt os, at du ikke arbejder.",
    "Det er en stor, om ikke umulig opgave.",
]


@pytest.mark.parametrize("sentence", UNDONE)
def test_two_negations_that_undo_each_other_are_one_pair(sentence: str) -> None:
    """Adverbs, copulas and verbs of judging may stand between."""
    assert len(list(doubled(tokens_of(sentence), LEXICON))) == 1


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_no_is_no_pair(sentence: str) -> None:
    """Nor is a prohibition, or two things that are both denied."""
    assert not list(doubled(tokens_of(sentence), LEXICON))


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("uvæsentlige", "uvæsentlig"),
        ("uafklaret", "uafklaret"),
        ("umiddelbar", None),
        ("uddannet", None),
        ("ung", None),
    ],
)
def test_an_adjective_on_u_has_an_opposite_when_the_rest_is_a_word(word: str, base: str | None) -> None:
    """*u-* is a no only where the rest is an adjective or a participle."""
    assert opposite(tokens_of(word)[0], LEXICON) == base
