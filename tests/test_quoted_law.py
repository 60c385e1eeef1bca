"""The law's own words in a letter: set apart without quotation marks, and ordinary prose never is."""

import pytest

from klartekst.checker import Checker
from klartekst.finding import Category
from klartekst.letter import MarkKind
from klartekst.readers.plain_text import letter
from klartekst.resources import lexicons_folder
from klartekst.settings import Settings
from klartekst.understanding.quoted_law import LAW, LEAST_RUN
from klartekst.wording.wordlist import read_rows

CHECKER = Checker(Settings())
ROWS = [row for _, row in read_rows(lexicons_folder() / "statutes.tsv")]
PASTED = (
    "Retten til aktindsigt kan begrænses, hvis partens interesse i at kunne benytte kendskab til sagens "
    "dokumenter til varetagelse af sit tarv findes at burde vige for afgørende hensyn til andre private "
    "interesser, jf. § 15 b, nr. 5, i forvaltningsloven."
)


def law_in(text: str) -> list[str]:
    """What is set apart as the law's words."""
    marks = CHECKER.analyse(letter(text)).letter.marks
    return [text[m.start : m.end] for m in marks if m.kind is MarkKind.LOCKED and m.name == LAW]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['law']} {row['paragraph']}")
def test_every_wording_of_the_list_is_known_again_in_a_letter(row: dict[str, str]) -> None:
    """Pasted with line ends and numbers in other places, it is still set apart."""
    text = "Vi har læst din ansøgning.\n\n" + row["wording"].replace(", ", ",\n") + "\n\nRing til os.\n"
    found = " ".join(law_in(text))
    assert len(found.split()) >= 0.8 * len(row["wording"].split())
    assert "ansøgning.\n" not in found
    assert "Ring" not in found


def test_the_source_behind_the_wording_belongs_to_it() -> None:
    """A sentence that is mostly the law's is set apart as a whole."""
    assert law_in(f"Vi siger nej til noget.\n\n{PASTED}\n") == [PASTED]


@pytest.mark.parametrize(
    "text",
    [
        "Vi kan begrænse din ret til at se papirerne, hvis andre har brug for, at de er hemmelige.",
        "Du får ikke kørestolen, fordi den ikke i væsentlig grad kan afhjælpe de varige følger af din sygdom.",
        "Du kan få hjælp, når hjælpemidlet i væsentlig grad kan lette den daglige tilværelse i hjemmet.",
        "Det følger af servicelovens § 83, at kommunalbestyrelsen skal tilbyde personlig hjælp og pleje, hjælp "
        "eller støtte til nødvendige praktiske opgaver i hjemmet og madservice.",
        "Afgørelsen er truffet efter forvaltningslovens § 24 om begrundelse for en afgørelse.",
        "Det fremgår af sagen, at:\n\n- borgeren er syg\n- borgeren bor alene\n",
        "Det følger af servicelovens § 83, at:\n\n- du kan få hjælp til rengøring\n- du kan få mad bragt ud\n",
    ],
)
def test_prose_that_tells_of_the_law_stays_prose(text: str) -> None:
    """Few shared words, indirect speech, or somebody spoken to: the writer's own."""
    assert law_in(text) == []


def test_a_long_run_is_the_laws_also_in_a_sentence_that_speaks_to_somebody() -> None:
    """Only the run itself: the writer's words around it are read as before."""
    text = (
        "Vi siger nej, da partens interesse i at kunne benytte kendskab til sagens dokumenter til varetagelse "
        "af sit tarv findes at burde vige for afgørende hensyn."
    )
    assert law_in(text) == [text[text.index("partens") : -1]]


def test_what_a_lead_in_announces_is_the_laws() -> None:
    """The rest of the paragraph, or the paragraph or list below, of any law."""
    same = "Det følger af byggelovens § 16 C, at: Arbejdet må ikke påbegyndes uden tilladelse.\n"
    assert law_in(same) == ["Arbejdet må ikke påbegyndes uden tilladelse."]
    below = "Det følger af vejlovens § 73, stk. 1, at:\n\n- grunden skal hegnes\n- skellet skal afmærkes\n\nRing.\n"
    assert law_in(below) == ["grunden skal hegnes", "skellet skal afmærkes"]


def test_rules_are_silent_in_the_laws_words_and_only_there() -> None:
    """No finding touches them; the same words in the writer's own sentence are found."""
    own = "Vi beder dig benytte skemaet.\n"
    text = f"{PASTED}\n\n{own}"
    found = [each for each in CHECKER.check(letter(text)).findings if each.start is not None]
    assert found
    assert all(each.start >= len(PASTED) for each in found if each.start is not None)


def test_no_suggestion_rewrites_the_laws_words() -> None:
    """A finding beside them may only offer texts that leave them alone."""
    text = (
        "Vi siger nej til at benytte filerne i forbindelse med sagen, da partens interesse i at kunne benytte "
        "kendskab til sagens dokumenter til varetagelse af sit tarv findes at burde vige for afgørende hensyn.\n"
    )
    first = text.index("partens")
    findings = CHECKER.check(letter(text)).findings
    assert any(each.category is Category.OFFICIALESE for each in findings)
    ends = [one.end for each in findings for one in each.suggestions if one.text is not None]
    assert all(end is None or end <= first for end in ends)


def test_the_laws_words_still_count_as_parts_of_the_letter() -> None:
    """The rules behind a decision are there, also when they are pasted."""
    assert CHECKER.analyse(letter(PASTED)).outline.whole.text.startswith("Retten til aktindsigt kan")


def test_the_list_is_long_enough_to_find_each_of_its_lines() -> None:
    """A wording shorter than the shortest run would never be found."""
    assert all(len(row["wording"].split()) >= LEAST_RUN for row in ROWS)
