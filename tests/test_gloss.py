"""An explanation in parentheses has the number and the word class of what it explains."""

import pytest
from shipped import checker

from klartekst.readers.plain_text import read


def glossed(text: str) -> list[str]:
    """The text with each explanation put in."""
    return [
        text[: each.start] + each.text + text[each.end :]
        for finding in checker().check(read(text.encode(), "-")).findings
        if finding.rule == "forklar-foerste-gang"
        for each in finding.suggestions
        if each.text is not None
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Skemaet er til begge forældremyndighedsindehavere.",
            "Skemaet er til begge forældremyndighedsindehavere (dem, der har forældremyndigheden).",
        ),
        ("Lejekontrakten er ugyldig.", "Lejekontrakten er ugyldig (gælder ikke)."),
        ("Sagen er subakut.", "Sagen er subakut (haster, men er ikke akut)."),
        ("Du er valgbar.", "Du er valgbar (må stille op)."),
        ("Du er ikke valgbar.", "Du er ikke valgbar (som må stille op)."),
        (
            "Beløbet er fradragsberettiget.",
            "Beløbet er fradragsberettiget (noget, du kan trække fra i skat).",
        ),
        (
            "Sagen er hjemvist.",
            "Sagen er hjemvist (at hjemvise betyder at sende sagen tilbage, så kommunen skal behandle den igen).",
        ),
        (
            "Kommunen vil inddrive, det du skylder.",
            "Kommunen vil inddrive (kræve gæld betalt), det du skylder.",
        ),
        ("Du har fået en værge.", "Du har fået en værge (en person, der er valgt til at handle for dig)."),
    ],
)
def test_the_explanation_fits_the_form(before: str, after: str) -> None:
    """Several persons are *dem, der*; a form of a verb is explained by its infinitive."""
    assert after in glossed(before)


def test_one_thing_does_not_explain_several() -> None:
    """*Merudgifterne (ekstra udgift …)* would be wrong Danish: the writer gets the words as advice."""
    assert glossed("Merudgifterne skal godkendes først.") == []


def offered(text: str, rule: str = "forklar-foerste-gang") -> list[str]:
    """The sentences that the first finding of a rule offers, in their order."""
    finding = next(each for each in checker().check(read(text.encode(), "-")).findings if each.rule == rule)
    return [
        text[: each.start] + each.text + text[each.end :]
        for each in finding.suggestions
        if each.text is not None
    ]


def test_a_term_that_the_law_needs_in_some_letters_is_explained_first_and_then_replaced() -> None:
    """`keep=begge`: the safer suggestion stands first; the plainer wording comes with a word of caution."""
    text = "Du får vederlagsfri fysioterapi i tolv uger."
    finding = next(
        each
        for each in checker().check(read(text.encode(), "-")).findings
        if each.rule == "forklar-foerste-gang"
    )
    explained, replaced = finding.suggestions
    assert (explained.text or "").startswith(" (fysioterapi, som du ikke betaler for")
    assert (replaced.text, replaced.note) == (
        "gratis fysioterapi",
        "Skift kun ordet ud, når brevet kan undvære lovens eget ord.",
    )


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("Du har fået en afdragsordning.", "Du har fået en aftale om at betale lidt ad gangen."),
        ("Afdragsordningen begynder i maj.", "Aftalen om at betale lidt ad gangen begynder i maj."),
        ("Du får hjælp til nedre hygiejne.", "Du får hjælp til vask af underkroppen."),
        ("Udredningen er ikke færdig.", "Undersøgelsen er ikke færdig."),
    ],
)
def test_the_plainer_wording_stands_behind_the_explanation(text: str, plainer: str) -> None:
    """Both are grammatical where they stand."""
    assert offered(text)[1] == plainer


@pytest.mark.parametrize(
    "text",
    ["Du har en afdragsordning på 300 kr. om måneden.", "Du er i ambulant behandling på sygehuset."],
)
def test_a_wording_with_words_of_its_own_at_its_end_takes_no_neighbour_with_it(text: str) -> None:
    """*aftale om at betale lidt ad gangen på 300 kr.* would say something else."""
    assert offered(text) == []


def test_a_wording_that_ends_in_its_noun_may_be_followed_by_what_belongs_to_it() -> None:
    """*undersøgelse af din søn* is as good as *udredning af din søn*."""
    assert offered("Lægen skriver om udredning af din søn.") == ["Lægen skriver om undersøgelse af din søn."]


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        (
            "Partshøringen begynder i dag.",
            "Partshøringen (mulighed for at sige din mening, før vi beslutter) begynder i dag.",
        ),
        (
            "Når inddrivelsen begynder, får du besked.",
            "Når inddrivelsen (det at kræve gæld betalt) begynder, får du besked.",
        ),
    ],
)
def test_an_explanation_stands_before_the_verb_of_the_sentence(text: str, explained: str) -> None:
    """There the noun phrase is over."""
    assert explained in glossed(text)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        (
            "Han får en skærmet plads i klassen.",
            "Han får en skærmet plads (plads, hvor der er ro) i klassen.",
        ),
        (
            "Vi giver en indskærpelse over for ejeren.",
            "Vi giver en indskærpelse (besked om, at du skal følge en regel) over for ejeren.",
        ),
        ("Vi skriver om udstykningen af grunden.", None),
        ("Huset har en kiphøjde på 7 meter.", None),
    ],
)
def test_an_explanation_stands_before_a_place_and_not_before_what_the_term_is_of(
    text: str, explained: str | None
) -> None:
    """*i, mod, over for* begin a phrase of their own; *af* and *på 7 meter* belong to the noun."""
    assert glossed(text) == ([explained] if explained else [])


def test_a_term_that_may_go_is_explained_where_no_wording_fits() -> None:
    """The list has no other word for *beskæftigelsesgrad*, only what it means."""
    findings = checker().check(read("Skriv din beskæftigelsesgrad.".encode(), "-")).findings
    texts = [each for finding in findings if finding.rule == "fagord" for each in finding.suggestions]
    assert [each.text for each in texts] == [" (hvor mange timer du arbejder)"]


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Beskyttelsesfaktorerne er få.", "Beskyttelsesfaktorerne (det, der hjælper barnet) er få."),
        ("Skriv til alle husstandsmedlemmer.", "Skriv til alle husstandsmedlemmer (dem, du bor sammen med)."),
    ],
)
def test_an_explanation_in_pronouns_fits_several(text: str, explained: str) -> None:
    """*det, der* may be several things; *den, du* becomes *dem, du*."""
    assert glossed(text) == [explained]


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Vi ser på jeres afdragsordninger.", "afdragsordninger (aftaler om at betale lidt ad gangen)."),
        (
            "Du har flere rettigheder og renholdelsespligter.",
            "renholdelsespligter (pligt til at holde rent).",
        ),
        ("Huset har brandadskillelser.", None),
    ],
)
def test_an_explanation_has_the_number_of_its_term(text: str, explained: str | None) -> None:
    """*aftaler om …* for several; *pligt* stays one; of joined nouns none is put into the plural alone."""
    found = glossed(text)
    assert (found[0].endswith(explained) if found else None) is (True if explained else None)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Byggeriet er lovliggjort.", "(at lovliggøre betyder at rette, så det følger reglerne)."),
        ("Du skal stå til rådighed.", "(være klar til at tage et job)."),
    ],
)
def test_an_explanation_that_opens_with_a_verb_follows_the_verbs_form(text: str, explained: str) -> None:
    """An infinitive explains an infinitive; a participle is explained by *at … betyder at …*."""
    assert glossed(text)[0].endswith(explained)


def test_the_number_is_that_of_the_terms_first_noun() -> None:
    """*sammenlægning af matrikler* is one thing, though its last word is a plural."""
    assert glossed("Brevet handler om sammenlægning af matrikler.") == [
        "Brevet handler om sammenlægning af matrikler (samling af to grunde til én)."
    ]


def test_an_explanation_speaks_to_parents_as_the_letter_does() -> None:
    """*I* and *jer*, where the list says *du* and *dig*."""
    letter = "Jeres barn starter i skole. I har ret til en bisidder."
    explained = "Jeres barn starter i skole. I har ret til en bisidder (en person, I tager med til støtte)."
    assert explained in glossed(letter)


def test_a_form_of_two_words_has_the_number_of_the_listed_one() -> None:
    """*støttetimer* are several of *støttetime*, and no *timer*."""
    assert "Hans støttetimer (timer med ekstra hjælp) fortsætter." in glossed("Hans støttetimer fortsætter.")
