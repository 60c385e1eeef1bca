"""Replacement templates in the form of the word they replace."""

import pytest

from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Form,
    Gender,
    NounForm,
    Number,
    PlainForm,
    VerbForm,
    VerbKind,
    Voice,
)
from klartekst.danish.inflection import agree, inflect_phrase
from klartekst.danish.lexicon import Lexicon

SG, SG_DEF, SG_GEN = NounForm(), NounForm(definite=True), NounForm(definite=True, genitive=True)
PL, PL_DEF = NounForm(Number.PLURAL), NounForm(Number.PLURAL, definite=True)
INF, PRES, PAST = VerbForm(), VerbForm(VerbKind.PRESENT), VerbForm(VerbKind.PAST)
PART, IMP, ATTR = (
    VerbForm(VerbKind.PARTICIPLE),
    VerbForm(VerbKind.IMPERATIVE),
    VerbForm(VerbKind.ATTRIBUTIVE),
)
S_PRES, S_PAST = VerbForm(VerbKind.PRESENT, Voice.PASSIVE), VerbForm(VerbKind.PAST, Voice.PASSIVE)
BASE, NEUTER, WEAK = (
    AdjectiveForm(k) for k in (AdjectiveKind.BASE, AdjectiveKind.NEUTER, AdjectiveKind.PLURAL)
)
COMPARATIVE = AdjectiveForm(AdjectiveKind.COMPARATIVE)


@pytest.mark.parametrize(
    ("template", "form", "text"),
    [
        ("hvis", PlainForm(), "hvis"),
        ("{give}", INF, "give"),
        ("{give}", PRES, "giver"),
        ("{give}", PAST, "gav"),
        ("{give}", PART, "givet"),
        ("{give}", IMP, "giv"),
        ("{give}", S_PRES, "gives"),
        ("{sige} ja til", PRES, "siger ja til"),
        ("{sige} ja til", PART, "sagt ja til"),
        ("{sætte} i gang", S_PRES, "sættes i gang"),
        ("{sætte} i gang", IMP, "sæt i gang"),
        ("{sende}", S_PAST, "sendtes"),
        ("{behandle}", S_PAST, "behandledes"),
        ("{sende}", ATTR, "sendte"),
        ("{skrive}", ATTR, "skrevne"),
        ("{ringe} eller {skrive} til", IMP, "ring eller skriv til"),
        ("{findes}", PRES, "findes"),
        ("{udgift}", PL_DEF, "udgifterne"),
        ("{tilskud}", SG_DEF, "tilskuddet"),
        ("{tilskud}", SG_GEN, "tilskuddets"),
        ("{job}", PL_DEF, "jobbene"),
        ("{hjælp} til bad", SG_DEF, "hjælpen til bad"),
        ("{udgift} til mad", PL, "udgifter til mad"),
        ("{ekstra} {udgift}", PL_DEF, "de ekstra udgifter"),
        ("{ekstra} {udgift} til mad", PL, "ekstra udgifter til mad"),
        ("{ny} {bolig}", SG_DEF, "den nye bolig"),
        ("{ny} {tilskud}", SG_DEF, "det nye tilskud"),
        ("{ny} {tilskud}", SG, "nyt tilskud"),
        ("{lille} {bolig}", PL, "små boliger"),
        ("{lille} {bolig}", SG_DEF, "den lille bolig"),
        ("{ny} {bolig}", SG_GEN, "den nye boligs"),
        ("{gældende} {regel}", PL_DEF, "de gældende regler"),
        ("{vedtaget} {plan}", PL, "vedtagne planer"),
        ("{vigtig}", NEUTER, "vigtigt"),
        ("{vigtig}", WEAK, "vigtige"),
        ("{stor}", COMPARATIVE, "større"),
        ("{enkel} og {klar}", NEUTER, "enkelt og klart"),
        ("skriftlig {besked}", SG, "skriftlig besked"),
        ("{partner}", PL, "partnere"),
    ],
)
def test_the_template_takes_the_form(template: str, form: Form, text: str) -> None:
    """Tense, s-form, number, definiteness and genitive carry over."""
    assert inflect_phrase(template, form) == text


@pytest.mark.parametrize(
    ("template", "form"),
    [
        ("{give}", ATTR),  # "den givne hjælp" means something else
        ("{give}", S_PAST),  # "gaves"
        ("{tage}", S_PAST),  # "toges"
        ("{få}", S_PRES),  # "modtages" is not "fås"
        ("{sige} ja til", S_PRES),
        ("{sætte} i gang", ATTR),
        ("{sende}", VerbForm(VerbKind.PRESENT_PARTICIPLE)),
        ("{skulle}", IMP),
        ("{hjælp}", PL),
        ("{støtte}", PL),
        ("{hjælp} til bad", SG_GEN),
        ("{penge}", SG),
        ("skriftlig {besked}", SG_DEF),
        ("{egen} {læge}", SG_DEF),
        ("{qwertyord}", SG),
        ("{hjælp}", PRES),
        ("{give}", PL),
        ("{dansk}", COMPARATIVE),
        ("{give}", PlainForm()),
        ("{give} {besked}", PRES),
    ],
)
def test_what_is_odd_or_unknown_is_refused(template: str, form: Form) -> None:
    """No form rather than a wrong one."""
    assert inflect_phrase(template, form) is None


@pytest.mark.parametrize(
    ("template", "form", "text"),
    [
        ("{ekstra} {udgift}", PL, "ekstra udgifter"),
        ("{ny} {tilskud}", SG, "nye tilskud"),
        ("{egen} {læge}", SG, "egen læge"),
        ("{lille} {bolig}", SG, "lille bolig"),
    ],
)
def test_behind_a_possessive_the_adjective_is_definite(template: str, form: Form, text: str) -> None:
    """*dit nye tilskud*, with no article put in."""
    assert inflect_phrase(template, form, determined=True) == text


@pytest.mark.parametrize(
    ("adjective", "gender", "number", "definite", "text"),
    [
        ("ny", Gender.NEUTER, Number.SINGULAR, False, "nyt"),
        ("ny", None, Number.SINGULAR, False, None),
        ("relevant", None, Number.SINGULAR, False, "relevant"),
        ("godkendt", Gender.COMMON, Number.PLURAL, False, "godkendte"),
        ("skrevet", Gender.NEUTER, Number.SINGULAR, True, "skrevne"),
        ("egen", Gender.NEUTER, Number.SINGULAR, True, "eget"),
        ("xqzw", Gender.NEUTER, Number.SINGULAR, False, None),
    ],
)
def test_agreement(
    adjective: str, gender: Gender | None, number: Number, definite: bool, text: str | None
) -> None:
    """Without a gender only adjectives that are alike for both can agree."""
    assert agree(adjective, gender, number, Lexicon.open(), definite=definite) == text
