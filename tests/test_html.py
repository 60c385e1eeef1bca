"""The page: the letter whole and in order, every finding linked both ways, nothing from outside."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from shipped import EXAMPLES, checked, rules

from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.letter import Block, BlockKind, Letter, Mark, MarkKind
from klartekst.reports.html import FOLD_OVER, SHOWN, page
from klartekst.reports.sheet import Numbered, pieces
from klartekst.result import CheckedLetter

ROOT = Path(__file__).parents[1]
STYLE = (ROOT / "src/klartekst/reports/templates/style.css").read_text("utf-8")
BAD = str(ROOT / "examples/breve/hjaelpemiddel-afslag.foer.txt")


def parsed(text: str) -> Any:
    """A page as a browser reads it."""
    return html.fromstring(text)


@cache
def text_of(*paths: str) -> str:
    """The page on these letters as written."""
    return page([checked(path) for path in paths], rules())


def tree(*paths: str) -> Any:
    """The page on these letters as a browser reads it."""
    return parsed(text_of(*paths))


def made_up(text: str, *findings: Finding, path: str = "brev.txt", marks: tuple[Mark, ...] = ()) -> Any:
    """The page on a letter of one paragraph with these findings."""
    letter = Letter(text, (Block(0, len(text)),), marks, path=path)
    return parsed(page([CheckedLetter(letter, findings=findings)], rules()))


def finding(start: int | None, end: int | None, **other: Any) -> Finding:
    """A finding on these places."""
    values = {
        "rule": "vage-ord",
        "category": Category.VAGUE,
        "severity": Severity.WARNING,
        "message": "Upræcist.",
    }
    return Finding(**{**values, **other}, start=start, end=end)


def squeezed(text: str) -> str:
    """The text with each run of space as one."""
    return " ".join(text.split())


each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)


class TestLinks:
    """From the note to the place in the letter, and back."""

    @each_example
    def test_each_finding_has_a_mark_and_a_note_that_link_to_each_other(self, path: str) -> None:
        """As many notes as findings, numbered from 1 as they are listed."""
        root = tree(path)
        notes = root.xpath("//*[contains(@class, 'number') and @id]")
        numbers = [int(note.get("id").removeprefix("f1-")) for note in notes]
        assert numbers == list(range(1, len(checked(path).findings) + 1))
        for note in notes:
            if note.tag == "span":  # on the letter as a whole
                continue
            mark = root.get_element_by_id(note.get("href").removeprefix("#"))
            back = mark if mark.tag == "a" else mark.find("a")
            assert back.get("href") == f"#{note.get('id')}"

    def test_a_finding_on_the_whole_letter_links_to_nothing(self) -> None:
        """It has no place, and a link that leads nowhere is worse than none."""
        root = made_up("Tak.", finding(None, None, message="Brevet siger ikke, hvem der skriver."))
        note = root.get_element_by_id("f1-1")
        assert note.tag == "span"
        assert "Brevet siger ikke, hvem der skriver." in note.getparent().getparent().text_content()

    @each_example
    def test_every_link_leads_somewhere(self, path: str) -> None:
        """Inside the page, to an id that is there once."""
        root = tree(path)
        ids = Counter(root.xpath("//@id"))
        assert set(ids.values()) == {1}
        assert all(link.startswith("#") and link[1:] in ids for link in root.xpath("//a/@href"))

    @each_example
    def test_every_link_has_a_name_of_its_own(self, path: str) -> None:
        """A number alone says nothing in a list of links; the words before it are for screen readers."""
        for link in tree(path).xpath("//a"):
            assert re.search(r"[A-Za-zÆØÅæøå]{3}|bemærkning|nummer", link.text_content())

    def test_the_same_words_are_one_note_with_all_its_numbers(self) -> None:
        """Duplicates fold, but each place keeps its own link."""
        swaps = [
            finding(at, at + 6, suggestions=(Suggestion(at, at + 6, "nu", Trust.REPLACE),)) for at in (0, 7)
        ]
        root = made_up("straks straks", *swaps)
        (note,) = root.xpath("//ul[@class='notes']/li")
        assert [link.get("href") for link in note.xpath(".//a")] == ["#m1-1", "#m1-2"]
        assert len(note.xpath(".//del")) == 1


class TestTheLetter:
    """What the caseworker wrote is shown whole and in order."""

    @each_example
    def test_the_letter_is_whole_and_in_order(self, path: str) -> None:
        """Without the numbers, each paragraph of the sheet is a block of the letter."""
        root = tree(path)
        for number in root.xpath("//div[@class='letter']//sup"):
            number.drop_tree()
        shown = [
            squeezed(each.text_content())
            for each in root.xpath("//div[@class='letter']//*[self::p or self::li]")
        ]
        letter = checked(path).letter
        assert shown == [squeezed(letter.text[block.start : block.end]) for block in letter.blocks]

    @given(
        text=st.text("abc åøæ\n.<&", min_size=1, max_size=60),
        spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.booleans()), max_size=8),
        fields=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=3),
    )
    def test_the_pieces_of_a_block_are_its_text(
        self, text: str, spans: list[tuple[int, int, bool]], fields: list[tuple[int, int]]
    ) -> None:
        """However findings and fields overlap; and each finding that begins in the block is there once."""
        findings = [
            finding(at, at + length, category=Category.LONG_SENTENCE if long else Category.TONE)
            for at, length, long in spans
        ]
        numbered = [Numbered(each, number, "boer") for number, each in enumerate(findings, start=1)]
        marks = tuple(Mark(at, at + length, MarkKind.FIELD) for at, length in sorted(fields))
        block = Block(len(text) // 4, len(text))
        made = list(pieces(block, Letter(text, (block,), marks), numbered))
        assert "".join(piece.text for piece in made) == text[block.start : block.end]
        there = [
            each.number for piece in made for each in (*piece.points, *([piece.mark] if piece.mark else []))
        ]
        inside = [each.number for each in numbered if block.start <= (each.finding.start or 0) < block.end]
        assert sorted(there) == sorted(inside)

    def test_a_long_sentence_is_marked_at_one_point(self) -> None:
        """A mark over all of it would hide the other marks."""
        text = "Du skal svare snarest."
        root = made_up(
            text, finding(0, 22, rule="lange-saetninger", category=Category.LONG_SENTENCE), finding(14, 21)
        )
        (letter,) = root.xpath("//div[@class='letter']")
        assert [squeezed(mark.text_content()) for mark in letter.xpath(".//mark")] == ["snarest bemærkning 1"]
        assert len(letter.xpath(".//a[contains(@class, 'point')]")) == 1

    def test_fields_and_guidance_are_shown_as_such(self) -> None:
        """The reader sees what klartekst did not take for the letter's own words."""
        text = "Kære «Navn» Slet dette."
        root = made_up(text, marks=(Mark(5, 11, MarkKind.FIELD), Mark(12, 23, MarkKind.INSTRUCTION)))
        (letter,) = root.xpath("//div[@class='letter']")
        assert letter.xpath(".//span[@class='field']")[0].text_content() == "«Navn»"
        assert letter.xpath(".//span[@class='aside']")[0].text_content() == "Slet dette."
        assert "er ikke brevets egen tekst" in root.xpath("//div[@class='key']")[0].text_content()

    def test_items_are_a_list(self) -> None:
        """A screen reader says how many there are."""
        text = "ring\nskriv"
        blocks = (Block(0, 4, BlockKind.LIST_ITEM, 1), Block(5, 10, BlockKind.LIST_ITEM, 1))
        root = parsed(page([CheckedLetter(Letter(text, blocks))], rules()))
        assert [each.text_content() for each in root.xpath("//div[@class='letter']/ul/li")] == [
            "ring",
            "skriv",
        ]


class TestSafety:
    """Letters come from anywhere; the page must not do what they say."""

    def test_hostile_text_is_escaped_wherever_it_stands(self) -> None:
        """In the letter, the file's name, the message and the suggestion."""
        evil = "<script>alert(1)</script>"
        root = made_up(
            f"Du {evil} skal",
            finding(3, 3 + len(evil), suggestions=(Suggestion(3, 3 + len(evil), evil, Trust.REWRITE, evil),)),
            finding(None, None, message=evil),
            path=f"{evil}.txt".replace("/", "∕"),
        )
        assert not root.xpath("//script")
        assert evil in root.xpath("//div[@class='letter']")[0].text_content()
        assert evil in root.xpath("//ins")[0].text_content()
        assert "alert" in root.xpath("//h1")[0].text_content()

    @each_example
    def test_nothing_is_fetched_and_nothing_runs(self, path: str) -> None:
        """No address but the page's own places, no script, no file, no font; and the browser is told so."""
        root = tree(path)
        assert not root.xpath("//@src | //@srcset | //@action | //@data | //@style")
        assert not root.xpath("//link | //script | //iframe | //object | //embed | //img | //base | //form")
        assert not root.xpath("//@*[starts-with(name(), 'on')]")
        assert "url(" not in STYLE
        assert "@import" not in STYLE
        policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
        without_letter = re.sub(r'(?s)<div class="letter">.*?</div>', "", text_of(path))
        assert "http:" not in without_letter
        assert "https:" not in without_letter


class TestTheFirstView:
    """Calm: the verdict, what must and should be mended; the rest is folded."""

    @each_example
    def test_the_lists(self, path: str) -> None:
        """*Skal rettes* only when there is something, at most five *Bør rettes*, *Kan rettes* folded."""
        root = tree(path)
        titles = [each.text for each in root.xpath("//h2[@class='title']")]
        assert titles[-4:] == ["Læsbarhed", "Borgerland og fagland", "Principperne", "Brevet"]
        graves = [each for each in checked(path).findings if each.severity.rank >= Severity.ERROR.rank]
        assert ("Skal rettes" in titles) == bool(graves)
        assert len(root.xpath("//div[@class='list boer']/div[@class='group']")) <= 5
        assert not root.xpath("//div[@class='list kan']/div[@class='group']")
        assert not root.xpath("//details[@open]")

    def test_the_verdict_is_the_first_thing_said(self) -> None:
        """Right under the letter's name."""
        root = tree(BAD)
        (verdict,) = root.xpath("//header/p[@class='verdict']")
        assert verdict.getprevious().tag == "h1"
        assert verdict.text.startswith("Brevet kan sendes, men")

    def test_a_rule_with_many_places_folds_the_rest(self) -> None:
        """Over six notes, five are shown; the numbers of the others are said, also on paper."""
        words = [f"ord{number}" for number in range(FOLD_OVER + 1)]
        text = " ".join(words)
        root = made_up(text, *(finding(text.index(word), text.index(word) + 4) for word in words))
        (group,) = root.xpath("//div[@class='group']")
        assert len(group.xpath("./ul/li")) == SHOWN
        assert group.xpath("string(./details/summary)") == "Vis 2 steder til (nr. 6–7)"

    def test_six_places_are_all_shown(self) -> None:
        """Folding one or two lines would help nobody."""
        words = [f"ord{number}" for number in range(FOLD_OVER)]
        text = " ".join(words)
        root = made_up(text, *(finding(text.index(word), text.index(word) + 4) for word in words))
        assert len(root.xpath("//div[@class='group']/ul/li")) == FOLD_OVER

    def test_each_rule_says_why_and_folds_its_example_and_source(self) -> None:
        """And how to switch it off."""
        for group in tree(BAD).xpath("//div[@class='group']"):
            assert group.xpath("./p[@class='why']")[0].text_content().strip()
            (about,) = group.xpath("./details[@class='about']")
            assert [each.text for each in about.xpath(".//dt")][:3] == ["Før", "Efter", "Kilde"]
            assert re.search(r'off = \["[a-z-]+"\]', about.text_content())

    def test_a_clean_letter_has_no_lists(self) -> None:
        """Only the letter and its figures."""
        root = made_up("Tak for dit brev.")
        assert (
            root.xpath("//p[@class='verdict']")[0].text
            == "Brevet er klar, og klartekst fandt ikke noget at rette."
        )
        assert not root.xpath("//div[contains(@class, 'list')]")

    def test_an_unreadable_letter_says_why(self) -> None:
        """And shows nothing else."""
        broken = CheckedLetter(Letter("", (), path="x.docx"), status="unreadable", reason="Filen er tom.")
        root = parsed(page([broken], rules()))
        assert "Filen er tom." in root.xpath("//header")[0].text_content()
        assert not root.xpath("//section")

    def test_the_measures_say_what_they_mean(self) -> None:
        """Each number has a sentence, and the longest sentences are named with a link to their note."""
        root = tree(BAD)
        (table,) = root.xpath("//div[@class='measures']/table")
        assert all(row.xpath("./td")[1].text.endswith(".") for row in table.xpath("./tbody/tr"))
        longest = root.xpath("//div[@class='measures']//ol/li")
        assert longest[0].text_content().startswith("64 ord: »Til grund for")
        assert root.get_element_by_id(longest[0].xpath("./a/@href")[0].removeprefix("#")) is not None

    def test_the_page_says_that_the_letter_stayed_here(self) -> None:
        """And that the page itself holds the letter."""
        footer = tree(BAD).xpath("//footer")[0].text_content()
        assert "intet er sendt over nettet" in footer
        assert "slet den" in footer


class TestSeveralLetters:
    """One file for a folder: a table first, then the letters."""

    def test_a_table_leads_to_each_letter(self) -> None:
        """Name, what to mend, readability."""
        broken = CheckedLetter(Letter("", (), path="x.docx"), status="unreadable", reason="Filen er tom.")
        root = parsed(page([checked(BAD), broken], rules()))
        rows = root.xpath("//table[@class='overview']/tbody/tr")
        assert [squeezed(row.xpath("./td")[0].text_content()) for row in rows] == [
            "5 ting bør rettes",
            "Kunne ikke læses",
        ]
        assert [link.get("href") for link in root.xpath("//table[@class='overview']//a")] == [
            "#brev1",
            "#brev2",
        ]

    def test_letters_with_the_same_name_are_told_apart(self) -> None:
        """By their folders."""
        same = [CheckedLetter(Letter("Tak.", (Block(0, 4),), path=f"{folder}/brev.txt")) for folder in "ab"]
        root = parsed(page(same, rules()))
        assert [each.text for each in root.xpath("//tbody//a")] == ["a/brev.txt", "b/brev.txt"]

    def test_ids_and_headings_hold_for_all_of_them(self) -> None:
        """One h1, no level skipped, no id twice."""
        root = tree(*EXAMPLES[:6])
        assert set(Counter(root.xpath("//@id")).values()) == {1}
        _assert_headings(root)


class TestAccess:
    """WCAG 2.1 AA, as far as it can be counted."""

    @each_example
    def test_headings_are_in_order(self, path: str) -> None:
        """One h1, and no level skipped on the way down."""
        _assert_headings(tree(path))

    def test_language_title_landmarks_and_skip_link(self) -> None:
        """Each landmark once, and the skip link is the first thing in the page."""
        for root in (tree(BAD), tree(*EXAMPLES[:3])):
            assert root.get("lang") == "da"
            assert root.xpath("//title")[0].text.strip()
            for landmark in ("header", "main", "footer"):
                assert len(root.xpath(f"//{landmark}")) == 1
            assert root.xpath("//body/*")[0].get("href") == "#indhold"

    def test_what_goes_and_what_comes_is_not_told_by_colour_alone(self) -> None:
        """Struck through and bold to the eye, "stryg" and "skriv" to the ear; each mark has its own line."""
        assert re.search(r"\bdel \{[^}]*line-through", STYLE)
        assert re.search(r"\bins \{[^}]*font-weight: 650", STYLE)
        root = tree(BAD)
        assert {each.text_content().split(":")[0] for each in root.xpath("//del")} == {"stryg"}
        assert {each.text_content().split(":")[0] for each in root.xpath("//ins[span]")} == {"skriv"}
        lines = re.findall(r"mark[.a-z]* > \* \{[^}]*underline 2px (\w+)", STYLE)
        assert sorted(lines) == ["dotted", "double", "solid"]


def _assert_headings(root: Any) -> None:
    levels = [
        int(each.tag[1])
        for each in root.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
