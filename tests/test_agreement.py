"""A word that an abbreviation stands for takes the number and the form that its place asks for."""

import pytest
from shipped import checker, outcomes

from klartekst.readers.plain_text import read


def spelled_out(text: str) -> list[str]:
    """The sentence with each text that is offered for its one abbreviation."""
    findings = checker().check(read(text.encode(), "-")).findings
    (one,) = [each for each in findings if each.rule in ("forkortelser", "kendte-forkortelser")]
    return [text[: each.start] + each.text + text[each.end :] for each in one.suggestions if each.text]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Det varer 1 md. i alt.", "Det varer 1 måned i alt."),
        ("Det varer 6 md. i alt.", "Det varer 6 måneder i alt."),
        ("Det koster 1 mio. kr.", "Det koster 1 million kr."),
        ("Det koster 1,5 mio. kr.", "Det koster 1,5 millioner kr."),
        ("Du bor i en alm. bolig.", "Du bor i en almindelig bolig."),
        ("Du har psyk. problemer.", "Du har psykiske problemer."),
        ("Du får tilskuddet årl. i maj.", "Du får tilskuddet årligt i maj."),
    ],
)
def test_one_text_fits(text: str, plain: str) -> None:
    """One million, two millions; *et* and *en*; beside a verb it is an adverb."""
    assert spelled_out(text) == [plain]


def test_where_the_noun_may_be_a_verb_nothing_is_put_in() -> None:
    """*Møder* may be a verb, so the form is not told."""
    assert spelled_out("Vi holder fire mdl. møder.") == []


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Nærværende tilbud gælder i maj.", "Dette tilbud gælder i maj."),
        ("Nærværende breve er sendt til alle.", "Disse breve er sendt til alle."),
        ("Vi læser nærværende foreløbige kontrakt.", "Vi læser denne foreløbige kontrakt."),
    ],
)
def test_this_agrees_with_its_noun(text: str, new: str) -> None:
    """*Nærværende* has one form for all, *denne* has three."""
    assert new in outcomes(text)
