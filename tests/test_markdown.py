"""Markdown letters: blocks and marks, with offsets in the file as stored."""

import pytest

from klartekst.letter import MarkKind
from klartekst.readers.markdown import from_text, read


def shown(text: str) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    found = from_text(text)
    return [(b.kind.value, b.level, text[b.content : b.end]) for b in found.blocks]


BLOCKS = [
    ("heading", "# Afgørelse\n", [("heading", 1, "Afgørelse")]),
    ("closed heading", "## Du kan klage ##\n", [("heading", 2, "Du kan klage")]),
    (
        "underlined heading",
        "Afgørelse\n=====\n\nDu kan klage\n---\n",
        [("heading", 1, "Afgørelse"), ("heading", 2, "Du kan klage")],
    ),
    ("hash without a space", "#123 er sagens nummer.\n", [("paragraph", 0, "#123 er sagens nummer.")]),
    (
        "wrapped paragraph",
        "Du får\nhjælp.\n\nRing.\n",
        [("paragraph", 0, "Du får\nhjælp."), ("paragraph", 0, "Ring.")],
    ),
    ("hard break", "Åvej 3  \n6760 Ribe\n", [("paragraph", 0, "Åvej 3"), ("paragraph", 0, "6760 Ribe")]),
    (
        "list",
        "- lønsedler\n* årsopgørelse\n1. kontrakt\n",
        [("list-item", 1, "lønsedler"), ("list-item", 1, "årsopgørelse"), ("list-item", 1, "kontrakt")],
    ),
    ("sub-list", "- papirer\n  - lønsedler\n", [("list-item", 1, "papirer"), ("list-item", 2, "lønsedler")]),
    ("wrapped item", "- lønsedler for\n  marts\n", [("list-item", 1, "lønsedler for\n  marts")]),
    ("tick box", "- [ ] Ja, ring til mig\n", [("list-item", 1, "Ja, ring til mig")]),
    (
        "table",
        "| Ydelse | Beløb |\n|---|---|\n| Tilskud | 500 kr. |\n",
        [
            ("table-cell", 0, "Ydelse"),
            ("table-cell", 0, "Beløb"),
            ("table-cell", 0, "Tilskud"),
            ("table-cell", 0, "500 kr."),
        ],
    ),
    (
        "fenced code",
        "Ring.\n\n```\nkode\n```\nSkriv.\n",
        [("paragraph", 0, "Ring."), ("paragraph", 0, "Skriv.")],
    ),
    ("indented code", "Ring.\n\n    kode\n", [("paragraph", 0, "Ring.")]),
    ("comment", "<!-- til os\nselv -->\nRing.\n", [("paragraph", 0, "Ring.")]),
    ("front matter", "---\ntitel: Afslag\n---\nRing.\n", [("paragraph", 0, "Ring.")]),
    ("line across", "Ring.\n\n***\n\nSkriv.\n", [("paragraph", 0, "Ring."), ("paragraph", 0, "Skriv.")]),
    ("link definition", "Ring.\n\n[1]: https://eksempel.dk\n", [("paragraph", 0, "Ring.")]),
    (
        "block quote",
        "> Jeg kan\n> ikke gå.\n\nRing.\n",
        [("paragraph", 0, "Jeg kan\n> ikke gå."), ("paragraph", 0, "Ring.")],
    ),
    (
        "Windows line ends",
        "# Ja\r\n\r\nDu får\r\nhjælp.\r\n",
        [("heading", 1, "Ja"), ("paragraph", 0, "Du får\r\nhjælp.")],
    ),
    ("no line end", "Ring", [("paragraph", 0, "Ring")]),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in BLOCKS], ids=[c[0] for c in BLOCKS])
def test_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    """The letter's own blocks are read, and what is for programs or colleagues is passed over."""
    assert shown(text) == expected


MARKUP = [
    ("bold", "Du **skal** ringe.", ["**", "**"]),
    ("italic", "Du _skal_ ringe, *ikke* skrive.", ["_", "_", "*", "*"]),
    ("underscore in a name", "Åbn fil_et_navn nu.", []),
    ("star alone", "2 * 3 er seks.", []),
    ("link", "Se [vores side](https://eksempel.dk) først.", ["[", "]", "(https://eksempel.dk)"]),
    ("address", "Se <https://eksempel.dk> først.", ["<https://eksempel.dk>"]),
    ("code", "Skriv `K7` i feltet.", ["`K7`"]),
    ("comment in a line", "Ring <!-- kun hverdage --> til os.", ["<!-- kun hverdage -->"]),
    ("tag", "Ring<br>til os.", ["<br>"]),
    ("less than", "Er din indkomst < 5.000 kr.?", []),
    ("quotation that goes on", "> Jeg kan\n> ikke gå.", ["> "]),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in MARKUP], ids=[c[0] for c in MARKUP])
def test_markup_is_marked_where_it_stands(text: str, expected: list[str]) -> None:
    """What is Markdown and not words is marked as not to be proofed, named "markdown"."""
    marks = [m for m in from_text(text).marks if m.kind is MarkKind.FOREIGN and m.name == "markdown"]
    assert [text[m.start : m.end] for m in marks] == expected


def test_a_block_quote_is_a_quotation() -> None:
    """`>` quotes somebody; the text around it does not."""
    text = "Du skriver:\n\n> Jeg kan ikke gå.\n\nDet har vi set på.\n"
    quotes = [m for m in from_text(text).marks if m.kind is MarkKind.QUOTATION]
    assert [text[m.start : m.end] for m in quotes] == ["Jeg kan ikke gå."]


def test_a_placeholder_is_a_field_and_a_link_is_not() -> None:
    """Both stand in square brackets; only the one without an address waits to be filled in."""
    text = "Vi ses [indsæt dato]. Se [indsæt billede](https://eksempel.dk).\n"
    fields = [m for m in from_text(text).marks if m.kind is MarkKind.FIELD]
    assert [text[m.start : m.end] for m in fields] == ["[indsæt dato]"]


def test_bytes_are_decoded_as_plain_text_is() -> None:
    """A file from an old Windows editor keeps its æ, ø and å."""
    found = read("# Afgørelse\n\nDu får hjælp på fredag.\n".encode("cp1252"), "frase.md")
    assert (found.text, found.format, found.path) == (
        "# Afgørelse\n\nDu får hjælp på fredag.\n",
        "md",
        "frase.md",
    )
