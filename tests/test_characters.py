"""The reading view: what a stored text reads as, and the way back to where it is stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klartekst.danish.characters import view

JOINED = [
    ("ansøgnings-\ntidspunktet", "ansøgningstidspunktet"),
    ("misfor-\r\nstået", "misforstået"),
    ("tilbage-\n   venden", "tilbagevenden"),
    ("behandlings\u00ad\nplan", "behandlingsplan"),
    ("støt-\nte-\nperson", "støtteperson"),
    ("pæ\ufffedagogiske", "pædagogiske"),
]

KEPT = [
    ("e-\nmail", "e-mail"),
    ("cpr-\nnummer", "cpr-nummer"),
    ("CPR-\nnummer", "CPR-nummer"),
    ("VUM-\nudredning", "VUM-udredning"),
    ("2024-\n2025", "2024-2025"),
    ("it-\nafdelingen", "it-afdelingen"),
    ("Anne-\nMarie", "Anne-Marie"),
    ("k-\nværdi", "k-værdi"),
    ("e\ufffemail", "e-mail"),
]

HANGING = [
    ("børne-\nog ungeudvalget", "børne- og ungeudvalget"),
    ("for-\r\neller bagside", "for-  eller bagside"),
    ("social- og\nsundhedsområdet", "social- og sundhedsområdet"),
]


@pytest.mark.parametrize(("stored", "read"), [*JOINED, *KEPT, *HANGING])
def test_hyphen_at_a_line_end(stored: str, read: str) -> None:
    """Et ord, der er delt ved linjeskift, læses som ét; en ægte bindestreg bliver stående."""
    assert view(stored).text == read


@pytest.mark.parametrize(("stored", "read"), [*JOINED, *KEPT])
def test_a_mended_word_leads_back_to_all_of_it(stored: str, read: str) -> None:
    """Fundet peger på hele ordet, som det står i brevet."""
    assert view(stored).span(0, len(read)) == (0, len(stored))


def test_the_word_list_settles_a_doubtful_hyphen() -> None:
    """Kun det delte ord med bindestreg er dansk: så er bindestregen ægte."""
    assert view("multi-\netnisk", knows={"multi-etnisk"}.__contains__).text == "multi-etnisk"
    assert view("multi-\netnisk").text == "multietnisk"


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("pa\u030abegyndt", "påbegyndt"),
        ("kr.\u00a0500", "kr. 500"),
        ("12\u2009345", "12 345"),
        ("e\u2011mail", "e-mail"),
        ("syge\u00addag\u00adpenge", "sygedagpenge"),
        ("\ufeffKære", "Kære"),
        ("af\u200bslag", "afslag"),
        ("afgørelse\nom", "afgørelse om"),
    ],
)
def test_invisible_and_odd_characters(stored: str, read: str) -> None:
    """Bløde bindestreger, hårde mellemrum og sammensatte å'er ændrer ikke ordet."""
    assert view(stored).text == read


def test_ligatures_are_letters() -> None:
    """PDF-ligaturer er to bogstaver på samme sted."""
    seen = view("Sti\ufb01nder")
    assert seen.text == "Stifinder"
    assert seen.span(3, 5) == (3, 4)


@pytest.mark.parametrize("sign", "”“„»«’–—…")
def test_danish_typography_is_left_alone(sign: str) -> None:
    """Krøllede anførselstegn og tankestreger er rigtig dansk typografi."""
    assert view(f"a {sign} b").text == f"a {sign} b"


def test_positions_count_in_the_letter() -> None:
    """Visningen af et afsnit midt i brevet fører tilbage til brevet."""
    text = "Kære Ida\n\nDin ansøg-\nning er afvist."
    seen = view(text, 10)
    at = seen.text.index("ansøgning")
    start, end = seen.span(at, at + len("ansøgning"))
    assert text[start:end] == "ansøg-\nning"
    assert seen.find(start) == at


def test_a_decomposed_letter_is_one_letter_wide() -> None:
    """å skrevet som a + ring fylder to tegn i brevet og ét i visningen."""
    stored = unicodedata.normalize("NFD", "få pengene")
    seen = view(stored)
    assert seen.text == "få pengene"
    assert seen.span(0, 2) == (0, 3)


@given(st.text(alphabet="aåø -\n\r\u00ad\u030a\ufffe\ufb01\u200b.A1", max_size=60))
def test_every_place_of_a_view_is_in_the_letter(stored: str) -> None:
    """Ethvert stykke af visningen har en plads i brevet, og pladserne går fremad."""
    seen = view(stored)
    last = 0
    for at in range(len(seen.text)):
        start, end = seen.span(at, at + 1)
        assert 0 <= start < end <= len(stored)
        assert start >= last
        last = start
