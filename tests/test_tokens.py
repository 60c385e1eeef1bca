"""Tokens: abbreviations, ordinals, initials and numbers keep their full stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klartekst.danish.abbreviations import Abbreviations, load
from klartekst.danish.characters import view
from klartekst.danish.tokens import Token, TokenKind, split, tokenize
from klartekst.errors import DataError
from klartekst.letter import Mark, MarkKind

KNOWN = Abbreviations.open()


def tokens(text: str, *fields: Mark) -> tuple[Token, ...]:
    """The tokens of a text."""
    return tokenize(view(text), KNOWN, fields)


def texts(text: str) -> list[str]:
    """The tokens of a text as text."""
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bl.a. hjælp", ["bl.a.", "hjælp"]),
        ("hjælp, jf. § 41", ["hjælp", ",", "jf.", "§", "41"]),
        ("m.h.p. arbejde", ["m.h.p.", "arbejde"]),
        ("f. eks. bad", ["f.", "eks.", "bad"]),
        ("kl.9.30", ["kl.", "9.30"]),
        ("600 kr. om", ["600", "kr.", "om"]),
        ("tlf.nr. 12 34", ["tlf.nr.", "12", "34"]),
        ("CPR-nr. mangler", ["CPR-nr.", "mangler"]),
        ("min. 3 dage", ["min.", "3", "dage"]),
        ("Bilen er min.", ["Bilen", "er", "min", "."]),
        ("cand.jur. Holm", ["cand.jur.", "Holm"]),
        ("af KL. Aftalen", ["af", "KL", ".", "Aftalen"]),
        ("sagen.Du", ["sagen", ".", "Du"]),
        ("osv...", ["osv", "..."]),
    ],
)
def test_abbreviations_are_one_token(text: str, expected: list[str]) -> None:
    """Punktummet hører til forkortelsen, men ikke til ordet *min* eller organisationen *KL*."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 3. maj", ["den", "3.", "maj"]),
        ("den 3.maj", ["den", "3.", "maj"]),
        ("den 1. Januar", ["den", "1.", "Januar"]),
        ("på 1. sal", ["på", "1.", "sal"]),
        ("stk. 1, 2. pkt.", ["stk.", "1", ",", "2.", "pkt."]),
        ("den 3., 10. og 17. marts", ["den", "3.", ",", "10.", "og", "17.", "marts"]),
        ("den 3. Du", ["den", "3", ".", "Du"]),
        ("i 2024. Du", ["i", "2024", ".", "Du"]),
        ("kl. 14.00. Fredag", ["kl.", "14.00", ".", "Fredag"]),
        ("§ 36. Har en person", ["§", "36.", "Har", "en", "person"]),
        ("jf. § 36. Har du", ["jf.", "§", "36", ".", "Har", "du"]),
        ("1.-4. klasse", ["1.-4.", "klasse"]),
    ],
)
def test_ordinals_and_numbers_that_end_a_sentence(text: str, expected: list[str]) -> None:
    """*den 3. maj* er et ordenstal, *den 3. Du* er to sætninger."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. Bruhn-Thygesen", ["A.", "Bruhn-Thygesen"]),
        ("H.C. Ørsteds Vej", ["H.C.", "Ørsteds", "Vej"]),
        ("Hans Chr. Bro", ["Hans", "Chr.", "Bro"]),
        ("bilag A. Du", ["bilag", "A", ".", "Du"]),
        ("Det gør I. Kommunen", ["Det", "gør", "I", ".", "Kommunen"]),
        ("med I. Hansen", ["med", "I.", "Hansen"]),
        ("litra b. Det", ["litra", "b", ".", "Det"]),
        ("v. Lone", ["v.", "Lone"]),
        ("S. 4 udfylder", ["S.", "4", "udfylder"]),
    ],
)
def test_single_letters(text: str, expected: list[str]) -> None:
    """Et enkelt bogstav er en initial, et mærke på et bilag eller pronomenet *I*."""
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.250,50", TokenKind.NUMBER),
        ("24/118273", TokenKind.NUMBER),
        ("17-02-2025", TokenKind.NUMBER),
        ("8.15", TokenKind.NUMBER),
        ("8-14", TokenKind.NUMBER),
        ("600,-", TokenKind.NUMBER),
        ("141-handleplan", TokenKind.WORD),
        ("5-års", TokenKind.WORD),
        ("4.b", TokenKind.WORD),
        ("e-mail", TokenKind.WORD),
        ("børne-", TokenKind.WORD),
        ("-ydelse", TokenKind.WORD),
        ("FN's", TokenKind.WORD),
        ("og/eller", TokenKind.WORD),
        ("a/s", TokenKind.WORD),
        ("S.K", TokenKind.WORD),
        ("byg@lindekaer.example", TokenKind.ADDRESS),
        ("www.borger.dk", TokenKind.ADDRESS),
        ("borger.dk", TokenKind.ADDRESS),
        ("https://kommune.example/skema?id=4.2", TokenKind.ADDRESS),
        ("§", TokenKind.SIGN),
        ("%", TokenKind.SIGN),
        ("?!", TokenKind.PUNCTUATION),
    ],
)
def test_one_token_and_its_kind(text: str, kind: TokenKind) -> None:
    """Tal, sammensatte ord og adresser er ét stykke."""
    assert [(token.text, token.kind) for token in tokens(text)] == [(text, kind)]


def test_a_stop_behind_an_address_is_not_part_of_it() -> None:
    """Punktummet efter en adresse slutter sætningen."""
    assert texts("Se borger.dk. Skriv til a@b.dk.") == ["Se", "borger.dk", ".", "Skriv", "til", "a@b.dk", "."]


def test_dem_slash_dig_is_three_tokens() -> None:
    """*Dem/dig* er to ord med skråstreg, så grammatikken ser begge."""
    assert texts("Dem/dig") == ["Dem", "/", "dig"]


def test_a_field_is_one_token_without_norm() -> None:
    """Et flettefelt er ét ord, som ingen kender."""
    made = tokens("Kære «Fornavn Efternavn», du", Mark(5, 24, MarkKind.FIELD))
    assert [token.text for token in made] == ["Kære", "«Fornavn Efternavn»", ",", "du"]
    assert made[1].kind is TokenKind.FIELD
    assert made[1].norm == ""


def test_a_mended_word_is_one_token_in_its_place() -> None:
    """Det delte ord er ét ord, og pladsen dækker bindestreg og linjeskift."""
    text = "for ansøgnings-\ntidspunktet, kan"
    token = tokens(text)[1]
    assert token.text == "ansøgningstidspunktet"
    assert text[token.start : token.end] == "ansøgnings-\ntidspunktet"


@pytest.mark.parametrize(
    ("literal", "parts"),
    [
        ("og/eller", ["og/eller"]),
        ("f.", ["f."]),
        ("eks.", ["eks."]),
        ("jf.", ["jf."]),
        ("e-mail", ["e-mail"]),
        ("§", ["§"]),
    ],
)
def test_patterns_are_split_like_letters(literal: str, parts: list[str]) -> None:
    """Ordlisternes mønstre deles som brevets ord."""
    assert split(literal) == parts


def test_an_organisation_adds_its_own_abbreviations(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """En kommunes egen forkortelse gælder sammen med de indbyggede."""
    own = tmp_path / "egne.tsv"
    own.write_text(
        "forms\twrite\tflag\tends_sentence\tneeds\nbostøt.\tbostøtte\tja\taldrig\t\n", encoding="utf-8"
    )
    known = Abbreviations.open(own)
    made = tokenize(view("Du får bostøt. Nord, jf. § 3"), known)
    assert [token.text for token in made][:4] == ["Du", "får", "bostøt.", "Nord"]
    assert known.find("JF.") is not None


@pytest.mark.parametrize(
    ("text", "line"),
    [("ord\tbetydning\n", 1), ("forms\tends_sentence\nabc.\tmåske\n", 2), ("forms\twrite\n \tx\n", 2)],
)
def test_a_wrong_list_is_named_with_its_line(tmp_path, text: str, line: int) -> None:  # type: ignore[no-untyped-def]
    """En forkert liste siger fil og linje."""
    path = tmp_path / "forkert.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(path)
    assert caught.value.line == line


@given(st.text(alphabet="abcÆIS .,-/\"()«»123§:?!\n\u00ad'@", max_size=80))
def test_nothing_visible_is_lost(text: str) -> None:
    """Tokens dækker alle synlige tegn, i rækkefølge og uden overlap."""
    made = tokens(text)
    at = 0
    for token in made:
        assert token.start >= at
        assert token.end > token.start
        assert not text[at : token.start].replace("\u00ad", "").strip()
        at = token.end
    assert not text[at:].replace("\u00ad", "").strip()
