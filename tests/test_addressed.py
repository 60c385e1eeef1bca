"""A group in the plural is the reader where it is told what to do, and somebody else where it is told of."""

import pytest
from test_clauses import LEXICON, tokens_of

from klartekst.danish.addressed import is_addressed

TOLD = [
    "Under arbejdet må [beboerne] forvente støj.",
    "I perioden må [beboerne] i kortere perioder undvære vand.",
    "[Lånere] skal selv aflevere bøgerne.",
    "Derefter bedes [lodsejerne] svare.",
    "Nærmere besked tilgår [grundejerne] i løbet af foråret.",
    "Udgiften afholdes af [lejerne].",
    "Det er [beboernes] eget ansvar.",
    "[Beboernes] biler skal flyttes.",
    "[Grundejerne] har altid pligt til at rydde sne.",
    "[Brugerne] er selv ansvarlige for skader.",
    "[Låntagerne] hæfter for lånet.",
    "[De ledige] kan søge om et kursus.",
]
TOLD_OF = [
    "Vi har talt med [beboerne].",
    "[Beboerne] i nr. 12 skal flytte.",
    "[Medlemmerne] kan hjælpe dig.",
    "[Medlemmerne] skal betale Deres kontingent.",
    "Alle [beboere] skal have nye nøgler.",
    "To [lejere] skal flytte.",
    "Øvrige [ansøgere] skal vente.",
    "[De ledige] boliger skal lejes ud.",
    "[Beboerne] og deres gæster larmer.",
    "[Grundejerne] har klaget.",
    "[Beboernes] klager er læst.",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_group_that_is_told_something_is_addressed(sentence: str) -> None:
    """A duty, a right or a message is laid on it, in either order of words."""
    assert addressed(sentence)


@pytest.mark.parametrize("sentence", TOLD_OF)
def test_a_group_that_is_told_of_is_not_addressed(sentence: str) -> None:
    """Others are meant where the reader is spoken to, where some are picked, and where nothing is laid on them."""
    assert not addressed(sentence)


def addressed(sentence: str) -> bool:
    """Whether the words in brackets are addressed."""
    start, end = sentence.index("["), sentence.index("]") - 1
    tokens = tokens_of(sentence.replace("[", "").replace("]", ""))
    inside = [number for number, token in enumerate(tokens) if start <= token.start < end]
    return is_addressed(tokens, inside[0], inside[-1] + 1, LEXICON)
