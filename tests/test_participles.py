"""Phrases squeezed in between article and noun, and their relative clauses."""

import pytest

from klartekst.checker import Checker, load_all_rules
from klartekst.readers.plain_text import read
from klartekst.resources import lexicons_folder
from klartekst.rules import checks
from klartekst.settings import Settings

CHECKER = Checker(Settings())
RULE = next(rule for rule in load_all_rules() if rule.id == "bagvendt")


def found(text: str) -> list[tuple[str, str | None]]:
    """What is flagged, and the text with the suggestion in place (None for advice)."""
    check = checks.make(RULE, Settings(), lexicons_folder())
    made: list[tuple[str, str | None]] = []
    for finding in check.run(CHECKER.analyse(read(text.encode(), "-"))):
        first = finding.suggestions[0]
        plain = None if first.text is None else text[: first.start] + first.text + text[first.end :]
        made.append((text[finding.start : finding.end], plain))
    return made


@pytest.mark.parametrize(
    ("text", "mark", "plain"),
    [
        (
            "Den af dig i går leverede cykel er i orden.",
            "Den af dig i går leverede cykel",
            "Den cykel, du leverede i går, er i orden.",
        ),
        ("De af dig sendte bilag er læst.", "De af dig sendte bilag", "De bilag, du har sendt, er læst."),
        (
            "Vi har læst de af dig sendte bilag.",
            "de af dig sendte bilag",
            "Vi har læst de bilag, du har sendt.",
        ),
        (
            "Den i brevet nævnte frist er vigtig.",
            "Den i brevet nævnte frist",
            "Den frist, der står i brevet, er vigtig.",
        ),
        (
            "Det til dig udlånte hjælpemiddel er vores.",
            "Det til dig udlånte hjælpemiddel",
            "Det hjælpemiddel, vi har lånt dig, er vores.",
        ),
        (
            "De på vejen gældende regler er nye.",
            "De på vejen gældende regler",
            "De regler, der gælder på vejen, er nye.",
        ),
        (
            "Den siden maj gældende ordning stopper.",
            "Den siden maj gældende ordning",
            "Den ordning, der har gældt siden maj, stopper.",
        ),
        ("Se de nedenfor anførte regler.", "de nedenfor anførte regler", "Se de regler, der står nedenfor."),
        (
            "Send en af lægen udfyldt attest.",
            "en af lægen udfyldt attest",
            "Send en attest, som lægen har udfyldt.",
        ),
        (
            "De af dig sendte bilag til klagen er læst.",
            "De af dig sendte bilag",
            "De bilag til klagen, du har sendt, er læst.",
        ),
        (
            "Den af dig påklagede afgørelse gælder.",
            "Den af dig påklagede afgørelse",
            "Den afgørelse, du har klaget over, gælder.",
        ),
        (
            "De med flytningen forbundne udgifter er dine.",
            "De med flytningen forbundne udgifter",
            "De udgifter, der følger med flytningen, er dine.",
        ),
        (
            "Vi kan ikke bruge det af dig anførte.",
            "det af dig anførte",
            "Vi kan ikke bruge det, du har skrevet.",
        ),
        (
            "Den i går af vagten fundne pung ligger her.",
            "Den i går af vagten fundne pung",
            "Den pung, vagten fandt i går, ligger her.",
        ),
        (
            "De hidtil af kommunen dækkede udgifter stiger.",
            "De hidtil af kommunen dækkede udgifter",
            "De udgifter, kommunen har dækket hidtil, stiger.",
        ),
        (
            "De til løbet tilmeldte børn får et nummer.",
            "De til løbet tilmeldte børn",
            "De børn, der er tilmeldt løbet, får et nummer.",
        ),
        (
            "De til projektet afsatte penge er brugt.",
            "De til projektet afsatte penge",
            "De penge, der er afsat til projektet, er brugt.",
        ),
        (
            "Den af dig selv anskaffede kørestol står her.",
            "Den af dig selv anskaffede kørestol",
            "Den kørestol, du selv har købt, står her.",
        ),
        (
            "De i brevet nævnte, endnu ikke betalte regninger er fra maj.",
            "De i brevet nævnte, endnu ikke betalte regninger",
            "De regninger, der står i brevet, og som endnu ikke er betalt, er fra maj.",
        ),
        (
            "Det af dig sendte, men i øvrigt ufuldstændige skema ligger her.",
            "Det af dig sendte, men i øvrigt ufuldstændige skema",
            "Det skema, du har sendt, men som i øvrigt er ufuldstændigt, ligger her.",
        ),
        (
            "Det af os den 1. april fremsendte og af dig ikke besvarede brev ligger her.",
            "Det af os den 1. april fremsendte og af dig ikke besvarede brev",
            "Det brev, vi sendte den 1. april, og som du ikke har besvaret, ligger her.",
        ),
    ],
)
def test_the_phrase_moves_behind_its_noun(text: str, mark: str, plain: str) -> None:
    """Article and noun stay; a comma closes the clause where the sentence goes on."""
    assert found(text) == [(mark, plain)]


@pytest.mark.parametrize(
    "text",
    [
        "Det i ansøgningen rejste spørgsmål om betaling i rater er afgjort.",
        "Vi har læst den af lægen udfyldte attest LÆ 285.",
        "Vi har læst den af lægen udfyldte attest af 19. februar 2026.",
        "Det afhænger af det i henhold til regulativet obligatoriske antal spande.",
    ],
)
def test_what_is_not_plain_gets_advice(text: str) -> None:
    """They take two sentences, which only the writer can make."""
    assert [plain for _, plain in found(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Det med bilen ordnede naboen.",  # *naboen* is definite: no noun phrase with *det*
        "De på kontoret kender dig godt.",
        "De i køen må vente.",
        "Den bevilgede hjælp begynder i maj.",
        "Det i det samlede billede er småting.",
        "Du kan tage det med hjem i dag.",
        "Det i sig selv er ikke nok.",
        "En af sagens parter citeres for følgende udtalelse.",
        "De bilag, du har sendt, er læst.",
    ],
)
def test_only_phrases_that_agree_with_their_noun(text: str) -> None:
    """Pronouns, single participles and plain relative clauses go free."""
    assert found(text) == []
