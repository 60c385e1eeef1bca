"""What holds for any letter: places lie inside it, edits can be made, and one paragraph does not disturb another.

The letters are made of the rules' own examples, whole, shuffled, cut off, and with characters that nobody expects.
Each run tries the same; `KLARTEKST_EXAMPLES=2000 pytest tests/test_properties.py` tries as many new ones.
"""

import json
import os
import random
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from shipped import checker

from klartekst.checker import load_all_rules
from klartekst.cli import commands
from klartekst.errors import UnreadableLetter
from klartekst.finding import Finding
from klartekst.fixing import settle
from klartekst.readers.plain_text import letter
from klartekst.result import CheckedLetter
from klartekst.rewriting.apply import apply, chosen, closed
from klartekst.rules import checks
from klartekst.rules.schema import PatternCheck, PythonCheck, Rule, TermsCheck
from klartekst.scanning.collection import Collection
from klartekst.scanning.scan import Limits, scan
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.walk import Walk
from klartekst.understanding.zones import ZoneKind
from klartekst.writing.manuscript import manuscript

MANY = int(os.environ.get("KLARTEKST_EXAMPLES", "0"))
tried = settings(
    max_examples=MANY or 40,
    derandomize=not MANY,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

RULES = load_all_rules()
SENTENCES = sorted(
    {
        text
        for rule in RULES
        for text in (*(each.text for each in rule.examples.flagged), *rule.examples.passed)
        if "\n" not in text
    }
)
ODD = (
    "\xa0",
    "\xad",
    "\u200b",
    "\u2028",
    "\t",
    "\r",
    "\x1c",
    "😊",
    "e\u0301",
    "«",
    "[",
    "{{x}}",
    "»",
    "§",
    "�",
    "1.",
)
HEAD = "Kære Ali\n\nDu har søgt om hjælp, og du får nu svar på din ansøgning.\n\n"


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """An example of a rule, most often as it is."""
    text = draw(st.sampled_from(SENTENCES))
    match draw(st.integers(0, 5)):
        case 0:
            words = text.split(" ")
            draw(st.randoms(use_true_random=False)).shuffle(words)
            text = " ".join(words)
        case 1:
            text = text[: draw(st.integers(1, len(text)))]
        case 2:
            at = draw(st.integers(0, len(text)))
            text = text[:at] + draw(st.sampled_from(ODD)) + text[at:]
    return text


paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
letters = st.lists(paragraphs, min_size=1, max_size=4).map("\n\n".join)


def checked(text: str) -> CheckedLetter:
    """The letter as a check leaves it; what is no Danish letter is not tried."""
    try:
        return checker().check(letter(text))
    except UnreadableLetter:
        assume(False)
        raise


@tried
@given(letters)
def test_every_place_lies_in_the_text(text: str) -> None:
    """Of findings, suggestions, sentences, gaps and the legal parts; sentences follow each other."""
    made = checked(text)
    length = len(made.letter.text)
    places = [(each.start, each.end) for each in made.findings if each.start is not None]
    places += [(s.start, s.end) for each in made.findings for s in each.suggestions if s.start is not None]
    places += [(each.start, each.end) for each in (*made.letter.blocks, *made.letter.marks)]
    places += made.sentences
    for start, end in places:
        assert start is not None and end is not None and 0 <= start <= end <= length
    for finding in made.findings:
        assert finding.start is None or finding.start < (finding.end or 0)
    for one, other in pairwise(made.sentences):
        assert one[1] <= other[0]


@tried
@given(letters)
def test_every_edit_applies(text: str) -> None:
    """It changes the letter, and nothing outside its place; all that are put in together can be."""
    made = checked(text)
    whole = made.letter.text
    for finding in made.findings:
        for each in finding.suggestions:
            if each.text is None or each.start is None or each.end is None:
                continue
            edit = (each.start, each.end, each.text)
            assert apply(whole, (edit,)) != whole
            start, end, new = closed(whole, edit)
            assert apply(whole, (edit,)) == whole[:start] + new + whole[end:]
            assert start >= each.start - 1 and whole[each.end : end].strip() in (
                "",
                whole[each.end : end][-1:],
            )
    safe = chosen(made.findings)
    assert all(one[1] <= other[0] for one, other in pairwise(safe))
    assert (apply(whole, safe) == whole) is not bool(safe)


@tried
@given(letters)
def test_a_letter_that_was_fixed_stays(text: str) -> None:
    """A second run finds nothing to put in, and reads the letter as the first run left it."""
    checked(text)
    once = settle(manuscript(letter(text), text.encode()), checker())
    again = settle(manuscript(letter(once.text), once.text.encode()), checker())
    assert again.text == once.text
    assert again.edits == 0


def looks_at_a_paragraph(rule: Rule) -> bool:
    """Whether a rule says the same of a sentence whatever else the letter holds."""
    match rule.check:
        case TermsCheck() as check:
            return not check.first_use and not check.explained
        case PatternCheck() as check:
            return not check.first_use
        case PythonCheck() as check:
            return check.name in checks.OF_SENTENCES


PARAGRAPH_RULES = frozenset(rule.id for rule in RULES if looks_at_a_paragraph(rule))


def told(made: CheckedLetter, start: int, end: int) -> tuple[Counter[object], Counter[object]]:
    """What rules of paragraphs and rules of the letter say of a stretch, with places from its start."""

    def value(each: Finding) -> object:
        assert each.start is not None and each.end is not None
        texts = tuple(
            (s.text, s.kind, None if s.start is None else s.start - start) for s in each.suggestions
        )
        return each.rule, each.start - start, each.end - start, each.severity, each.message, texts

    here = [each for each in made.findings if each.start is not None and start <= each.start < end]
    return (
        Counter(value(each) for each in here if each.rule in PARAGRAPH_RULES),
        Counter(value(each) for each in here if each.rule not in PARAGRAPH_RULES),
    )


def body(made: CheckedLetter, start: int) -> bool:
    """Whether the paragraph that begins at `start` is prose of the letter, and letters are not lost throughout."""
    analysis = checker().analyse(made.letter)
    lost = analysis.damage is not None and analysis.damage.widespread
    kinds = [zone.kind for zone in analysis.zones if zone.start == start]
    return kinds == [ZoneKind.BODY] and not lost


@tried
@given(paragraphs, paragraphs, st.booleans())
def test_another_paragraph_changes_nothing_that_is_said_of_one(one: str, other: str, behind: bool) -> None:
    """Rules of the whole letter apart, and as long as the letter speaks to its reader in the same way."""
    one, other = one.strip(), other.strip()
    assume(one and other)
    alone = checked(f"{HEAD}{one}")
    both = checked(f"{HEAD}{one}\n\n{other}" if behind else f"{HEAD}{other}\n\n{one}")
    first, second = len(HEAD), len(HEAD) + (0 if behind else len(other) + 2)
    assume(body(alone, first) and body(both, second))
    assume(
        checker().analyse(alone.letter).reader.addressee == checker().analyse(both.letter).reader.addressee
    )
    of_paragraph, of_letter = told(alone, first, first + len(one))
    of_paragraph_too, of_letter_too = told(both, second, second + len(one))
    assume(of_letter == of_letter_too)  # else a text for the whole sentence mends something else, too
    assert of_paragraph == of_paragraph_too


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen letters, some of which share paragraphs."""
    place = tmp_path_factory.mktemp("breve")
    draw = random.Random(8)
    shared = draw.sample(SENTENCES, 12)
    for number in range(12):
        parts = [*draw.sample(SENTENCES, 8), *draw.sample(shared, 4)]
        draw.shuffle(parts)
        (place / f"brev{number:02}.txt").write_text(HEAD + "\n\n".join(parts), "utf-8")
    return place


def as_told(paths: list[str]) -> Mapping[str, Any]:
    """What one run of the command says of each letter."""
    done = CliRunner().invoke(commands, ["check", "--format", "json", *paths], standalone_mode=False)
    made = json.loads(done.stdout)["letters"]
    assert [each["path"] for each in made] == paths
    return {each["path"]: each for each in made}


def test_the_order_of_the_letters_changes_nothing_that_is_said_of_one(folder: Path) -> None:
    """Forwards, backwards and alone."""
    paths = sorted(map(str, folder.iterdir()))
    forwards = as_told(paths)
    assert sum(len(each["findings"]) for each in forwards.values()) > 80
    assert as_told(paths[::-1]) == forwards
    assert as_told(paths[5:6])[paths[5]] == forwards[paths[5]]


def rows(folder: Path, place: Path, workers: int) -> list[tuple[object, ...]]:
    """What a scan with so many processes holds of each letter."""
    with Store(place / FILE_NAME) as store:
        scan(Collection(Walk([str(folder)], (), (), place), store), Limits(workers))
        return store.db.execute(
            "SELECT file.name, score, rule, severity, term, place, finding.start, finding.end, fingerprint "
            "FROM run_file JOIN file ON file.id = file JOIN letter USING (checked) "
            "JOIN finding ON finding.letter = letter.id ORDER BY 1, 7, 8, 3"
        ).fetchall()


def test_the_number_of_workers_changes_nothing_that_a_scan_finds(folder: Path, tmp_path: Path) -> None:
    """Nor which of them reads what, after which other letters."""
    one, three = (rows(folder, tmp_path / str(workers), workers) for workers in (1, 3))
    assert len(one) > 80
    assert one == three
