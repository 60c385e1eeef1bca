"""Verbal nouns: which are heavy, and the clause that says the same with a verb."""

import pytest

from klartekst.checker import Checker, load_all_rules
from klartekst.finding import Category
from klartekst.readers.plain_text import read
from klartekst.resources import lexicons_folder
from klartekst.rewriting.verbal_nouns.nominal import load_nominals
from klartekst.rules import checks
from klartekst.settings import Settings

CHECKER = Checker(Settings())
RULES = {rule.id: rule for rule in load_all_rules()}
NOMINALS = load_nominals(lexicons_folder() / "nominalisations.tsv")


def rewritten(text: str, rule: str = "tunge-navneord") -> list[str | None]:
    """The text with each finding's first suggestion in place; None for a finding with advice only."""
    check = checks.make(RULES[rule], Settings(), lexicons_folder())
    made: list[str | None] = []
    for finding in check.run(CHECKER.analyse(read(text.encode(), "-"))):
        first = finding.suggestions[0]
        made.append(None if first.text is None else text[: first.start] + first.text + text[first.end :])
    return made


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ved udfyldelse af skemaet skal du bruge MitID.", "Når du udfylder skemaet, skal du bruge MitID."),
        ("Efter modtagelse af dit svar ringer vi til dig.", "Når vi har fået dit svar, ringer vi til dig."),
        (
            "Inden indsendelse af skemaet skal du skrive under.",
            "Inden du sender skemaet, skal du skrive under.",
        ),
        ("Efter modtagelse af regningen har du 14 dage.", "Når du har fået regningen, har du 14 dage."),
        ("Efter indhentning af tilbud vælger vi en maler.", "Når vi har fået tilbud, vælger vi en maler."),
        ("Ved opgørelsen af din indkomst medregner vi løn.", "Når vi gør din indkomst op, medregner vi løn."),
        ("Ved ændring af din indkomst skal du ringe.", "Hvis din indkomst ændrer sig, skal du ringe."),
        ("Ved ændring af din adresse skal du ringe.", "Hvis du ændrer din adresse, skal du ringe."),
        ("Ved indflytning skal du aflæse måleren.", "Når du flytter ind, skal du aflæse måleren."),
        ("Inden indflytning skal I betale indskud.", "Inden I flytter ind, skal I betale indskud."),
        ("Ved raskmelding skal du ringe til os.", "Når du melder dig rask, skal du ringe til os."),
        ("Ved ophør af samlivet skal du ringe.", "Hvis samlivet stopper, skal du ringe."),
        ("Ved gennemgang af sagen fandt vi en fejl.", "Da vi gennemgik sagen, fandt vi en fejl."),
        ("Under behandlingen af din sag talte vi med ham.", "Mens vi behandlede din sag, talte vi med ham."),
        ("Du får svar efter behandlingen af din sag.", "Du får svar, når vi har behandlet din sag."),
        ("Du får nøglen ved fremvisning af pas.", "Du får nøglen, når du viser pas."),
    ],
)
def test_the_preposition_becomes_the_conjunction_of_its_tense(text: str, plain: str) -> None:
    """*Ved* is *når*, *efter* is *når … har*, and in a past sentence *ved* is *da*."""
    assert rewritten(text) == [plain]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "Ved overskridelse af fristen opkræver vi et gebyr.",
            "Hvis du overskrider fristen, opkræver vi et gebyr.",
        ),
        ("Ved udeblivelse uden afbud stopper vi.", "Hvis du bliver væk uden afbud, stopper vi."),
        ("Udeblivelse kan få konsekvenser.", "Hvis du bliver væk, kan det få konsekvenser."),
        ("Ved manglende fremmøde mister du tiden.", "Hvis du ikke møder op, mister du tiden."),
        (
            "Manglende svar betyder, at vi lukker sagen.",
            "Hvis du ikke svarer, betyder det, at vi lukker sagen.",
        ),
        ("På grund af din manglende betaling lukker vi.", "Fordi du ikke har betalt, lukker vi."),
        ("Ved behov for kørsel ringer du til os.", "Hvis du har brug for kørsel, ringer du til os."),
        ("Ved bortfald af ydelsen skal du betale.", "Hvis ydelsen falder væk, skal du betale."),
    ],
)
def test_what_may_fail_to_happen_is_a_condition(text: str, plain: str) -> None:
    """Lateness, absence and what is lacking take *hvis*; the reader is late, whoever acts on it."""
    assert rewritten(text) == [plain]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Vi er i gang med behandlingen af sagen.", "Vi er i gang med at behandle sagen."),
        ("Der er behov for en ombygning af trappen.", "Der er behov for at bygge trappen om."),
        ("Du har behov for en afklaring af din økonomi.", "Du har behov for at få afklaret din økonomi."),
        ("Du kan søge om nedsættelse af prisen.", "Du kan søge om at få sat prisen ned."),
        ("Vi har truffet beslutning om afvisning af klagen.", "Vi har besluttet at afvise klagen."),
        ("Vi indkalder dig med henblik på vurdering af sagen.", "Vi indkalder dig for at vurdere sagen."),
        ("Vi vil foretage en nedsættelse af prisen.", "Vi vil sætte prisen ned."),
        ("Vi har foretaget en grundig gennemgang af sagen.", "Vi har gennemgået sagen grundigt."),
        ("Du skal undgå overskridelse af fristen.", "Du skal undgå at overskride fristen."),
        ("Benyttelse af lokalet er gratis.", "Det er gratis at bruge lokalet."),
        ("Rettelse af fejlen koster ingenting.", "At rette fejlen koster ingenting."),
        ("Formålet er en sænkning af farten.", "Formålet er at sænke farten."),
        ("Vi har planer om nedlæggelse af stien.", "Vi har planer om at lukke stien."),
        ("Vi beder om udfyldelse af skemaet.", "Vi beder dig om at udfylde skemaet."),
        ("Vi beder om oversendelse af sagen.", "Vi beder om at få sendt sagen."),
        (
            "Ved brug af kørestolen skal bremsen være slået til.",
            "Når du bruger kørestolen, skal bremsen være slået til.",
        ),
        ("Deltagelse er frivillig.", "Det er frivilligt at deltage."),
        ("Vi skal vurdere nødvendigheden af hegnet.", "Vi skal vurdere, om hegnet er nødvendigt."),
        (
            "Du skal give besked om ændringer i din indkomst.",
            "Du skal give besked, hvis din indkomst ændrer sig.",
        ),
    ],
)
def test_an_infinitive_takes_the_nouns_place(text: str, plain: str) -> None:
    """Behind words that take *at*, and with the object before the verb's particle."""
    assert rewritten(text) == [plain]


@pytest.mark.parametrize(
    "text",
    [
        "Regningen ligger ved brevet.",
        "Bygningen ligger over for stationen.",
        "Forestillingen begynder klokken otte.",
        "Din ansøgning om hjælp til rengøring er nået frem.",
        "Du kan få tilskud til køb af briller.",
        "Du får undervisning i brug af rollator.",
        "Efter undersøgelsen får du svar.",
        "Ved flytning skal du sige det til os.",
        "Efter udløbet af fristen kan du ikke klage.",
        "Efter kommunens vurdering er du rask.",
        "Vi giver besked om ændringer i et brev.",
        "Du får en meddelelse om mødet.",
        "Under dit ophold i udlandet stopper hjælpen.",
    ],
)
def test_everyday_nouns_go_free(text: str) -> None:
    """Things, events, fixed phrases, and nouns with no object behind them."""
    assert rewritten(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Efter gennemførelse af kurset får du et bevis.",  # *du* only receives: who carries it out?
        "Vi afventer modtagelsen af dine lønsedler.",
        "Efter vurdering af tilbuddene skal vi meddele, at Jensen ApS får ordren.",  # it has been done
        "Vi sender sagen til politiet med henblik på idømmelse af bøde.",  # the police, or a court
        "Vi skal sørge for nedlæggelse og nedsættelse af de priser, der er for høje.",  # the object goes on
        "I forbindelse med behandlingen af din sag har vi talt med lægen.",  # neither *når* nor *da*
        "Klagen skal sendes fire uger efter afgørelsens modtagelse.",
    ],
)
def test_where_the_actor_or_the_tense_is_open_there_is_advice(text: str) -> None:
    """A draft would have to guess."""
    assert rewritten(text) == [None]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Der skal ske en afklaring af din økonomi.", "Vi skal afklare din økonomi."),
        ("Der er foretaget en måling af støjen.", "Vi har målt støjen."),
        ("Der blev foretaget en måling af støjen.", "Vi målte støjen."),
        ("Der vil ikke ske udbetaling af beløbet i maj.", "Vi udbetaler ikke beløbet i maj."),
        ("I maj skal der ske en nedsættelse af taksten.", "I maj skal vi sætte taksten ned."),
        ("Vi venter, fordi der skal ske en afklaring af sagen.", "Vi venter, fordi vi skal afklare sagen."),
        ("Der foretages en ny vurdering af din sag i maj.", "Vi vurderer din sag igen i maj."),
        ("Udbetaling af pengene sker i dag.", "Vi udbetaler pengene i dag."),
        ("Aflevering af nøglen skal ske i dag.", "Du skal aflevere nøglen i dag."),
        ("Fastsættelse af taksten sker af byrådet.", "Byrådet bestemmer taksten."),
        ("Der er sket en stigning i ventetiden.", "Ventetiden er steget."),
        (
            "Hvis der sker ændringer i dine forhold, skal du ringe.",
            "Hvis dine forhold ændrer sig, skal du ringe.",
        ),
        ("Der er sket en ændring i dine forhold.", "Dine forhold har ændret sig."),
        ("Der sker overdragelse af sagen til en kollega.", "Vi giver sagen videre til en kollega."),
        ("Opsigelse af pladsen skal ske skriftligt.", None),
        ("Finansiering af kurset sker gennem jobcentret.", None),
        ("Tilbagebetaling sker i rater.", None),
    ],
)
def test_what_happens_is_done_by_somebody(text: str, plain: str | None) -> None:
    """Tense, modal, negation and word order are kept; both parties may give notice, so there is advice."""
    assert rewritten(text, "der-sker") == [plain]


@pytest.mark.parametrize(
    "text",
    [
        "Mødet finder sted i byrådssalen.",
        "Undervisningen foregår i hallen.",
        "Undersøgelsen foretages på sygehuset.",
        "Der sker ikke noget om søndagen.",
        "Ulykken skete i går.",
    ],
)
def test_events_take_place(text: str) -> None:
    """*Finde sted* and *ske* are plain of events."""
    assert rewritten(text, "der-sker") == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Brevet handler om ophør af udbetaling af ydelsen.", 1),
        ("Gennemførelsen af ændringen af taksten trækker ud.", 1),
        ("Din ansøgning om hjælp til rengøring er kommet.", 0),
        ("Prisen på kortet til bussen er steget.", 0),
        ("Behandling af klager tager fire uger.", 0),
    ],
)
def test_a_chain_is_two_verbal_nouns_with_objects(text: str, chain: int) -> None:
    """Things in a row are no riddle."""
    assert len(rewritten(text, "substantivkaede")) == chain


@pytest.mark.parametrize(
    ("noun", "object_", "phrase"),
    [
        ("nedsættelse", "prisen", "prisen ned"),
        ("besvarelse", "brevet", "på brevet"),
        ("iværksættelse", "arbejdet", "arbejdet i gang"),
        ("udfyldelse", "skemaet", "skemaet"),
        ("genoptagelse", "sagen", "på sagen igen"),
    ],
)
def test_the_object_stands_before_particles_and_behind_prepositions(
    noun: str, object_: str, phrase: str
) -> None:
    """*sætte prisen ned*, but *svare på brevet*."""
    assert NOMINALS[noun].complement(object_) == phrase


def test_one_place_gives_one_finding() -> None:
    """Where several rules on verbal nouns meet, the longest speaks."""
    text = "Der skal ske en afklaring af din økonomi."
    found = [
        each
        for each in CHECKER.check(read(text.encode(), "-")).findings
        if each.category is Category.NOMINALISATION
    ]
    assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vi gør opmærksom på, at du skal give besked om ændringer, herunder ved indgåelse af ægteskab.",
        "Vi skriver til dig, hvis sagen ændrer sig, inden afslutning af undersøgelsen.",
    ],
)
def test_who_acts_in_an_adjunct_is_told_by_its_own_clause_only(text: str) -> None:
    """The adjunct behind another clause, or named as an example, is not the main subject's act."""
    findings = CHECKER.check(read(text.encode(), "-")).findings
    offered = [each.text or "" for finding in findings for each in finding.suggestions]
    assert not [each for each in offered if "når vi" in each or "inden vi" in each]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "Efter gennemgang af dine bilag kan vi se en fejl.",
            "Vi har gennemgået dine bilag og kan se en fejl.",
        ),
        (
            "Efter en grundig gennemgang af sagen har vi besluttet at hjælpe.",
            "Vi har gennemgået sagen grundigt og besluttet at hjælpe.",
        ),
        (
            "På baggrund af en vurdering af sagen har vi ikke fundet fejl.",
            "Vi har vurderet sagen og har ikke fundet fejl.",
        ),
    ],
)
def test_what_was_looked_into_is_told_before_what_was_found(text: str, plain: str) -> None:
    """*Når vi har gennemgået* would leave it to the future whether it is done."""
    assert rewritten(text) == [plain]


def test_what_is_still_awaited_is_not_told_as_done() -> None:
    """Behind *efter modtagelse af* the sender may be waiting yet."""
    assert rewritten("Efter modtagelse af dit svar kan vi behandle sagen.") == [None]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Til beregning af din ydelse skal vi se din løn.", "For at beregne din ydelse skal vi se din løn."),
        (
            "Til brug for behandlingen af din sag skal du sende din løn.",
            "For at få din sag behandlet skal du sende din løn.",
        ),
        (
            "Af hensyn til beskyttelse af dine data skal du bruge MitID.",
            "For at beskytte dine data skal du bruge MitID.",
        ),
        (
            "Uden forevisning af billetten kan du ikke komme ind.",
            "Uden at vise billetten kan du ikke komme ind.",
        ),
        ("Hvis du ønsker genoptagelse af sagen, så ring.", "Hvis du ønsker at få sagen genoptaget, så ring."),
        ("Hvis du ønsker køb af grunden, så ring.", "Hvis du ønsker at købe grunden, så ring."),
        (
            "Vi er i gang med en vurdering af, om du kan bo her.",
            "Vi er i gang med at vurdere, om du kan bo her.",
        ),
        ("Formålet er en afklaring af, hvad du kan.", "Formålet er at finde ud af, hvad du kan."),
        ("Gennemførelsen af planen varer to uger.", "Det tager to uger at gennemføre planen."),
        (
            "Lukning af hallen medfører, at holdet flytter.",
            "Når vi lukker hallen, betyder det, at holdet flytter.",
        ),
        ("Manglende rydning af sne kan koste en bøde.", "Hvis du ikke rydder sne, kan det koste en bøde."),
    ],
)
def test_an_infinitive_or_a_clause_has_the_one_who_acts(text: str, plain: str) -> None:
    """What the sender does for the reader, the reader has done: *for at få sagen behandlet*."""
    assert rewritten(text) == [plain]


@pytest.mark.parametrize(
    "text",
    [
        "Til opbevaring af cykler har vi et skur.",
        "Uden godkendelse af kommunen må du ikke bygge.",
        "Nedrivning af huset medfører, at grunden er tom.",
        "Udskiftning af rørene varer til fredag.",
        "Betalingen falder 30 dage efter modtagelse af korrekt faktura.",  # it may be the sender who gets it
    ],
)
def test_who_does_what_the_noun_says_is_not_guessed(text: str) -> None:
    """What a thing is for, who must agree, whose house it is: advice only."""
    assert rewritten(text) == [None]


def test_how_the_reader_does_it_is_told_the_reader() -> None:
    """*Ansøgning om pladsen sker på nettet*; but *salg af billetter* is no act of the reader's."""
    how = "Ansøgning om pladsen sker på nettet."
    assert rewritten(how, "der-sker") == ["Du søger om pladsen på nettet."]
    assert rewritten("Salg af billetter sker i døren.", "der-sker") == [None]
