"""Law references: found in running prose, kept, moved behind."""

import pytest

from klartekst.danish.lexicon import Lexicon
from klartekst.rewriting.laws.moved import Reference, move_behind
from klartekst.rewriting.laws.references import references
from klartekst.rewriting.laws.subject import said_without

LEXICON = Lexicon.open()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi skal efter planlovens § 20 spørge.", ["planlovens § 20"]),
        ("Det følger af § 41, stk. 1, nr. 2, 2. pkt., at du får det.", ["§ 41, stk. 1, nr. 2, 2. pkt."]),
        ("Efter servicelovens §§ 112 og 113 kan du søge.", ["servicelovens §§ 112 og 113"]),
        ("Du kan søge efter § 13 b, jf. § 12.", ["§ 13 b, jf. § 12"]),
        ("Det står ikke i § 5 i lov om social service, at du skal.", ["§ 5 i lov om social service"]),
        ("Jf. barnets lov § 5 skal vi tale.", ["barnets lov § 5"]),
        (
            "Efter lovbekendtgørelse nr. 1047 af 4. juli 2023 har du ret.",
            ["lovbekendtgørelse nr. 1047 af 4. juli 2023"],
        ),
        ("Der beregnes renter efter renteloven fra den dag.", ["renteloven"]),
        ("Du skal følge gebyrlovens bestemmelser.", ["gebyrlovens bestemmelser"]),
        ("Du kan søge efter § 86, stk. 1, inden 4 uger.", ["§ 86, stk. 1"]),
        ("Vi har efter byggelovens § 16 A besluttet det.", ["byggelovens § 16 A"]),
        ("Du får afslag, jf. lov om almene boliger § 51.", ["lov om almene boliger § 51"]),
        ("Efter § 4 i lov om social service skal du vente.", ["§ 4 i lov om social service"]),
        ("Efter reglerne i bekendtgørelsen om hjælpemidler givet dig.", ["bekendtgørelsen om hjælpemidler"]),
        ("Efter pensionslovens § 41, stk. 1, og § 42 er det slut.", ["pensionslovens § 41, stk. 1, og § 42"]),
        ("Efter kapitel 5 i almenboligloven har du ret.", ["kapitel 5 i almenboligloven"]),
        ("Det står i ordensbekendtgørelsens § 4.", ["ordensbekendtgørelsens § 4"]),
        ("Du får lån efter lov om lån til veje m.v. fra maj.", ["lov om lån til veje m.v."]),
        ("Du får lån efter lov om lån til veje m.v.", ["lov om lån til veje m.v"]),
        ("Du får efter § 80 i lov om offentlige veje tilladelse.", ["§ 80 i lov om offentlige veje"]),
        ("Du får efter § 5 i lov om aktiv socialpolitik en frist.", ["§ 5 i lov om aktiv socialpolitik"]),
        ("Vi skal spørge (planlovens § 20).", []),
        ("Det er en uskreven lov, at vi hilser.", []),
        ("Kim Lov er her.", []),
        ("Du får lov til at parkere.", []),
        ("Forloven er rød, og loven er klar.", []),
    ],
)
def test_what_is_a_law_reference(text: str, found: list[str]) -> None:
    """Sections with their parts, names of laws, consolidated acts; not the word *lov*, names or brackets."""
    assert [text[each.start : each.end] for each in references(text, LEXICON)] == found


@pytest.mark.parametrize(
    ("text", "reference", "moved"),
    [
        (
            "Vi skal efter planlovens § 20 spørge naboerne.",
            "planlovens § 20",
            "Vi skal spørge naboerne (planlovens § 20).",
        ),
        (
            "Jf. barnets lov § 5 skal vi tale med din søn.",
            "barnets lov § 5",
            "Vi skal tale med din søn (barnets lov § 5).",
        ),
        (
            "Du får tilskud, jf. § 43, fordi du har en lav indkomst.",
            "§ 43",
            "Du får tilskud, fordi du har en lav indkomst (§ 43).",
        ),
        ("Du skal betale gebyret, jf. § 2.", "§ 2", "Du skal betale gebyret (§ 2)."),
        ("I henhold til § 4 har du ret til et svar.", "§ 4", "Du har ret til et svar (§ 4)."),
        ("Vi har vurderet sagen efter reglerne i § 85.", "§ 85", "Vi har vurderet sagen (§ 85)."),
        (
            "Efter § 20 i planloven er naboerne hørt.",
            "§ 20 i planloven",
            "Naboerne er hørt (§ 20 i planloven).",
        ),
        (
            "Du får påbud efter § 42, stk. 1, om at rense tanken.",
            "§ 42, stk. 1",
            "Du får påbud om at rense tanken (§ 42, stk. 1).",
        ),
        ("Du kan klage, jf. § 166.", "§ 166", "Du kan klage (§ 166)."),
        (
            "Huset er fredet efter § 3, og du må ikke male det.",
            "§ 3",
            "Huset er fredet (§ 3), og du må ikke male det.",
        ),
        ("Du opfylder ikke betingelserne i § 16.", "§ 16", "Du opfylder ikke betingelserne (§ 16)."),
        ("Efter § 20 i planloven er alle naboer hørt.", "§ 20 i planloven", None),
        ("Efter § 20 i planloven kan enten du eller naboen klage.", "§ 20 i planloven", None),
        ("Efter § 21 bortfalder retten til sygedagpenge, når du er rask.", "§ 21", None),
        ("Loven siger i § 20, at vi skal spørge.", "§ 20", None),
        ("Vi skal efter § 20 spørge: Er du hjemme?", "§ 20", None),
    ],
)
def test_a_reference_moves_behind_only_where_the_sentence_can_close(
    text: str, reference: str, moved: str | None
) -> None:
    """V2: what stood behind the verb comes back in front of it; unsure is silent."""
    start = text.index(reference)
    assert move_behind(text, Reference(start, start + len(reference))) == moved


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        (
            "Det kan ikke lade sig gøre, jf. ældrelovens § 10 og kvalitetsstandardens afsnit 4.",
            "ældrelovens § 10",
        ),
        ("Du kan søge om det, jf. § 4, jf. bekendtgørelsen.", "§ 4"),
        ("Vi laver en plan sammen med dig i medfør af § 31 i LAB.", "§ 31"),
        ("Pladsen er opsagt, jf. § 4 i vilkårene.", "§ 4"),
    ],
)
def test_a_reference_that_goes_on_is_not_moved(text: str, reference: str) -> None:
    """*Det kan ikke lade sig gøre og kvalitetsstandardens afsnit 4 (§ 10)* would be nonsense."""
    start = text.index(reference)
    assert move_behind(text, Reference(start, start + len(reference))) is None


@pytest.mark.parametrize(
    ("text", "reference", "plain"),
    [
        ("Byggelovens § 16 kræver, at du søger først.", "Byggelovens § 16", "Du skal søge først (byggelovens § 16)."),
        ("Lejelovens § 12 giver dig ret til hjælp.", "Lejelovens § 12", "Du har ret til hjælp (lejelovens § 12)."),
        ("§ 11 betyder, at du skal give os svar.", "§ 11", "Du skal give os svar (§ 11)."),
        ("Vejlovens § 81 forbyder skilte på vejen.", "Vejlovens § 81", "Skilte på vejen er forbudt (vejlovens § 81)."),
        ("Praktikken bygger på § 60.", "§ 60", "Reglerne om praktikken står i § 60."),
        ("Reglerne fremgår af § 60.", "§ 60", "Reglerne står i § 60."),
        ("Vejlovens § 81 er ændret.", "Vejlovens § 81", None),
        ("Byggelovens § 16 kræver, at alle søger først.", "Byggelovens § 16", None),
        ("Det bygger på § 60.", "§ 60", None),
    ],
)  # fmt: skip
def test_a_law_that_is_the_subject_gives_way_to_who_it_is_about(
    text: str, reference: str, plain: str | None
) -> None:
    """The duty stays a duty, and the reference stands behind."""
    start = text.index(reference)
    assert said_without(text, Reference(start, start + len(reference)), LEXICON) == plain
