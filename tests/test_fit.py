"""Replacements that fit the sentence they go into."""

import re

import pytest
from shipped import outcomes

from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.fitting.fit import fit
from klartekst.rewriting.fitting.place import Fitted, Place

LEXICON = Lexicon.open()


def tokens(text: str) -> tuple[str, ...]:
    """Words and punctuation."""
    return tuple(re.findall(r"[\w'-]+(?:\.\w+)*|[^\w\s]", text))


def place_of(sentence: str) -> Place:
    """The match stands in square brackets; a star marks the word in braces, else it is the first."""
    before, _, rest = sentence.partition("[")
    inside, _, after = rest.partition("]")
    words = inside.split()
    braced = next((i for i, word in enumerate(words) if word.endswith("*")), 0)
    matched = tuple(word.rstrip("*") for word in words)
    return Place(tokens(before), matched, tokens(after), braced, LEXICON.words(matched[braced]))


def rewritten(sentence: str, alternative: str) -> str | None:
    """The sentence with the alternative put in, None when it does not fit."""
    place = place_of(sentence)
    fitted = fit(place, alternative, LEXICON)
    if fitted is None:
        return None
    kept = place.left[: len(place.left) - fitted.left]
    return re.sub(r" ([.,?!])", r"\1", " ".join((*kept, fitted.text, *place.right)))


@pytest.mark.parametrize(
    ("sentence", "alternative", "result"),
    [
        ("Vi giver dig en [bevilling].", "{tilskud}", "Vi giver dig et tilskud."),
        ("Du får en ny [bevilling].", "{tilskud}", "Du får et nyt tilskud."),
        ("Det er din nye [bevilling].", "{tilskud}", "Det er dit nye tilskud."),
        ("Den [bevilling] gælder nu.", "{tilskud}", "Det tilskud gælder nu."),
        ("Denne [bevilling] gælder nu.", "{tilskud}", "Dette tilskud gælder nu."),
        ("Du får ingen [bevilling].", "{tilskud}", "Du får intet tilskud."),
        ("Hver [bevilling] tæller.", "{tilskud}", "Hvert tilskud tæller."),
        ("En anden [bevilling] gælder.", "{tilskud}", "Et andet tilskud gælder."),
        ("Det er din egen [bevilling].", "{tilskud}", "Det er dit eget tilskud."),
        ("Du søger om økonomisk [bevilling].", "{tilskud}", "Du søger om økonomisk tilskud."),
        ("Kommunens nye [bevilling] gælder.", "{tilskud}", "Kommunens nye tilskud gælder."),
        ("Vores [bevilling] gælder.", "{tilskud}", "Vores tilskud gælder."),
        ("Det er et stort [tilskud].", "{udgift}", "Det er en stor udgift."),
        ("Vi har talt om et [forløb].", "{plan}", "Vi har talt om en plan."),
        ("To [bevillinger] gælder.", "{tilskud}", "To tilskud gælder."),
        ("[Bevillingen] gælder.", "{tilskud}", "Tilskuddet gælder."),
        ("[Bevillingens] længde.", "{tilskud}", "Tilskuddets længde."),
        ("Du får en meget ny [bevilling].", "{tilskud}", "Du får et meget nyt tilskud."),
        ("Du får en ny og stor [bevilling].", "{tilskud}", "Du får et nyt og stort tilskud."),
        ("Den her [bevilling] gælder.", "{tilskud}", "Det her tilskud gælder."),
        ("De her [bevillinger] gælder.", "{tilskud}", "De her tilskud gælder."),
    ],
)
def test_determiner_and_adjectives_follow_the_gender(sentence: str, alternative: str, result: str) -> None:
    """*en bevilling* is *et tilskud*, *din nye* is *dit nye*."""
    assert rewritten(sentence, alternative) == result


@pytest.mark.parametrize(
    ("sentence", "alternative", "result"),
    [
        ("Du får en [støtteforanstaltning].", "{hjælp}", "Du får hjælp."),
        ("Du får en særlig [støtteforanstaltning].", "{hjælp}", "Du får særlig hjælp."),
        ("En [støtteforanstaltning] kan gives.", "{hjælp}", "Hjælp kan gives."),
        ("Din [støtteforanstaltning] fortsætter.", "{hjælp}", "Din hjælp fortsætter."),
        ("Du får et særligt [tilbud].", "{hjælp}", "Du får særlig hjælp."),
        ("Dine [merudgifter] er dækket.", "{ekstra} {udgift}", "Dine ekstra udgifter er dækket."),
        ("[Merudgifterne] er dækket.", "{ekstra} {udgift}", "De ekstra udgifter er dækket."),
        ("Du har [merudgifter].", "{ekstra} {udgift} til mad", "Du har ekstra udgifter til mad."),
        ("[Ressourcen] gives.", "{penge}, der hjælper dig", None),
        ("[Vandværker] skal svare.", "{firma}, der leverer vand", "Firmaer, der leverer vand, skal svare."),
        ("Ring til dit [vandværk].", "{firma}, der leverer vand", "Ring til dit firma, der leverer vand."),
    ],
)
def test_mass_nouns_drop_the_article_and_adjectives_come_along(
    sentence: str, alternative: str, result: str | None
) -> None:
    """*en støtteforanstaltning* is *hjælp*, *merudgifterne* are *de ekstra udgifter*."""
    assert rewritten(sentence, alternative) == result


@pytest.mark.parametrize(
    ("sentence", "alternative"),
    [
        ("Du får endnu en [støtteforanstaltning].", "{hjælp}"),
        ("To [støtteforanstaltninger] gælder.", "{hjælp}"),
        ("Hver [støtteforanstaltning] tæller.", "{hjælp}"),
        ("Din [bevilling] er ny.", "{tilskud}"),  # would need "nyt"
        ("Din [bevilling] gælder, når den er udbetalt.", "{tilskud}"),  # would need "det"
        ("Hele [merudgiften] er dækket.", "{ekstra} {udgift}"),
        ("[Foranstaltningens] længde.", "{hjælp} til bad"),
        ("Vi [støtter] dig.", "{tilskud}"),  # a verb here
        ("Du kan [klage].", "{indsigelse}"),
        ("Loven om behandlings- og [undervisningstilbud].", "{tilbud} om undervisning"),
    ],
)
def test_nouns_that_cannot_be_put_in(sentence: str, alternative: str) -> None:
    """Where something else in the sentence would have to change too."""
    assert rewritten(sentence, alternative) is None


@pytest.mark.parametrize(
    ("sentence", "alternative", "result"),
    [
        ("Vi [bevilger] dig hjælp.", "{give}", "Vi giver dig hjælp."),
        ("Kommunen [bevilgede] hjælpen.", "{give}", "Kommunen gav hjælpen."),
        ("Hjælpen [bevilges] for et år.", "{give}", "Hjælpen gives for et år."),
        ("Du skal [fremsende] dokumentation.", "{sende}", "Du skal sende dokumentation."),
        ("[Fremsend] dokumentation.", "{sende}", "Send dokumentation."),
        ("Det [fremsendte] materiale er læst.", "{sende}", "Det sendte materiale er læst."),
        ("Du kan [anmode] om aktindsigt.", "{bede}", "Du kan bede om aktindsigt."),
        ("Vi har [anmodet] lægen om svar.", "{bede}", "Vi har bedt lægen om svar."),
        ("Hjælpen [iværksættes] nu.", "{sætte} i gang", "Hjælpen sættes i gang nu."),
        ("Hjælpen [iværksættes] af kommunen.", "{sætte} i gang", "Hjælpen sættes i gang af kommunen."),
        ("Hjælpen bliver [iværksat].", "{sætte} i gang", "Hjælpen bliver sat i gang."),
        ("Hjælpen kan [iværksættes].", "{sætte} i gang", "Hjælpen kan sættes i gang."),
        ("Vi [imødekommer] din ansøgning.", "{sige} ja til", "Vi siger ja til din ansøgning."),
        ("Vi kan [imødekomme] din ansøgning.", "{sige} ja til", "Vi kan sige ja til din ansøgning."),
        ("Vi har [imødekommet] din ansøgning.", "{sige} ja til", "Vi har sagt ja til din ansøgning."),
        (
            "Hvis vi [imødekommer] ansøgningen, får du svar.",
            "{sige} ja til",
            "Hvis vi siger ja til ansøgningen, får du svar.",
        ),
        ("Kommunen [imødekommer] ansøgningen.", "{sige} ja til", "Kommunen siger ja til ansøgningen."),
        ("Du skal [rette* henvendelse til] kommunen.", "{ringe} til", "Du skal ringe til kommunen."),
        ("Du kan [kontakte] os.", "{henvende} dig til", "Du kan henvende dig til os."),
    ],
)
def test_verbs_that_fit(sentence: str, alternative: str, result: str) -> None:
    """One word for one word always, more words only where Danish word order lets them stand."""
    assert rewritten(sentence, alternative) == result


@pytest.mark.parametrize(
    ("sentence", "alternative"),
    [
        ("Vi [iværksætter] hjælpen.", "{sætte} i gang"),
        ("Derfor [iværksættes] hjælpen.", "{sætte} i gang"),
        ("Hjælpen [iværksættes] ikke.", "{sætte} i gang"),
        ("Derfor [iværksætter] vi hjælpen.", "{sætte} i gang"),
        ("Den [iværksatte] hjælp fortsætter.", "{sætte} i gang"),
        ("Derfor [imødekommer] vi din ansøgning.", "{sige} ja til"),
        ("Derfor [imødekommer] kommunen ansøgningen.", "{sige} ja til"),
        ("På den baggrund [imødekommer] kommunen ansøgningen.", "{sige} ja til"),
        ("Vi [imødekommer] ikke din ansøgning.", "{sige} ja til"),
        ("Din ansøgning er [imødekommet].", "{sige} ja til"),
        ("Ansøgningen [imødekommes].", "{sige} ja til"),
        ("Den [bevilgede] hjælp fortsætter.", "{give}"),
        ("Hjælpen [bevilgedes] i 2019.", "{give}"),
        ("Beløbet [modtages] af dig.", "{få}"),
        ("Vi [genoptager] nu sagen.", "{tage} op igen"),
        ("De [bevilgede], men ikke udbetalte midler.", "{give}"),
    ],
)
def test_verbs_that_do_not_fit(sentence: str, alternative: str) -> None:
    """Particles before an object, prepositions without one, odd passives."""
    assert rewritten(sentence, alternative) is None


@pytest.mark.parametrize(
    ("sentence", "alternative", "result"),
    [
        ("Et [væsentligt] forhold.", "{vigtig}", "Et vigtigt forhold."),
        ("Et [relevant] forhold.", "{vigtig}", "Et vigtigt forhold."),
        ("En [relevant] oplysning.", "{vigtig}", "En vigtig oplysning."),
        ("Den [relevante] oplysning.", "{vigtig}", "Den vigtige oplysning."),
        ("De [relevante] oplysninger.", "{vigtig}", "De vigtige oplysninger."),
        ("Et [betydeligere] beløb.", "{stor}", "Et større beløb."),
    ],
)
def test_adjectives_agree_as_the_old_one_did(sentence: str, alternative: str, result: str) -> None:
    """*relevant* hides its gender, the article and the noun tell it."""
    assert rewritten(sentence, alternative) == result


@pytest.mark.parametrize(
    ("sentence", "alternative", "result"),
    [
        ("[Såfremt] du flytter, skal du ringe.", "hvis", "Hvis du flytter, skal du ringe."),
        ("Ring, [såfremt] du flytter.", "hvis", "Ring, hvis du flytter."),
        ("DU SKAL [FREMSENDE] BREVET.", "{sende}", "DU SKAL SENDE BREVET."),
        ("En [bevilling] gives.", "{tilskud}", "Et tilskud gives."),
    ],
)
def test_capitals_stay_where_the_place_needs_them(sentence: str, alternative: str, result: str) -> None:
    """The capital belongs to the sentence, not to the word."""
    assert rewritten(sentence, alternative) == result


@pytest.mark.parametrize(
    ("sentence", "alternative"),
    [
        ("Du [skal] svare.", "bør"),
        ("Du [kan] svare.", "skal"),
        ("Du får [ikke] svar.", "næppe"),
        ("Svar [senest] den 3. maj.", "helst"),
        ("Svar inden [14 dage].", "to uger"),
        ("Du skal [svare].", "{svare} ikke"),
    ],
)
def test_numbers_negations_and_modals_are_never_changed(sentence: str, alternative: str) -> None:
    """A rewrite keeps rights, duties and deadlines as they are."""
    assert rewritten(sentence, alternative) is None


def test_numbers_that_stay_are_allowed() -> None:
    """*inden for 14 dage* may become *inden 14 dage*."""
    assert rewritten("Svar [inden for 14 dage].", "inden 14 dage") == "Svar inden 14 dage."


def test_advice_is_never_pasted() -> None:
    """What stands in parentheses is for the writer."""
    assert fit(place_of("Du får [svar]."), "(skriv, hvornår svaret kommer)") is None


def test_a_pattern_without_braces_cannot_inflect() -> None:
    """Nothing tells which form is meant."""
    assert fit(Place((), ("svar",)), "{give}") is None


def test_the_result_says_how_many_words_to_the_left_it_replaces() -> None:
    """*en ny bevilling* is replaced as a whole."""
    assert fit(place_of("Du får en ny [bevilling]."), "{tilskud}") == Fitted("et nyt tilskud", 2)


def test_a_form_that_may_be_another_word_is_left_alone() -> None:
    """*Dokumenter* at the start may be papers or an order: the pattern {dokumentere} means only the order."""
    place = place_of("[Dokumenter] vedlægges.")
    verbs = tuple(word for word in place.readings if word.lemma == "dokumentere")
    assert verbs
    assert fit(Place(place.left, place.matched, place.right, 0, verbs), "{vise}") is None


def test_an_article_that_stood_before_an_adjective_is_not_left_before_the_noun_alone() -> None:
    """*den ambulante behandling* would become *den behandling uden indlæggelse*."""
    assert rewritten("Den [ambulante behandling*] er slut.", "{behandling} uden indlæggelse") is None
    assert (
        rewritten("Du får [ambulant behandling*].", "{behandling} uden indlæggelse")
        == "Du får behandling uden indlæggelse."
    )


def test_a_date_is_no_pronoun_that_agrees_with_the_noun() -> None:
    """*den 15.* says nothing of the gender; *den gælder* does."""
    assert (
        rewritten("[Godtgørelsen] kommer den 15. maj.", "{tilskud} til transport")
        == "Tilskuddet til transport kommer den 15. maj."
    )
    assert rewritten("[Godtgørelsen] kommer, og den gælder.", "{tilskud} til transport") is None


def test_a_clause_behind_a_verb_may_end_in_a_preposition() -> None:
    """*finde ud af, hvad du er god til* needs no object behind it."""
    assert (
        rewritten("Vi vil [afklare* dine ressourcer].", "{finde} ud af, hvad du er god til")
        == "Vi vil finde ud af, hvad du er god til."
    )


def test_what_is_given_follows_the_one_who_gets_it() -> None:
    """*visiteret dig til træning* becomes *givet dig træning*, but nothing can follow *givet dig til at*."""
    assert (
        rewritten("Vi har [visiteret* dig til] træning på centret.", "{give} dig")
        == "Vi har givet dig træning på centret."
    )
    assert rewritten("Vi har [visiteret* dig til] at få træning.", "{give} dig") is None


def test_a_verb_that_needs_har_does_not_follow_er() -> None:
    """*er blevet visiteret til* would become *er fået ja til*."""
    assert rewritten("Du er [blevet* visiteret til] træning.", "{få} ja til") is None
    assert rewritten("Du [bliver* visiteret til] træning.", "{få} ja til") == "Du får ja til træning."


def test_only_a_clause_is_closed_by_a_comma() -> None:
    """A list of words has commas too."""
    assert (
        rewritten("Dine [udfordringer] og din hverdag.", "{problem} med at tænke, huske eller holde fokus")
        == "Dine problemer med at tænke, huske eller holde fokus og din hverdag."
    )
    assert (
        rewritten("Din [opgørelse] mangler.", "{liste} over det, du ejer og skylder")
        == "Din liste over det, du ejer og skylder, mangler."
    )


def test_a_clause_never_hangs_on_a_modal() -> None:
    """*Derfor må det antages, at* would become *Derfor må vi går ud fra, at*."""
    assert rewritten("Derfor må [det antages, at] du er rask.", "vi går ud fra, at") is None
    assert (
        rewritten("Her skriver lægen, at [det antages, at] du er rask.", "vi går ud fra, at")
        == "Her skriver lægen, at vi går ud fra, at du er rask."
    )


def test_a_gap_for_a_time_is_no_adjective() -> None:
    """*løbende A-indkomst* is a kind of income; *løbende fortælle os* says how often."""
    assert rewritten("Du får [løbende] indkomst.", "hver [uge/måned]") is None
    assert (
        rewritten("Du skal [løbende] fortælle os om det.", "hver [uge/måned]")
        == "Du skal hver [uge/måned] fortælle os om det."
    )


def test_a_condition_without_hvis_opens_its_sentence() -> None:
    """*Alle har du spørgsmål* is no Danish."""
    assert rewritten("[Spørgsmål kan rettes til] Anna.", "har du spørgsmål, kan du kontakte") is not None
    assert rewritten("Alle [spørgsmål kan rettes til] Anna.", "har du spørgsmål, kan du kontakte") is None


def test_behind_der_nothing_definite_follows_a_passive() -> None:
    """*Der er vurderet dine behov* is no Danish; *kommunen, der har vurderet dine behov* is."""
    write = "{vurdere}"
    assert rewritten("Der er [foretaget* en vurdering af] dine behov.", write) is None
    assert rewritten("Der vil blive [foretaget* en vurdering af] sagen.", write) is None
    assert rewritten("Kommunen, der har [foretaget* en vurdering af] sagen.", write) is not None
    assert rewritten("Der er [foretaget* en vurdering af] nye tilbud.", write) is not None


@pytest.mark.parametrize(
    ("sentence", "alternative", "result"),
    [
        ("Den [indgivne* ansøgning] er afvist.", "{søge}", None),
        ("De [fremsatte* indsigelser] er afvist.", "{protestere}", None),
        ("Vi har fået en [indgivet* klage].", "{klage}", None),
        ("Du har [indgivet* klage].", "{klage}", "Du har klaget."),
        ("Der er [indgivet* klage].", "{klage}", "Der er klaget."),
    ],
)
def test_a_participle_in_front_of_its_noun_keeps_the_noun(
    sentence: str, alternative: str, result: str | None
) -> None:
    """*den indgivne ansøgning* is no *den søgte*: only a verb may take its object up."""
    assert rewritten(sentence, alternative) == result


@pytest.mark.parametrize(
    ("sentence", "alternative", "result"),
    [
        ("Det er et [hyppigt] problem.", "ofte", None),
        ("Vi aftaler [kvartalsvis] betaling.", "hvert kvartal", None),
        ("Det [maksimalt] beløb er lille.", "højst", None),
        ("Det sker [hyppigt].", "ofte", "Det sker ofte."),
        ("Renter betales [kvartalsvis] bagud.", "hvert kvartal", "Renter betales hvert kvartal bagud."),
        ("Du betaler [kvartalsvist] husleje.", "hvert kvartal", "Du betaler hvert kvartal husleje."),
        ("Du får [adækvat] behandling.", "passende", "Du får passende behandling."),
    ],
)
def test_an_adverb_stands_for_no_adjective(sentence: str, alternative: str, result: str | None) -> None:
    """*Hyppigt* says how often something happens, but in front of a noun what kind it is."""
    assert rewritten(sentence, alternative) == result


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("Eleverne [tildeles] pladser.", None),
        ("De bliver [tildelt] pladser.", None),
        ("Pladserne [tildeles] i maj.", "Pladserne gives i maj."),
        ("Der [tildeles] pladser.", "Der gives pladser."),
        ("Vi [tildeler] eleverne pladser.", "Vi giver eleverne pladser."),
    ],
)
def test_who_gets_is_not_given(sentence: str, result: str | None) -> None:
    """*Eleverne tildeles pladser* tells what the pupils get; *eleverne gives* would hand them over."""
    assert rewritten(sentence, "{give}") == result


def test_behind_skal_no_text_has_a_finite_verb() -> None:
    """*Det skal hermed bekræftes*: not »Det skal vi bekræfter«."""
    assert not any(
        "skal vi bekræfter" in each for each in outcomes("Det skal hermed bekræftes, at du bor her.")
    )


def test_a_means_at_the_head_is_somebodys() -> None:
    """*Ved at møde op* is how one can reach something, and not when something holds."""
    assert any(
        each.startswith("Ved at møde op") for each in outcomes("Ved personligt fremmøde kan du få et pas.")
    )
    for text in (
        "Ved personligt fremmøde skal du have pas med.",
        "Ved personligt fremmøde bedes tid bestilt.",
    ):
        assert not any(each.startswith("Ved at møde op") for each in outcomes(text))


def test_what_the_reader_is_asked_the_sender_has_not_done() -> None:
    """*Oplys, hvorvidt der er modtaget støtte*: received by whoever is asked."""
    asked = "Ansøgeren anmodes om at oplyse, hvorvidt der er modtaget støtte."
    assert not any("vi har" in each for each in outcomes(asked))
