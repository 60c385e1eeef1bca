"""A demand gives way to what is demanded; a hope becomes a request."""

import pytest

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.characters import view
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import tokenize
from klartekst.rewriting.addressing.demands import asked_plainly, demand_at
from klartekst.rewriting.edits import text_of


def said_plainly(sentence: str) -> str | None:
    """The sentence with its demand said plainly; None when there is none or no text is safe."""
    tokens, lexicon = tuple(tokenize(view(sentence), Abbreviations.open())), Lexicon.open()
    for at in range(len(tokens)):
        demand = demand_at(tokens, at, lexicon)
        rewrite = asked_plainly(tokens, demand, lexicon) if demand else None
        if rewrite is not None:
            parts = (text_of(tokens[: rewrite.start]), rewrite.text, text_of(tokens[rewrite.end :]))
            return " ".join(part for part in parts if part).replace(" .", ".").replace(" ,", ",")
    return None


@pytest.mark.parametrize(
    ("demanded", "plain"),
    [
        ("Det må forlanges, at du fjerner hegnet.", "Du skal fjerne hegnet."),
        ("Vi må på det kraftigste kræve, at støjen stopper.", "Støjen skal stoppe."),
        ("Derfor kræver vi, at du betaler nu.", "Derfor skal du betale nu."),
        ("Vi kræver, at du ikke parkerer her.", "Du må ikke parkere her."),
        ("Vi kræver, at du skal betale gebyret.", "Du skal betale gebyret."),
        ("Der kræves, at hunden er i snor.", "Hunden skal være i snor."),
    ],
)
def test_what_is_demanded_becomes_the_duty(demanded: str, plain: str) -> None:
    """*Skal* with the infinitive, *må ikke* for what is forbidden, verb before subject behind a phrase."""
    assert said_plainly(demanded) == plain


@pytest.mark.parametrize(
    ("hoped", "plain"),
    [
        ("Vi forventer, at du møder til tiden.", "Vi beder dig om at møde til tiden."),
        ("Vi forventer derfor, at I rydder op.", "Vi beder jer om at rydde op."),
        ("Vi forventer, at du ikke ryger her.", "Vi beder dig om ikke at ryge her."),
    ],
)
def test_a_hope_binds_nobody(hoped: str, plain: str) -> None:
    """*Forvente* says no duty, so the text says none."""
    assert said_plainly(hoped) == plain


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi kræver ikke, at du svarer.",
        "Loven kræver, at vi spørger dig.",
        "Hvis vi kræver, at du møder op, skriver vi.",
        "Vi forventer, at du får svar i maj.",
        "Vi kræver, at du møder op og svarer.",
        "Vi forventer, at du møder op, og at du er ædru.",
        "Vi forventer, at arbejdet slutter i maj.",
    ],
)
def test_no_text_where_nobody_demands_it_of_the_reader(sentence: str) -> None:
    """A denial, the law's demand, a condition, what happens by itself, two verbs."""
    assert said_plainly(sentence) is None
