"""The report on the screen: what a caseworker reads in a minute."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from shipped import EXAMPLES, checked, checker, rules

from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.letter import Block, BlockKind, Letter
from klartekst.readers.plain_text import letter as plain
from klartekst.reports.summary import (
    FIRST,
    groups,
    listed,
    longest_sentences,
    may_mend,
    places,
    should_mend,
    verdict,
)
from klartekst.reports.terminal import render
from klartekst.reports.wording import Change, common_advice, notes, shorten
from klartekst.result import CheckedLetter
from klartekst.screen import READABLE

ROOT = Path(__file__).parents[1]


def small(text: str) -> CheckedLetter:
    """A short letter, checked."""
    return checker().check(plain(text, "brev.txt"))


def shown(*letters: CheckedLetter, show_all: bool = False) -> str:
    """The report without colours."""
    return render(letters, rules(), show_all=show_all, colour=False)


def made_up(
    text: str, *found: tuple[str, Suggestion | None], rule: str = "kancellisprog", message: str = "Sig det."
) -> CheckedLetter:
    """A letter of one paragraph with findings on these words."""
    findings = tuple(
        Finding(
            rule=rule,
            category=rules()[rule].category,
            severity=Severity.WARNING,
            message=message,
            start=text.index(words),
            end=text.index(words) + len(words),
            suggestions=(suggestion,) if suggestion else (),
        )
        for words, suggestion in found
    )
    return CheckedLetter(Letter(text, (Block(0, len(text)),), path="brev.txt"), findings=findings)


def test_a_list_closes_a_clause_before_og() -> None:
    """Danish puts a comma where a clause ends, also before the last of a list."""
    assert listed(["har korte sætninger", "har en frist"]) == "har korte sætninger og har en frist"
    assert listed(["viser, hvem der handler", "har en frist"]) == "viser, hvem der handler, og har en frist"


class TestTheVerdict:
    """One sentence: can the letter be sent?"""

    def test_an_error_stops_the_letter(self) -> None:
        """What must be mended comes before everything else."""
        found = made_up("Vi har faaet dit brev.", ("faaet", None), rule="mistede-bogstaver")
        graver = replace(found.findings[0], severity=Severity.ERROR)
        letter = CheckedLetter(found.letter, findings=(graver,))
        made = groups(letter, rules())
        assert verdict(letter, made) == "Vent med at sende brevet, til du har rettet én ting."
        assert "Skal rettes" in shown(letter)

    def test_warnings_do_not_stop_it(self) -> None:
        """The letter can be sent, and how many things would help is said."""
        letter = made_up("Såfremt du flytter.", ("Såfremt", None))
        assert verdict(letter, groups(letter, rules())) == (
            "Brevet kan sendes, men det bliver lettere at læse, hvis du først retter én ting."
        )

    def test_a_clean_letter_is_ready(self) -> None:
        """And the report is short."""
        letter = CheckedLetter(Letter("Tak.", (Block(0, 4),), path="brev.txt"))
        assert shown(letter) == "brev.txt\nBrevet er klar, og klartekst fandt ikke noget at rette."

    def test_a_letter_that_was_partly_read_is_not_called_ready(self) -> None:
        """klartekst does not vouch for what it has not seen."""
        letter = CheckedLetter(Letter("Tak.", (Block(0, 4),)), status="partial", reason="Et felt mangler.")
        assert "klar" not in verdict(letter, ()).replace("klartekst", "")
        assert "Et felt mangler." in shown(letter)

    def test_an_unreadable_letter_says_why_and_no_more(self) -> None:
        """No figures, no lists."""
        letter = CheckedLetter(Letter("", (), path="x.pdf"), status="unreadable", reason="Filen er låst.")
        assert shown(letter).splitlines() == ["x.pdf", "klartekst kunne ikke læse brevet.", "Filen er låst."]


class TestWhatComesFirst:
    """Six minutes: the greatest gain first, and never more than five things."""

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
    def test_at_most_five_things_should_be_mended(self, path: str) -> None:
        """The rest waits, and nothing is lost between the lists."""
        made = groups(checked(path), rules())
        should, rest = should_mend(made), may_mend(made)
        assert len(should) <= FIRST
        assert all(group.severity is Severity.WARNING for group in should)
        assert sum(len(group.findings) for group in (*should, *rest)) <= len(checked(path).findings)

    def test_a_vague_deadline_comes_before_an_abbreviation(self) -> None:
        """What hides what to do weighs more than what is merely tiresome."""
        letter = small("Kære Ali\n\nDu skal bl.a. sende os dine papirer snarest.\n")
        order = [group.rule.category for group in groups(letter, rules())]
        assert order.index(Category.VAGUE) < order.index(Category.ABBREVIATION)

    def test_the_longest_sentence_comes_first_among_the_long_ones(self) -> None:
        """The worst of them is the one to split when there is time for one."""
        group = next(
            each
            for each in groups(checked(str(ROOT / "examples/breve/hjaelpemiddel-afslag.foer.txt")), rules())
            if each.rule.category is Category.LONG_SENTENCE
        )
        lengths = [(finding.end or 0) - (finding.start or 0) for finding in group.findings]
        assert lengths == sorted(lengths, reverse=True)


class TestWhatIsSaidOfAFinding:
    """»gammelt« → »nyt«, the place, and advice only where it says something."""

    def test_a_word_to_swap(self) -> None:
        """Old and new side by side."""
        letter = made_up("Såfremt du flytter.", ("Såfremt", Suggestion(0, 7, "Hvis", Trust.REPLACE)))
        assert "• afsnit 1 i brevet: »Såfremt« → »Hvis«" in shown(letter)

    def test_words_to_strike(self) -> None:
        """An empty text means that the words go."""
        letter = made_up("Du skal hermed betale.", ("hermed", Suggestion(8, 14, "", Trust.REPLACE)))
        assert "stryg »hermed«" in shown(letter)

    def test_an_addition_shows_the_word_it_stands_behind(self) -> None:
        """ "(ret til at …)" alone would say nothing."""
        letter = made_up(
            "Du har aktindsigt nu.", ("aktindsigt", Suggestion(17, 17, " (ret til at se)", Trust.REWRITE))
        )
        assert "»aktindsigt« → »aktindsigt (ret til at se)«" in shown(letter)

    def test_a_rewritten_sentence_is_written_out(self) -> None:
        """However long it is: it is there to be copied."""
        text = "Vi skal efter planlovens § 20 spørge dine naboer, om de har noget imod din nye carport."
        new = "Vi skal spørge dine naboer, om de har noget imod din nye carport (planlovens § 20)."
        found = made_up(text, ("planlovens § 20", Suggestion(0, len(text), new, Trust.REWRITE)))
        assert f"Skriv: »{new}«" in " ".join(shown(found).split())

    def test_advice_stands_below(self) -> None:
        """Where there is no text to offer."""
        letter = made_up("Svar snarest.", ("snarest", Suggestion.advice("Skriv datoen.")))
        assert "»snarest«\n      Skriv datoen." in shown(letter)

    def test_the_same_words_are_said_once_with_all_places(self) -> None:
        """Duplicates fold."""
        text = "Kære Ali\nSkriv straks.\nRing straks."
        blocks = (Block(0, 8), Block(9, 22), Block(23, 35))
        findings = tuple(
            Finding(
                "vage-ord",
                Category.VAGUE,
                Severity.WARNING,
                "Upræcist.",
                at,
                at + 6,
                (Suggestion(at, at + 6, "i dag", Trust.REWRITE),),
            )
            for at in (15, 28)
        )
        said = shown(CheckedLetter(Letter(text, blocks), findings=findings))
        assert said.count("»straks«") == 1
        assert "Vage ord – 2 steder" in said
        assert "afsnit 1 og 2: »straks« → »i dag«" in said

    def test_advice_that_is_the_same_everywhere_is_said_once(self) -> None:
        """Four long sentences do not need the same line four times."""
        text = shown(checked(str(ROOT / "examples/breve/hjaelpemiddel-afslag.foer.txt")), show_all=True)
        assert " ".join(text.split()).count("Del sætningen. Sæt punktum") == 1

    def test_a_finding_on_the_whole_letter_is_its_message(self) -> None:
        """It has no place and no words."""
        finding = Finding(
            "tone", Category.MISSING, Severity.WARNING, "Brevet siger ikke, hvem man kan ringe til."
        )
        letter = CheckedLetter(Letter("Tak.", (Block(0, 4),)), findings=(finding,))
        assert "    • Brevet siger ikke, hvem man kan ringe til." in shown(letter)


class TestPlaces:
    """The place is short, and a heading is only named when it tells places apart."""

    def test_the_only_title_is_not_repeated(self) -> None:
        """ "afsnit 2" is enough in a letter with one heading."""
        text = "RYKKER\n\nKære Ali\n\nTak for sidst.\n\nDu kan bl.a. ringe til os.\n"
        assert "afsnit 2: »bl.a.«" in shown(small(text), show_all=True)

    def test_headings_are_named_where_there_are_several(self) -> None:
        """Each section counts from one."""
        text = "# Du får hjælp\n\nTak.\n\n# Sådan klager du\n\nDu kan bl.a. skrive til os.\n"
        from klartekst.readers.markdown import from_text

        assert "afsnit 1 under »Sådan klager du«" in shown(
            checker().check(from_text(text, "brev.md")), show_all=True
        )

    def test_a_letterhead_is_not_counted(self) -> None:
        """The first paragraph is the one behind the greeting."""
        text = "Kære Ali\nTak.\nRing."
        blocks = (Block(0, 8), Block(9, 13), Block(14, 19))
        from klartekst.understanding.places import place

        assert [place(Letter(text, blocks), at) for at in (0, 9, 14)] == ["hilsenen", "afsnit 1", "afsnit 2"]

    def test_a_heading_below_the_letter_is_named_for_what_stands_under_it(self) -> None:
        """ "afsnit 1" would be taken for the first of the letter."""
        text = "Kære Ali\nTak.\nKlage\nDu kan klage."
        blocks = (Block(0, 8), Block(9, 13), Block(14, 19, BlockKind.HEADING, 1), Block(20, 33))
        from klartekst.understanding.places import place

        assert place(Letter(text, blocks), 20) == "afsnit 1 under »Klage«"


def test_many_places_have_a_full_stop_between_thousands() -> None:
    """As a Dane writes a number."""
    assert [places(count) for count in (1, 12, 18_000)] == ["1 sted", "12 steder", "18.000 steder"]


class TestTheScreen:
    """92 columns, no English, everything with --all."""

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
    @pytest.mark.parametrize("show_all", [False, True])
    def test_no_line_is_too_wide(self, path: str, show_all: bool) -> None:
        """A line breaks between words; only a single word may be longer than the screen."""
        for line in shown(checked(path), show_all=show_all).splitlines()[1:]:
            assert len(line) <= READABLE or " " not in line.strip()

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
    def test_all_means_all(self, path: str) -> None:
        """Every finding's words stand in the full report, and nothing is said to be left."""
        text = " ".join(shown(checked(path), show_all=True).split())
        for finding in checked(path).findings:
            if finding.start is None:  # on the letter as a whole: its message stands there
                continue
            quote = " ".join(checked(path).letter.text[finding.start : finding.end].split())
            assert quote in text
        assert "--all" not in text
        assert not re.search(r"… og \d+ steder? til", text)

    def test_the_short_report_says_how_much_is_left(self) -> None:
        """And how to see it."""
        text = shown(checked(str(ROOT / "examples/breve/affald-rykker.foer.txt")))
        more = re.search(r"Du kan også se på (\d+) ting mere\. Skriv --all for at se det hele\.", text)
        assert more
        assert "Kan rettes" not in text
        whole = shown(checked(str(ROOT / "examples/breve/affald-rykker.foer.txt")), show_all=True)
        rest = whole.partition("Kan rettes")[2].partition("Læsbarhed")[0]
        assert len(re.findall(r"^ *\d+\. ", rest, re.MULTILINE)) == int(more[1])

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
    def test_the_words_around_the_letter_are_danish(self, path: str) -> None:
        """No English and no programmer's words; the letter's own words stand in «»."""
        text = re.sub(
            r"»[^«]*»|klartekst explain \S+", "", " ".join(shown(checked(path), show_all=True).split())
        )
        english = {
            "the",
            "and",
            "error",
            "warning",
            "finding",
            "line",
            "column",
            "score",
            "none",
            "null",
            "input",
        }
        words = set(re.findall(r"[a-zæøå]+", text.replace(path, "").casefold()))
        assert words.isdisjoint(english)

    def test_the_figures_say_what_the_lix_is_made_of(self) -> None:
        """LIX alone tells nobody what to do."""
        text = " ".join(shown(checked(str(ROOT / "examples/breve/hjaelpemiddel-afslag.foer.txt"))).split())
        assert "Læsbarhed: lixtal" in text
        assert "ord i en sætning" in text
        assert "% af ordene er lange" in text
        assert "De længste sætninger: 64 ord (afsnit 2)" in text

    def test_a_short_letter_gets_no_lix(self) -> None:
        """One long word would move it by a class."""
        assert "for kort til et lixtal" in shown(small("Kære Ali\n\nTak for dit brev. Vi ringer.\n"))

    def test_several_letters_end_with_a_count(self) -> None:
        """How many must wait, how many are ready, how many could not be read."""
        broken = CheckedLetter(Letter("", (), path="x.docx"), status="unreadable", reason="Tom.")
        clean = CheckedLetter(Letter("Tak.", (Block(0, 4),)))
        warned = made_up("Såfremt du flytter.", ("Såfremt", None))
        last = shown(broken, clean, warned).splitlines()[-1]
        assert last == "3 breve i alt: 1 bør rettes, 1 er klar, 1 kunne ikke læses."

    def test_standard_input_has_a_danish_name(self) -> None:
        """There is no file name to show."""
        assert shown(CheckedLetter(Letter("Tak.", (Block(0, 4),)))).startswith("Brev fra standardinput\n")


def test_the_longest_sentence_is_as_long_as_the_figures_say() -> None:
    """Both count a merge field as one word."""
    for path in EXAMPLES:
        letter = checked(path)
        assert letter.readability is not None
        found = longest_sentences(letter)
        assert not found or found[0][0] == letter.readability.longest


def test_a_change_is_shown_in_whole_words() -> None:
    """What stays, goes and comes, in reading order."""
    assert Change("jf.", "se").pieces == (("del", "jf."), ("ins", "se"))
    assert Change("hermed", "").pieces == (("del", "hermed"),)
    assert Change("udlæg", "udlæg (penge)").pieces == (("same", "udlæg"), ("ins", "(penge)"))
    long = Change(
        "Vi skal efter planlovens § 20 spørge naboerne om carporten.",
        "Vi skal spørge naboerne om carporten (planlovens § 20).",
    )
    assert long.pieces[1] == ("del", "efter planlovens § 20")
    for kinds, whole in (({"same", "del"}, long.old), ({"same", "ins"}, long.new)):
        assert " ".join(text for kind, text in long.pieces if kind in kinds) == whole


def test_shared_advice_is_found_only_when_half_of_the_notes_share_it() -> None:
    """Otherwise it would be read as advice for the others too."""
    one, two = Suggestion.advice("Skriv datoen."), Suggestion.advice("Skriv hvem.")
    found = made_up("snarest straks visse", ("snarest", one), ("straks", one), ("visse", two))
    assert common_advice(notes(found.findings, found.letter)) == "Skriv datoen."
    found = made_up("snarest visse", ("snarest", one), ("visse", two))
    assert common_advice(notes(found.findings, found.letter)) is None


def test_a_text_is_shortened_at_a_word() -> None:
    """And never ends in a comma before the ellipsis."""
    assert shorten("kort") == "kort"
    assert shorten("Du skal sende os papirerne, inden du rejser", 30) == "Du skal sende os papirerne …"
