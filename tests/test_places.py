"""Where in the letter: as one colleague would tell another."""

import pytest

from klartekst.letter import Block, BlockKind, Letter, Part
from klartekst.understanding.places import line_and_column, place, together

H, P, L, C = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL

STRUCTURE: list[tuple[str, BlockKind, int, Part, str]] = [
    ("Nordby Kommune", P, 0, Part.HEADER, "sidehovedet"),
    ("Sagsnr. 26-114", P, 0, Part.BODY, "afsnit 1 før overskriften"),
    ("Du får en rollator", H, 1, Part.BODY, "overskriften »Du får en rollator«"),
    ("Kære Asta", P, 0, Part.BODY, "hilsenen"),
    ("Du har søgt.", P, 0, Part.BODY, "afsnit 1 under »Du får en rollator«"),
    ("Ring for gratis hjælp", P, 0, Part.TEXT_BOX, "tekstboks under »Du får en rollator«"),
    ("Du får den fredag.", P, 0, Part.BODY, "afsnit 2 under »Du får en rollator«"),
    ("Sådan gør du", H, 2, Part.BODY, "overskriften »Sådan gør du«"),
    ("Gør sådan:", P, 0, Part.BODY, "afsnit 1 under »Sådan gør du«"),
    ("ring", L, 1, Part.BODY, "punkt 1 i listen under »Sådan gør du«"),
    ("hverdage", L, 2, Part.BODY, "punkt 1 i listen under »Sådan gør du«"),
    ("hent", L, 1, Part.BODY, "punkt 2 i listen under »Sådan gør du«"),
    ("Dag", C, 0, Part.BODY, "felt 1 i tabellen under »Sådan gør du«"),
    ("Tid", C, 0, Part.BODY, "felt 2 i tabellen under »Sådan gør du«"),
    ("Lov om social service.", P, 0, Part.FOOTNOTE, "fodnote 1"),
    ("Lov om ældre.", P, 0, Part.FOOTNOTE, "fodnote 2"),
    ("Side 1", P, 0, Part.FOOTER, "sidefoden"),
]


def letter() -> Letter:
    """A letter with every kind of place."""
    text = "\n".join(words for words, *_ in STRUCTURE)
    blocks = []
    at = 0
    for words, kind, level, part, _ in STRUCTURE:
        blocks.append(Block(at, at + len(words), kind, level, part=part))
        at += len(words) + 1
    return Letter(text, tuple(blocks))


@pytest.mark.parametrize(("words", "expected"), [(words, said) for words, _, _, _, said in STRUCTURE])
def test_a_place_is_said_in_words(words: str, expected: str) -> None:
    """Counted from the nearest heading, in lists from the list's own beginning."""
    whole = letter()
    start = whole.text.index(words)
    assert place(whole, start) == expected
    assert place(whole, start + len(words) - 1) == expected


def test_the_whole_letter() -> None:
    """What is missing from a letter has no place of its own."""
    assert place(letter(), None) == "hele brevet"


def test_a_letter_without_headings() -> None:
    """Nothing is claimed about a heading that is not there."""
    assert place(Letter("Ring.\nSkriv.", (Block(0, 5), Block(6, 12))), 7) == "afsnit 2 i brevet"


def test_a_long_heading_is_cut_at_a_word() -> None:
    """A heading stands in a table of findings, so only its beginning is shown."""
    heading = "Afgørelse om din ansøgning om tilskud til befordring til og fra skole"
    blocks = (Block(0, len(heading), H, 1), Block(len(heading) + 1, len(heading) + 6, H, 1))
    shown = place(Letter(f"{heading}\nKlage", blocks), 0)
    assert shown == "overskriften »Afgørelse om din ansøgning om tilskud til …«"


def test_the_only_heading_needs_no_name() -> None:
    """There is no other to take it for, and what stands under it needs no heading either."""
    letter = Letter("Du får hjælp\nTak.\nRing.", (Block(0, 12, H, 1), Block(13, 17), Block(18, 23)))
    assert [place(letter, at) for at in (0, 13, 18)] == ["overskriften", "afsnit 1", "afsnit 2"]


def test_paragraphs_are_counted_from_the_greeting() -> None:
    """The lines of a letterhead are no paragraphs to a caseworker."""
    text = "Nordby Kommune\nTorvet 1\nKære Ali\nTak."
    letter = Letter(text, (Block(0, 14), Block(15, 23), Block(24, 32), Block(33, 37)))
    assert [place(letter, at) for at in (24, 33)] == ["hilsenen", "afsnit 1"]


def test_places_are_said_together() -> None:
    """As a colleague would say them."""
    assert together(["afsnit 1"]) == "afsnit 1"
    assert together(["afsnit 1", "afsnit 4", "afsnit 4", "afsnit 7"]) == "afsnit 1, 4 og 7"
    assert together(["afsnit 4 under »Klage«", "afsnit 6 under »Klage«"]) == "afsnit 4 og 6 under »Klage«"
    assert together(["afsnit 4 under »Klage«", "afsnit 6"]) == "afsnit 4 under »Klage« og afsnit 6"
    assert together(["overskriften", "afsnit 1"]) == "overskriften og afsnit 1"


def test_text_without_blocks() -> None:
    """Then the line is the best that can be said."""
    assert place(Letter("a\nb", ()), 2) == "linje 2"


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("Ring til os", 0, (1, 1)),
        ("Ring til os", 5, (1, 6)),
        ("Ring\ntil os", 5, (2, 1)),
        ("Ring\r\ntil os", 6, (2, 1)),
        ("Ring\n\n", 6, (3, 1)),
        ("På 🙂 en", 5, (1, 6)),
    ],
)
def test_line_and_column(text: str, offset: int, expected: tuple[int, int]) -> None:
    """Counted from 1 in code points, an emoji being one."""
    assert line_and_column(text, offset) == expected


def test_pages_are_said_once_where_they_are_the_same() -> None:
    """As with the word *afsnit*; another page is said in full."""
    assert together(["side 2, afsnit 1", "side 2, afsnit 4"]) == "side 2, afsnit 1 og 4"
    assert together(["side 1, afsnit 1", "side 2, afsnit 1"]) == "side 1, afsnit 1 og side 2, afsnit 1"
