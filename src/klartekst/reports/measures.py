"""The measures of a letter, as a page shows them: each with its number and what it means."""

from collections.abc import Sequence

from klartekst.danish.numerals import counted, decimal, percent
from klartekst.reports.sheet import Numbered
from klartekst.reports.summary import lix_band, longest_sentences
from klartekst.reports.wording import shorten, unbroken
from klartekst.result import CheckedLetter
from klartekst.understanding.places import place


def measures(checked: CheckedLetter) -> list[tuple[str, str, str]]:
    """Rows of (what, number, what it means)."""
    figures = checked.readability
    if figures is None or not figures.words:
        return []
    rows = [
        ("Ord", str(figures.words), "Brevhoved, overskrifter og underskrift er ikke talt med."),
        ("Ord pr. sætning", decimal(figures.mean), "I gennemsnit. 15 til 18 er let at læse for de fleste."),
        ("Længste sætning", f"{figures.longest} ord", "Over 25 ord taber mange tråden."),
        ("Lange ord", percent(figures.long_word_share), "Så mange af ordene har 7 bogstaver eller flere."),
    ]
    if checked.reading is not None:
        minutes = max(1, round(checked.reading.seconds / 60))
        time = counted(minutes, "minut", "minutter")
        rows.append(("Læsetid", time, "Så længe er en øvet læser om det."))
    if figures.lix is None:
        return [*rows, ("Lixtal", "–", "Brevet er for kort til et lixtal.")]
    meaning = (
        f"Det er en {lix_band(figures.lix)} tekst. De fleste kan følge med, når tallet er under 45. "
        "Lixtallet lægger ord pr. sætning og andelen af lange ord sammen. "
        "Fagord og knudrede sætninger ser det ikke."
    )
    return [*rows, ("Lixtal", f"{figures.lix:.0f}", meaning)]


def lix(checked: CheckedLetter) -> str:
    """»lixtal 42, middel«; "" for a letter that is too short for one."""
    figures = checked.readability
    if figures is None or figures.lix is None:
        return ""
    return f"lixtal {figures.lix:.0f}, {lix_band(figures.lix)}"


def longest(checked: CheckedLetter, numbered: Sequence[Numbered]) -> list[tuple[int, str, str, int | None]]:
    """The longest sentences: words, place, beginning, and the number of a finding on the whole sentence."""
    letter = checked.letter
    ends = dict(checked.sentences)
    spans = {(each.finding.start, each.finding.end): each.number for each in numbered}
    return [
        (
            words,
            unbroken(place(letter, start)),
            shorten(" ".join(letter.text[start : ends[start]].split())),
            spans.get((start, ends[start])),
        )
        for words, start in longest_sentences(checked)
    ]
