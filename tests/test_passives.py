"""The three Danish passives, and what only looks like one."""

import pytest

from klartekst.checker import Checker
from klartekst.danish.passive import NotPassive, PassiveKind
from klartekst.danish.passives import passives
from klartekst.readers.plain_text import read
from klartekst.resources import lexicons_folder
from klartekst.settings import Settings

OTHER = NotPassive.load(lexicons_folder() / "not_passive.tsv")
CHECKER = Checker(Settings())


@pytest.mark.parametrize(
    ("lead", "acts"),
    [("Du får lov på disse vilkår:", False), ("For tilladelsen gælder:", False), ("Vi gør det sådan:", True)],
)
def test_an_item_of_conditions_is_no_act_of_the_senders(lead: str, acts: bool) -> None:
    """*Der udpeges en vagt* is asked of the one who gets the permit; in a plan of ours it is what we do."""
    letter = read(f"{lead}\n\n- Der udpeges en vagt.\n- Der udarbejdes en plan.\n".encode(), "-")
    texts = [each.text for f in CHECKER.check(letter).findings for each in f.suggestions if each.text]
    assert any("Vi " in text for text in texts) is acts


def found(text: str) -> list[tuple[str, str, str]]:
    """(kind, verb group, base form) of each passive."""
    analysis = CHECKER.analyse(read(text.encode(), "-"))
    return [
        (each.kind.value, " ".join(t.text for t in sentence.tokens[each.start : each.end]), each.lemma)
        for sentence in analysis.sentences
        for each in passives(sentence.tokens, analysis.lexicon, OTHER)
    ]


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Ansøgningen behandles i uge 32.", ("s", "behandles", "behandle")),
        ("Sagen behandledes i går.", ("s", "behandledes", "behandle")),
        ("Gebyret skal betales nu.", ("s", "skal betales", "betale")),
        ("Samtykket kan til enhver tid trækkes tilbage.", ("s", "kan til enhver tid trækkes", "trække")),
        ("Der ydes ikke tilskud.", ("s", "ydes", "yde")),
        ("Det skønnes, at du kan arbejde.", ("s", "skønnes", "skønne")),
        ("Vandet lukkes onsdag.", ("s", "lukkes", "lukke")),
        ("Kravet findes ikke at være opfyldt.", ("s", "findes", "finde")),  # somebody holds it to be so
        ("Du findes berettiget til hjælpen.", ("s", "findes", "finde")),
        ("Skal filmen tages alvorligt?", ("s", "Skal filmen tages", "tage")),
        ("Du bliver indkaldt i august.", ("blive", "bliver indkaldt", "indkalde")),
        ("Dit brev er blevet modtaget.", ("blive", "er blevet modtaget", "modtage")),
        ("Du vil blive kontaktet på mandag.", ("blive", "vil blive kontaktet", "kontakte")),
        ("Der vil bl.a. blive drøftet muligheder.", ("blive", "vil bl.a. blive drøftet", "drøfte")),
        ("Forslaget blev positivt modtaget.", ("blive", "blev positivt modtaget", "modtage")),
        ("Der er indhentet oplysninger.", ("være", "er indhentet", "indhente")),
        ("Ordningen kaldes flexjob.", ("s", "kaldes", "kalde")),
        ("Plakaten slås op på biblioteket.", ("s", "slås", "slå")),
        ("Vi beder om, at tanken ikke tømmes helt.", ("s", "tømmes", "tømme")),
        ("Her køres der kun om natten.", ("s", "køres", "køre")),
        ("Planen, som den skabes af de unge, er god.", ("s", "skabes", "skabe")),
        ("Der skal nyinvesteres i veje.", ("s", "skal nyinvesteres", "nyinvestere")),
        ("Breve bliver i løbet af ugen sendt ud.", ("blive", "bliver i løbet af ugen sendt", "sende")),
        ("Barnet blev født i maj.", ("blive", "blev født", "føde")),
    ],
)
def test_passives(text: str, passive: tuple[str, str, str]) -> None:
    """Found by form alone, with the whole verb group."""
    assert passive in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der findes en rampe.",
        "Der findes ikke at være en rampe.",
        "Skemaet findes på nettet.",
        "Det lykkes for os.",
        "Vi mødes på broen.",
        "Jeg synes, det går godt.",
        "De skilles i foråret.",
        "Planterne trives.",
        "Det skyldes vejret.",
        "Sagens papirer ligger her.",
        "Vi læser borgernes breve.",
        "Kommunens og regionens aftale gælder.",
        "Hun blev syg i påsken.",
        "Han blev frisør.",
        "I morgen bliver det koldt.",
        "Huset er blevet til et museum.",
        "Da hun blev 25, flyttede hun.",
        "Er du berettiget til hjælp?",
        "Vi er bekymret for dig.",
        "Skemaet er vedlagt.",
        "Bliver svaret, at hjælpen stopper, får du et brev.",
        "De to naboer slås for den samme sag.",
        "Søskende skal følges ad.",
        "I de dødes have står en bænk.",
        "Jeg blev forbavset over regningen.",
        "Vejen er blevet bredere takket være jer.",
    ],
)
def test_what_only_looks_like_a_passive(text: str) -> None:
    """Deponente og gensidige verber, ejefald og «blive» med tillægsord er ikke passiver."""
    assert found(text) == []


def test_a_state_is_seen_but_told_apart() -> None:
    """«Døren er lukket» has the form; the rule leaves it alone."""
    assert [kind for kind, _, _ in found("Døren er lukket om natten.")] == [PassiveKind.VAERE.value]
    assert CHECKER.check(read("Døren er lukket om natten.".encode(), "-")).findings == ()
