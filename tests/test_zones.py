"""What each block of a letter is there for."""

import pytest

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.sentences import sentences
from klartekst.letter import Block, BlockKind, Letter, Part
from klartekst.readers.plain_text import letter
from klartekst.understanding.zones import ZoneKind, prose, zones

KNOWN = Abbreviations.open()

LETTER = """\
Brandsø Kommune
Hjælpemidler

Inga Thorlund
Kirkestien 18, st. tv.
6899 Brandsø

Sagsnr.: 25/0817
16. juni 2025

Du får to greb, men ikke et nyt badeværelse

Kære Inga

Du har søgt om et nyt badeværelse. Vi siger ja til to greb og nej til resten.

Hvorfor siger vi nej?

Du kan gå i bad med et badetaburet, jf. vores besøg den 3. maj. Vi har set på:

- din alder
- dit helbred

Tid: tirsdag kl. 9
Sted: Rådhuset

[Slettes før afsendelse: husk bilag 2]

Sådan klager du

Du kan klage til Ankestyrelsen. Vi skal have klagen senest 4 uger efter, at du fik brevet.

Har du spørgsmål?

Ring til mig på 12 34 56 78.

Bilag:
- Tegning af badeværelset
- Samtykke

Venlig hilsen

P.b.v.
A. Bruhn-Thygesen
Ergoterapeut, cand.san.

Lovtekst

§ 116. Kommunen skal yde hjælp til indretning af bolig.

Du har fået afslag efter servicelovens § 116.
"""

EXPECTED = [
    ("Brandsø Kommune", ZoneKind.LETTERHEAD),
    ("Hjælpemidler", ZoneKind.LETTERHEAD),
    ("Inga Thorlund", ZoneKind.LETTERHEAD),
    ("Kirkestien 18, st. tv.", ZoneKind.LETTERHEAD),
    ("6899 Brandsø", ZoneKind.LETTERHEAD),
    ("Sagsnr.: 25/0817", ZoneKind.LETTERHEAD),
    ("16. juni 2025", ZoneKind.LETTERHEAD),
    ("Du får to greb, men ikke et nyt badeværelse", ZoneKind.HEADING),
    ("Kære Inga", ZoneKind.GREETING),
    ("Du har søgt", ZoneKind.BODY),
    ("Hvorfor siger vi nej?", ZoneKind.HEADING),
    ("Du kan gå i bad", ZoneKind.BODY),
    ("din alder", ZoneKind.BODY),
    ("dit helbred", ZoneKind.BODY),
    ("Tid: tirsdag kl. 9", ZoneKind.BODY),
    ("Sted: Rådhuset", ZoneKind.BODY),
    ("[Slettes", ZoneKind.INSTRUCTION),
    ("Sådan klager du", ZoneKind.HEADING),
    ("Du kan klage", ZoneKind.COMPLAINT),
    ("Har du spørgsmål?", ZoneKind.HEADING),
    ("Ring til mig", ZoneKind.CONTACT),
    ("Bilag:", ZoneKind.ATTACHMENTS),
    ("Tegning", ZoneKind.ATTACHMENTS),
    ("Samtykke", ZoneKind.ATTACHMENTS),
    ("Venlig hilsen", ZoneKind.SIGNATURE),
    ("P.b.v.", ZoneKind.SIGNATURE),
    ("A. Bruhn", ZoneKind.SIGNATURE),
    ("Ergoterapeut", ZoneKind.SIGNATURE),
    ("Lovtekst", ZoneKind.HEADING),
    ("§ 116. Kommunen", ZoneKind.LEGAL),
    ("Du har fået afslag", ZoneKind.LEGAL),
]


def kinds(made: Letter) -> list[ZoneKind]:
    """The kind of each block."""
    return [zone.kind for zone in zones(made, sentences(made, KNOWN))]


def counted(made: Letter) -> list[str]:
    """The sentences that count as prose."""
    parts = sentences(made, KNOWN)
    return [made.text[each.start : each.end] for each in prose(parts, zones(made, parts))]


@pytest.mark.parametrize("number", range(len(EXPECTED)))
def test_zones_of_a_whole_letter(number: int) -> None:
    """Hver linje i brevet er det, den er der for."""
    made = letter(LETTER)
    start, kind = EXPECTED[number]
    block = made.blocks[number]
    assert made.text[block.content : block.end].startswith(start)
    assert kinds(made)[number] is kind


def test_a_zone_for_each_block() -> None:
    """Der er én zone pr. blok, med sikkerhed mellem 0 og 1."""
    made = letter(LETTER)
    found = zones(made, sentences(made, KNOWN))
    assert [(zone.start, zone.end) for zone in found] == [(block.start, block.end) for block in made.blocks]
    assert all(0 < zone.confidence <= 1 for zone in found)


def test_what_counts_as_prose() -> None:
    """Brevhoved, overskrifter, hilsen, mærkede linjer, punkter og underskrift tælles ikke med."""
    assert counted(letter(LETTER)) == [
        "Du har søgt om et nyt badeværelse.",
        "Vi siger ja til to greb og nej til resten.",
        "Du kan gå i bad med et badetaburet, jf. vores besøg den 3. maj.",
        "Vi har set på:",
        "Du kan klage til Ankestyrelsen.",
        "Vi skal have klagen senest 4 uger efter, at du fik brevet.",
        "Ring til mig på 12 34 56 78.",
        "§ 116. Kommunen skal yde hjælp til indretning af bolig.",
        "Du har fået afslag efter servicelovens § 116.",
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Med venlig hilsen",
        "De bedste hilsner",
        "Mvh.",
        "Vh",
        "Kærlig hilsen",
        "De venligste hilsner fra os alle",
        "P.k.v.",
        "På centrets vegne",
        "Med højagtelse",
    ],
)
def test_closing_formulas(closing: str) -> None:
    """Efter hilsenen kommer navnet, uanset hvordan man hilser."""
    made = letter(f"Du får hjælp til bad.\n\n{closing}\n\nHanne Bruun\nErgoterapeut")
    assert kinds(made) == [ZoneKind.BODY, *[ZoneKind.SIGNATURE] * 3]


def test_a_signature_without_a_closing_formula() -> None:
    """De sidste korte linjer under teksten er en underskrift."""
    made = letter("Kære Bo\n\nDu får hjælp til bad. Vi ringer.\n\nTeam Særlige Ydelser")
    assert kinds(made) == [ZoneKind.GREETING, ZoneKind.BODY, ZoneKind.SIGNATURE]


def test_a_postscript_is_prose() -> None:
    """P.S. efter underskriften er en del af brevet."""
    made = letter("Du får hjælp.\n\nMange hilsner\n\nBirgit\n\nP.S. Husk nøglen til køkkenet.")
    assert kinds(made)[-1] is ZoneKind.BODY
    assert counted(made)[-1] == "P.S. Husk nøglen til køkkenet."


@pytest.mark.parametrize(
    "text", ["Du får afslag.", "Såfremt du ønsker hjælp, bedes du ringe.", "Du skal søge hjælp, jf. § 3"]
)
def test_a_single_sentence_is_body(text: str) -> None:
    """En enkelt sætning uden brev omkring er brødtekst."""
    assert kinds(letter(text)) == [ZoneKind.BODY]


def test_the_addressee_is_no_greeting() -> None:
    """*Hr. Arne Post* over en adresse er modtageren."""
    head = "Tranum Kommune\n\nHr. Arne Post\nMøllebakken 3\n7599 Tranum\n\n"
    made = letter(head + "Angående din sag\n\nVi har set på den.")
    assert kinds(made) == [*[ZoneKind.LETTERHEAD] * 4, ZoneKind.HEADING, ZoneKind.BODY]


def test_the_subject_line_is_a_heading() -> None:
    """*Emne:* siger, hvad brevet handler om."""
    made = letter("Emne: Din flytning\nFra: Borgerservice\nTil: Ida Holm\n\nHej Ida\n\nVi har fået din mail.")
    assert kinds(made)[:3] == [ZoneKind.HEADING, ZoneKind.LETTERHEAD, ZoneKind.LETTERHEAD]


def test_complaint_guidance_without_a_heading() -> None:
    """Et afsnit om at klage er klagevejledning, også uden overskrift."""
    made = letter(
        "Du får afslag.\n\nKlagen skal sendes til os inden 4 uger. Vi sender den til Ankestyrelsen."
    )
    assert kinds(made) == [ZoneKind.BODY, ZoneKind.COMPLAINT]


@pytest.mark.parametrize("text", ["Du har klaget over støj.", "Vi har talt med Ankestyrelsen om din sag."])
def test_a_word_about_complaints_is_no_guidance(text: str) -> None:
    """At nogen har klaget, er ikke en vejledning om at klage."""
    assert kinds(letter(f"Du får hjælp.\n\n{text}"))[-1] is ZoneKind.BODY


def test_headers_and_footers_are_letterhead() -> None:
    """Sidehoved og sidefod i et Word-dokument er brevhoved."""
    made = Letter("Side 1. Du får hjælp.", (Block(0, 7, part=Part.FOOTER), Block(8, 21)))
    assert kinds(made) == [ZoneKind.LETTERHEAD, ZoneKind.BODY]


def test_headings_of_a_word_document_stay_headings() -> None:
    """En overskrift efter typografien er en overskrift."""
    made = Letter("Klage\nDu kan klage.", (Block(0, 5, BlockKind.HEADING, 1), Block(6, 19)), format="docx")
    assert kinds(made) == [ZoneKind.HEADING, ZoneKind.COMPLAINT]


def test_a_letter_without_blank_lines() -> None:
    """Overskrifter og underskrift findes også, når der ingen tomme linjer er."""
    made = letter(
        "Begrundelse:\nDu har en formue på 20.000 kr. Det er for meget.\nSådan klager du\n"
        "Du kan klage inden 4 uger til Ankestyrelsen.\nMed venlig hilsen\n"
        "Bo Jensen\nTlf. 12 34 56 78\nbo@kommune.example"
    )
    assert kinds(made) == [
        ZoneKind.HEADING,
        ZoneKind.BODY,
        ZoneKind.HEADING,
        ZoneKind.COMPLAINT,
        *[ZoneKind.SIGNATURE] * 4,
    ]
