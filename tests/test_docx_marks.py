"""Word documents: what is not finished prose is marked."""

import pytest
from docx_builder import control, field, merge_field, p, r
from read_letters import docx_letter as letter
from read_letters import marked

from klartekst.letter import MarkKind


def drop_down(chosen: str, *entries: str) -> str:
    """The data of a legacy drop-down field named Valg."""
    result = f'<w:result w:val="{chosen}"/>' if chosen else ""
    items = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return f'<w:ffData><w:name w:val="Valg"/><w:ddList>{result}{items}</w:ddList></w:ffData>'


# What is still open is marked with its name; what is filled in is the letter's own text.
FIELDS = [
    ("merge field", p("Kære ", merge_field("Navn", "«Navn»")), [("«Navn»", "Navn")]),
    (
        "field with a name in quotes",
        p(field(' MERGEFIELD "Borgers navn" ', "«Borgers navn»")),
        [("«Borgers navn»", "Borgers navn")],
    ),
    ("filled merge field", p("Kære ", merge_field("Navn", "Asta Lund")), []),
    ("result that is the name", p("Kære ", merge_field("Fornavn", "Fornavn")), [("Fornavn", "Fornavn")]),
    (
        "simple field",
        p(f'<w:fldSimple w:instr=" MERGEFIELD Dato ">{r("«Dato»")}</w:fldSimple>'),
        [("«Dato»", "Dato")],
    ),
    (
        "prompting control",
        p("Du får ", control(r("Klik for at skrive"), "Timer", prompt=True)),
        [("Klik for at skrive", "Timer")],
    ),
    (
        "prompting block control",
        control(p("Skriv begrundelsen her"), "Begrundelse", prompt=True),
        [("Skriv begrundelsen her", "Begrundelse")],
    ),
    ("filled control", control(p("Du kan klage til os."), "Klagevejledning"), []),
    ("page number", p("Side ", field(" PAGE ", "2")), []),
    ("table of contents", p(field(" TOC \\o ", "Afgørelse")), []),
    (
        "empty form field",
        p(
            "Beløb: ",
            field(
                " FORMTEXT ",
                "\u2002\u2002\u2002\u2002\u2002",
                '<w:ffData><w:name w:val="Tekst1"/></w:ffData>',
            ),
            " kr.",
        ),
        [("\u2002\u2002\u2002\u2002\u2002".strip() or "«Tekst1»", "Tekst1")],
    ),
    (
        "filled form field",
        p("Beløb: ", field(" FORMTEXT ", "500", '<w:ffData><w:name w:val="Tekst1"/></w:ffData>')),
        [],
    ),
    (
        "drop-down at its prompt",
        p(
            "Du får ",
            field(
                " FORMDROPDOWN ",
                "",
                drop_down("", "Vælg ydelse", "rollator"),
            ),
        ),
        [("Vælg ydelse", "Valg")],
    ),
    (
        "drop-down chosen",
        p(
            "Du får ",
            field(
                " FORMDROPDOWN ",
                "",
                drop_down("1", "Vælg ydelse", "rollator"),
            ),
        ),
        [],
    ),
    (
        "error in a field",
        p(field(" REF bm1 ", "Fejl! Bogmærke er ikke defineret.")),
        [("Fejl! Bogmærke er ikke defineret.", "bm1")],
    ),
    (
        "highlighted value",
        p("Du får ", r("10 timer", '<w:highlight w:val="yellow"/>'), "."),
        [("10 timer", "")],
    ),
    ("Word's grey prompt", p("Kære ", r("Navn", '<w:rStyle w:val="Pladsholdertekst"/>')), [("Navn", "")]),
    (
        "control filled by a system that left the grey style on",
        p("Kære ", control(r("Asta Lund", '<w:rStyle w:val="Pladsholdertekst"/>'), "Navn")),
        [],
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), [c[1:] for c in FIELDS], ids=[c[0] for c in FIELDS])
def test_open_fields_are_marked(blocks: str, expected: list[tuple[str, str]]) -> None:
    """A field is marked while somebody has yet to fill it in, and not after."""
    assert marked(letter(blocks), MarkKind.FIELD) == expected


def test_a_drop_down_shows_its_chosen_entry() -> None:
    """The text of a legacy drop-down stands in no run, only in its list."""
    data = drop_down("1", "en stok", "en rollator")
    assert letter(p("Du får ", field(" FORMDROPDOWN ", "", data), ".")).text == "Du får en rollator."


def test_a_nested_field_in_the_code_of_another_is_not_text() -> None:
    """`{ IF { MERGEFIELD Køn } = "M" "Kære hr." "Kære fru" }` shows only its result."""
    code = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + merge_field("Kon", "M")
        + '<w:r><w:instrText> = "M" "han" "hun" </w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("han")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert letter(p("I dag kom ", code, ".")).text == "I dag kom han."


INSTRUCTIONS = [
    (
        "style Vejl.tekst",
        p("Slet, hvis borgeren har værge.", style="Vejltekst"),
        ["Slet, hvis borgeren har værge."],
    ),
    ("style, text turned black", p(r("Du får hjælp.", '<w:color w:val="auto"/>'), style="Vejltekst"), []),
    (
        "red and italic run",
        p(r("Hvis der er værge: ", '<w:i/><w:color w:val="FF0000"/>'), "Du får hjælp."),
        ["Hvis der er værge:"],
    ),
    (
        "red with a writer's verb",
        p(r("Slet det, der ikke passer.", '<w:color w:val="FF0000"/>')),
        ["Slet det, der ikke passer."],
    ),
    ("red to the citizen", p(r("Husk legitimation.", '<w:color w:val="FF0000"/>')), []),
    (
        "red and about money",
        p(r("Pengene indsættes på din NemKonto.", '<w:color w:val="FF0000"/>')),
        [],
    ),
    (
        "red and about a text",
        p(r("Teksten indsættes kun, når borgeren har en værge.", '<w:color w:val="FF0000"/>')),
        ["Teksten indsættes kun, når borgeren har en værge."],
    ),
    ("italic only", p(r("Husk legitimation.", "<w:i/>")), []),
    (
        "highlighted message",
        p(r("Her mangler teksten fra juristen, som er på vej.", '<w:highlight w:val="yellow"/>')),
        ["Her mangler teksten fra juristen, som er på vej."],
    ),
    (
        "highlighted clause",
        p("Ring, ", r("hvis du gerne vil tale med os om det her", '<w:highlight w:val="yellow"/>'), "."),
        [],
    ),
]


@pytest.mark.parametrize(
    ("blocks", "expected"), [c[1:] for c in INSTRUCTIONS], ids=[c[0] for c in INSTRUCTIONS]
)
def test_instructions_to_the_writer_are_marked(blocks: str, expected: list[str]) -> None:
    """Guidance in its own style or colour is for the caseworker; red alone may be for the citizen."""
    assert [text for text, _ in marked(letter(blocks), MarkKind.INSTRUCTION)] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vejl.tekst", True),
        ("Vejledningstekst", True),
        ("Vejledning til sagsbehandler", True),
        ("Hjælpetekst", True),
        ("Instruktion", True),
        ("Skrivevejledning", True),
        ("Klagevejledning", False),
        ("Vejledning", False),
        ("Brødtekst", False),
        ("Normal", False),
    ],
)
def test_the_name_of_a_style_tells_whom_it_is_for(name: str, expected: bool) -> None:
    """A style for complaint guidance is for the citizen, one for guidance text is for the writer."""
    styles = f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{name}"/></w:style>'
    found = letter(p("Teksten står her.", style="X"), styles=styles)
    assert bool(marked(found, MarkKind.INSTRUCTION)) is expected


def test_hidden_text_is_read_and_marked() -> None:
    """Hidden text follows the file to the citizen, also when it is hidden by a style."""
    found = letter(
        p(
            "Ring. ",
            r("A1.", "<w:vanish/>"),
            r("B2.", '<w:rStyle w:val="Skjult"/>'),
            r("C3.", '<w:vanish w:val="0"/>'),
        )
    )
    assert marked(found, MarkKind.HIDDEN) == [("A1.B2.", "")]


def test_tracked_changes_are_counted_and_insertions_marked() -> None:
    """A deletion is left out and counted; an insertion is read and marked."""
    found = letter(
        p(
            "Du får ",
            f'<w:ins w:id="1">{r("ikke ")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText>altid </w:delText></w:r></w:del>',
            f'<w:moveFrom w:id="3">{r("straks ")}</w:moveFrom>',
            "hjælp.",
        )
    )
    assert marked(found, MarkKind.INSERTED) == [("ikke", "")]
    assert found.tracked_deletions == 2


FOREIGN = [
    ("other language", '<w:lang w:val="en-GB"/>', "Personal Independence Payment", True),
    ("not to be proofed", "<w:noProof/>", "Sagsnummer XK", True),
    ("Danish text in an English template", '<w:lang w:val="en-US"/>', "Du skal ringe til os.", False),
    ("Danish letters", '<w:lang w:val="en-US"/>', "hjælpemiddel", False),
    ("Danish", '<w:lang w:val="da-DK"/>', "Borgerservice", False),
    ("numbers", '<w:lang w:val="en-US"/>', "12.500", False),
    ("only East Asian", '<w:lang w:eastAsia="en-US"/>', "Borgerservice", False),
]


@pytest.mark.parametrize(("look", "text", "expected"), [c[1:] for c in FOREIGN], ids=[c[0] for c in FOREIGN])
def test_another_language_is_marked(look: str, text: str, expected: bool) -> None:
    """A language is believed only where the words do not show Danish: templates are often English."""
    assert bool(marked(letter(p("Vi kalder det ", r(text, look), ".")), MarkKind.FOREIGN)) is expected


def test_the_language_of_an_english_template_means_nothing() -> None:
    """Where ordinary text is marked as English, nobody took care of the language."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    found = letter(p(r("rollator"), r(" og stok", '<w:lang w:val="en-GB"/>')), styles=styles)
    assert marked(found, MarkKind.FOREIGN) == []


def test_a_quotation_style_is_a_quotation() -> None:
    """Text in the style *Citat* is somebody else's words."""
    assert ("Jeg kan ikke gå.", "") in marked(
        letter(p("Jeg kan ikke gå.", style="Citat")), MarkKind.QUOTATION
    )


def test_placeholders_in_brackets_are_marked_once() -> None:
    """A yellow `[indsæt dato]`, split over runs, is one field and no highlight besides."""
    yellow = '<w:highlight w:val="yellow"/>'
    found = letter(p("Vi ses den ", r("[", yellow), r("indsæt", yellow), r(" dato]", yellow), "."))
    assert [text for text, _ in marked(found, MarkKind.FIELD)] == ["[indsæt dato]"]


def test_a_choice_in_brackets_is_a_choice() -> None:
    """`[den sag / de sager]` is for the writer to choose from, also when it is yellow."""
    yellow = '<w:highlight w:val="yellow"/>'
    found = letter(p("Vi ser på ", r("[den sag ", yellow), r("/ de sager]", yellow), " igen."))
    assert [text for text, _ in marked(found, MarkKind.CHOICE)] == ["[den sag / de sager]"]
    assert marked(found, MarkKind.FIELD) == []
