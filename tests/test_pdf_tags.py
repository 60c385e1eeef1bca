"""Letters in tagged PDFs: the tags say what is what, and in which order it is read."""

from pdf_builder import Tag, Text, column, pdf

from klartekst.letter import BlockKind, Letter, MarkKind, Part
from klartekst.readers.pdf import read

FULL = "Vi har behandlet din ansøgning om hjælp til at gøre rent, og du får hjælp hver uge"
"""A line that fills the column."""


def letter(*pages: list[Text], tags: list[Tag] | None = None) -> Letter:
    """The letter in a PDF with these pages."""
    return read(pdf(*pages, tags=tags), "brev.pdf")


def tagged(*drawn: tuple[str, Text]) -> Letter:
    """A page of elements that hold one text each."""
    texts = [Text(t.words, t.x, t.y, t.size, t.bold, number) for number, (_, t) in enumerate(drawn)]
    tags = [Tag(kind, [(0, number)]) for number, (kind, _) in enumerate(drawn)]
    return letter(texts, tags=tags)


def test_tags_say_what_is_what() -> None:
    """Headings with their level, lists with their depth, cells, notes and quotations."""
    texts = [
        "Afgørelse", "Begrundelse", "1.", "Første punkt", "Dybere punkt", "Sats", "500 kr.", "En note.", "Loven siger.",
    ]  # fmt: skip
    drawn = [Text(words, 72, 780 - 30 * n, mcid=n) for n, words in enumerate(texts)]
    found = letter(
        drawn,
        tags=[
            Tag(
                "Document",
                [
                    Tag("H1", [(0, 0)]),
                    Tag("H2", [(0, 1)]),
                    Tag(
                        "L",
                        [
                            Tag("LI", [Tag("Lbl", [(0, 2)]), Tag("LBody", [(0, 3)])]),
                            Tag("LI", [Tag("L", [Tag("LI", [Tag("LBody", [Tag("P", [(0, 4)])])])])]),
                        ],
                    ),
                    Tag("Table", [Tag("TR", [Tag("TD", [Tag("P", [(0, 5)])]), Tag("TD", [(0, 6)])])]),
                    Tag("Note", [Tag("P", [(0, 7)])]),
                    Tag("BlockQuote", [Tag("P", [(0, 8)])]),
                ],
            )
        ],
    )
    assert [(b.kind, b.level, b.part, found.text[b.start : b.end]) for b in found.blocks] == [
        (BlockKind.HEADING, 1, Part.BODY, "Afgørelse"),
        (BlockKind.HEADING, 2, Part.BODY, "Begrundelse"),
        (BlockKind.LIST_ITEM, 1, Part.BODY, "Første punkt"),
        (BlockKind.LIST_ITEM, 2, Part.BODY, "Dybere punkt"),
        (BlockKind.TABLE_CELL, 0, Part.BODY, "Sats"),
        (BlockKind.TABLE_CELL, 0, Part.BODY, "500 kr."),
        (BlockKind.PARAGRAPH, 0, Part.BODY, "Loven siger."),
        (BlockKind.PARAGRAPH, 0, Part.FOOTNOTE, "En note."),
    ]
    assert [found.text[m.start : m.end] for m in found.marks if m.kind is MarkKind.QUOTATION] == [
        "Loven siger."
    ]


def test_tags_give_the_order_and_not_the_page() -> None:
    """A paragraph in two places of the page is one, in the order that the tags have."""
    drawn = [Text("til dig.", 72, 700, mcid=1), Text("Vi skriver", 72, 780, mcid=0)]
    found = letter(drawn, tags=[Tag("P", [(0, 0), Tag("Span", [(0, 1)])])])
    assert found.text == "Vi skriver til dig."


def test_artifacts_are_page_headers_and_footers() -> None:
    """What stands outside the tags is read once."""
    pages = [
        [Text("Egestrand Kommune", 72, 810), Text(FULL, 72, 700, mcid=0), Text(f"Side {n + 1} af 2", 280, 30)]
        for n in (0, 1)
    ]
    found = letter(*pages, tags=[Tag("P", [(0, 0)]), Tag("P", [(1, 0)])])
    assert [block.part for block in found.blocks] == [Part.HEADER, Part.BODY, Part.BODY, Part.FOOTER]


def test_a_tagged_paragraph_goes_on_over_the_page() -> None:
    """One element with text on two pages is one paragraph; so are two that a page break parted."""
    one = [Text("Du får hjælp og", 72, 100, mcid=0)], [Text("støtte.", 72, 780, mcid=0)]
    assert letter(*one, tags=[Tag("P", [(0, 0), (1, 0)])]).text == "Du får hjælp og støtte."
    assert letter(*one, tags=[Tag("P", [(0, 0)]), Tag("P", [(1, 0)])]).text == "Du får hjælp og støtte."


def test_another_language_is_marked() -> None:
    """Word tags what is written in another language."""
    drawn = [Text("Du får hjælp.", 72, 780, mcid=0), Text("This is how we help people.", 72, 750, mcid=1)]
    found = letter(drawn, tags=[Tag("P", [(0, 0)]), Tag("P", [Tag("Span", [(0, 1)], lang="en-GB")])])
    assert [found.text[m.start : m.end] for m in found.marks if m.kind is MarkKind.FOREIGN] == [
        "This is how we help people."
    ]


def test_tags_that_hold_next_to_nothing_are_not_believed() -> None:
    """Some programs tag a logo and nothing else."""
    drawn = [Text("Logo", 72, 800, mcid=0), *column(FULL, "og støtte.", top=700)]
    assert letter(drawn, tags=[Tag("P", [(0, 0)])]).text.endswith(f"{FULL} og støtte.")


def test_structure_without_end_ends() -> None:
    """Five thousand levels of structure are not followed to the ground."""
    tag = Tag("P", [(0, 0)])
    for _ in range(300):
        tag = Tag("Div", [tag])
    drawn = [Text("Ring til os.", 72, 780, mcid=0), Text("Du kan også skrive.", 72, 700, mcid=1)]
    assert "Du kan også skrive." in letter(drawn, tags=[tag, Tag("P", [(0, 1)])]).text


def test_every_marker_is_read_once() -> None:
    """All constructs in one tagged document: none lost, none doubled."""
    kinds = ["H1", "H2", "P", "Caption", "Note", "BlockQuote", "TOCI", "Link", "Formula", "Egen"]
    words = [f"{kind.lower()}mærke" for kind in kinds]
    drawn = [
        (kind, Text(word, 72, 700 - 20 * n)) for n, (kind, word) in enumerate(zip(kinds, words, strict=True))
    ]
    found = tagged(*drawn)
    assert {word: found.text.count(word) for word in words} == dict.fromkeys(words, 1)
