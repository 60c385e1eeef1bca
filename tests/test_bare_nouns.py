"""A singular noun without an article names somebody; a verb, a role and a noun with its article do not."""

import pytest
from test_clauses import LEXICON, tokens_of

from klartekst.danish.bare_nouns import is_bare

NAMED = [
    "Det er konstateret, at [betaler] fortsat skylder for maj.",
    "Efter reglerne er [låntager] forpligtet til at betale.",
    "Efter aftale har [klager] sendt papirerne.",
    "[Ejer] skal fjerne hækken.",
    "[Ansøger] oplyser, at naboen larmer.",
    "Pligten påhviler [lejer].",
    "[Mors] fremmøde har været svingende.",
    "Vi vurderer [mor] at have svært ved det.",
    "Vi har bevilget [ansøger] et tilskud.",
    "Det er [brugers] ansvar.",
    "Varmen opkræves a conto, og [lejer] hæfter for skader.",
    "Hvis [elev] udebliver, ringer skolen.",
    "Svaret bliver sendt til [ansøger] i morgen.",
]
NOT_NAMED = [
    "Du kan tage din [mor] med.",
    "Hun er [klager] i sagen.",
    "Du er [ejer] af huset.",
    "Som [ejer] skal du betale.",
    "Når [ejer] du huset?",
    "[Betaler] du for sent, får du en rykker.",
    "[Betaler] ejer ikke, sender vi en rykker.",
    "Hvad [betaler] vi for?",
    "I [betaler] 2.180 kr. om måneden.",
    "Vi aftaler, at I [betaler] lidt hver måned.",
    "Den, der [ejer] hunden, skal betale.",
    "Alle, som [låner], skal betale.",
    "Vi har skrevet til en [ansøger].",
    "Vi har skrevet til hver enkelt [ansøger].",
    "Naboens [lejer] har klaget.",
    "Vi [modtager] mange breve.",
    "Du bor her, og [betaler] du ikke, så ring.",
    "Du får et lån, som du så [betaler] tilbage over fem år.",
]


@pytest.mark.parametrize("sentence", NAMED)
def test_a_noun_without_an_article_names_somebody(sentence: str) -> None:
    """The office's way to speak of a person."""
    assert stands_bare(sentence)


@pytest.mark.parametrize("sentence", NOT_NAMED)
def test_verbs_roles_and_nouns_with_an_article_are_not_bare(sentence: str) -> None:
    """*ejer* is a verb more often than not, and *som ejer* names nobody."""
    assert not stands_bare(sentence)


def stands_bare(sentence: str) -> bool:
    """Whether the word in brackets stands bare."""
    start = sentence.index("[")
    tokens = tokens_of(sentence.replace("[", "").replace("]", ""))
    at = next(number for number, token in enumerate(tokens) if token.start == start)
    return is_bare(tokens, at, LEXICON)
