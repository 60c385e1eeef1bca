"""In one sentence one finding on its knots, and none at all in plain prose."""

from pathlib import Path

import pytest
from test_clauses import LEXICON, tokens_of

from klartekst.checker import Checker
from klartekst.danish.clauses import pieces
from klartekst.danish.readability import count_words
from klartekst.finding import Category, Finding
from klartekst.readers.find import find
from klartekst.readers.open import read
from klartekst.readers.plain_text import read as read_text
from klartekst.rules.knots.measures import knots
from klartekst.settings import Settings

AFTER = [
    path for path in find([str(Path(__file__).parent.parent / "examples" / "breve")]) if ".efter." in path
]
CHECKER = Checker(Settings())
TANGLED = (
    "Da kommunen efter en samlet vurdering af din økonomi og din bolig finder betingelserne opfyldt, får du tilskud, "
    "hvis du bor alene, medmindre du har en opsparing, hvilket du selv skal oplyse."
)


def complex_findings(text: str) -> list[Finding]:
    """The findings on knotty sentences in a text."""
    found = CHECKER.check(read_text(text.encode(), "-")).findings
    return [each for each in found if each.category is Category.COMPLEX_SENTENCE]


def test_only_the_gravest_speaks_and_names_the_others() -> None:
    """One message a sentence, with all its reasons ranked."""
    found = [each for each in complex_findings(TANGLED) if each.rule != "bagvendt"]
    assert [each.rule for each in found] == ["forvaegt"]
    assert "betingelser" in found[0].message


def test_a_house_that_silences_one_rule_hears_the_next() -> None:
    """The gravest rule that is on speaks."""
    checker = Checker(Settings(rules_off=frozenset({"forvaegt"})))
    found = checker.check(read_text(TANGLED.encode(), "-")).findings
    assert "betingelsesbunke" in {each.rule for each in found}


def test_the_long_sentence_offers_the_cut_and_the_prolonger_only_advice() -> None:
    """Two texts for one place would confuse."""
    text = (
        "Vi har i denne måned fået mange flere sager om støj fra naboer end på samme tid sidste år her i byen, "
        "hvorfor vi ikke kan svare dig før den 1. juni."
    )
    found = CHECKER.check(read_text(text.encode(), "-")).findings
    whole = [each for each in found if each.rule in {"lange-saetninger", "forlaengere"}]
    offers = {each.rule: [s.text for s in each.suggestions if s.text] for each in whole}
    assert len(offers["lange-saetninger"]) == 1
    assert offers["forlaengere"] == []


@pytest.mark.parametrize("path", AFTER, ids=lambda path: Path(path).stem)
def test_plain_letters_have_no_knots(path: str) -> None:
    """The rewritten example letters go free."""
    names = {"forvaegt", "indskud", "ledsaetninger", "forlaengere", "betingelsesbunke", "tunge-saetninger"}
    assert [each for each in CHECKER.check(read(path)).findings if each.rule in names] == []


@pytest.mark.parametrize(
    "text",
    [
        "Linje 14 stopper tæt på jer og holder lige foran skolen kl. 7.48, og buskortet er gratis for alle børn.",
        "Du skal skrive til os, hvis du mener, at der er noget i brevet, som vi har misforstået.",
        "Fra mandag den 3. marts kl. 8.00 til fredag den 7. marts kl. 16.00 kan du ringe.",
        "Ring til mig på 48 00 26 90, hvis du vil tale om, hvordan carporten kan bygges om.",
        "Du kan ringe til mig i dag, og så ser vi på, om du kan få en ny tid, inden du rejser på ferie med din mand.",
    ],
)
def test_easy_sentences_are_not_knots(text: str) -> None:
    """Long is not the same as hard."""
    tokens = tokens_of(text)
    assert knots(tokens, pieces(tokens, LEXICON), count_words(tokens), LEXICON) == ()
