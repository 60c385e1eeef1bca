"""Sentences of Danish official prose, measured on labelled borders and case by case."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.sentences import block_sentences, sentences
from klartekst.letter import Block, BlockKind
from klartekst.readers.plain_text import letter

KNOWN = Abbreviations.open()
LABELLED = sorted((Path(__file__).parent / "data" / "sentences").glob("*afsnit.txt"))
MIN_F1 = 0.99


def split(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    """The sentences of one block."""
    block = Block(0, len(text), kind)
    return [text[each.start : each.end] for each in block_sentences(text, block, 0, KNOWN)]


def labelled() -> list[tuple[str, set[int]]]:
    """Each labelled paragraph and the places where its sentences end, the last one left out."""
    made = []
    for path in LABELLED:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            parts = line.split(" | ")
            borders, at = set(), 0
            for part in parts[:-1]:
                at += len(part)
                borders.add(at)
                at += 1
            made.append((" ".join(parts), borders))
    return made


def test_borders_in_official_prose() -> None:
    """Sætningsgrænser i forvaltningsprosa findes med F1 på mindst 0,99."""
    hit = false = missed = 0
    wrong = []
    for text, wanted in labelled():
        block = Block(0, len(text))
        got = {each.end for each in block_sentences(text, block, 0, KNOWN)} - {len(text)}
        hit += len(got & wanted)
        false += len(got - wanted)
        missed += len(wanted - got)
        wrong += [text[max(0, at - 25) : at] + " ‖ " + text[at : at + 20] for at in got ^ wanted]
    assert hit + missed >= 400
    assert 2 * hit / (2 * hit + false + missed) >= MIN_F1, wrong


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Du får hjælp, jf. § 41, stk. 1, nr. 2, 2. pkt. Det betyder meget.", 2),
        ("Bilen har reg.nr. AB 12 345 og er blå.", 1),
        ("Hjælpen er 600 kr. Kommunen betaler.", 2),
        ("Hjælpen er 600 kr. om måneden.", 1),
        ("Den er på 99.400 kr. (2025-niveau).", 1),
        ("Ring til afd. Nord i dag.", 1),
        ("Hun er læge, ph.d. Hun hedder Bo.", 2),
        ("Er du enig? Så skriv!", 2),
        ("»Er du enig?« spurgte hun.", 1),
        ('Du skriver: "Jeg kan ikke." Det er svært.', 2),
        ('"Det går ikke. Jeg er syg", skrev du.', 1),
        ("Det gælder (se side 2. Den er blå) også dig.", 1),
        ("Det gælder også dig. (Se side 2.) Vi ringer.", 3),
        ("Vi ses den 3. Jeg kommer kl. 9.", 2),
        ("Vi ses den\n3. maj kl.\n9 på 1.\nsal.", 1),
        ("Send det via e-Boks. e-Boks er sikker.", 2),
        ("Vi har kigget … men der mangler noget.", 1),
        ("Vi har set på det… Det tager tid.", 2),
        ("Husk: Du skal selv søge.", 1),
        ("§ 36. Har en person ikke mødt, trækkes der.", 1),
        ("Stk. 2. Kommunen kan give hjælp.", 1),
        ("Det er slut.Du hører fra os.", 2),
        ("PS. Husk nøglen.", 1),
        ("Vi følger aftalen med KL. Den gælder et år.", 2),
        ("Kære «Navn». «Du» hører fra os.", 2),
        ("", 0),
        ("   ", 0),
    ],
)
def test_how_many_sentences(text: str, count: int) -> None:
    """Punktummer, der slutter en sætning, og punktummer, der ikke gør."""
    assert len(split(text)) == count


def test_closing_marks_belong_to_the_sentence() -> None:
    """Anførselstegn og parentes efter punktummet hører til sætningen."""
    assert split('Du sagde: "Ja." (Det var i maj.) Tak.') == ['Du sagde: "Ja."', "(Det var i maj.)", "Tak."]


@pytest.mark.parametrize(
    ("item", "continues"),
    [
        ("Du var syg.", False),
        ("Hvor tit vil du se ham?", False),
        ("glutenfri kost: 340 kr. pr. md.", True),
        ("Udlejers samtykke", True),
        ("det er vigtigt.", True),
        ("»Ja« er et svar.", False),
    ],
)
def test_list_items_that_belong_to_their_lead_in(item: str, continues: bool) -> None:
    """Et punkt er kun en sætning for sig, når det har stort begyndelsesbogstav og slutter med .?!"""
    block = Block(0, len(item), BlockKind.LIST_ITEM, 1)
    assert [each.continues for each in block_sentences(item, block, 0, KNOWN)] == [continues]


def test_an_abbreviation_ends_a_list_item_only_among_sentences() -> None:
    """*Dok. for husleje, min. 2 mdr.* er intet helsætningspunkt, når de andre punkter heller ikke er det."""
    loose = letter("Send os:\n\n1. Lejekontrakt\n2. Lønsedler for min. 2 mdr.\n3. Samtykke")
    full = letter("Husk:\n\n1. Du skal betale.\n2. Du har 2 mdr.\n3. Du kan klage.")
    assert [each.continues for each in sentences(loose, KNOWN)] == [False, True, True, True]
    assert [each.continues for each in sentences(full, KNOWN)] == [False, False, False, False]


def test_blocks_are_hard_borders() -> None:
    """En overskrift uden punktum flyder ikke sammen med afsnittet under den."""
    made = letter("Sådan gør du\n\nRing til os.")
    assert [made.text[each.start : each.end] for each in sentences(made, KNOWN)] == [
        "Sådan gør du",
        "Ring til os.",
    ]
    assert [each.block for each in sentences(made, KNOWN)] == [0, 1]


def test_sentences_are_read_through_fields() -> None:
    """Et punktum inde i et flettefelt slutter ingen sætning."""
    made = letter("Du får «Beløb. Måned» kr. om måneden. Det starter [indsæt dato].")
    assert len(sentences(made, KNOWN)) == 2


@given(st.text(alphabet='aBÆ .?!,()"«»123§:\n-', max_size=120))
def test_sentences_hold_all_tokens_in_order(text: str) -> None:
    """Ingen ord falder mellem to sætninger."""
    made = letter(text)
    at = 0
    for each in sentences(made, KNOWN):
        assert at <= each.start < each.end
        assert each.tokens[0].start == each.start
        assert each.tokens[-1].end == each.end
        at = each.end
    words = sum(len(each.tokens) for each in sentences(made, KNOWN))
    assert bool(words) == any(
        not c.isspace() for block in made.blocks for c in text[block.content : block.end]
    )
