"""The wording lists are code: every line is read."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from klartekst.danish.tokens import split
from klartekst.resources import lexicons_folder
from klartekst.wording.pattern import keys_of, match, parse
from klartekst.wording.wordlist import KEY_COLUMNS, read_entries, read_rows, split_alternatives, split_cell

LISTS = sorted(path for path in lexicons_folder().glob("*.tsv"))
PATTERN_LISTS = [path for path in LISTS if path.read_text("utf-8").startswith("pattern")]
# Columns that may be empty; every other cell says something.
MAY_BE_EMPTY = {
    "write", "unless", "note", "valid_to", "valid_from", "source", "explain", "must_stay", "needs", "short",
    "full_name", "advice", "field", "weight", "ask", "objects", "plain", "stands",
}  # fmt: skip


def danish_order(cell: str) -> list[tuple[int, str]]:
    """Punctuation, digits, a–z, æ, ø, å; case, braces and `|?` ignored."""
    letters = re.sub(r"[{}|?]", "", cell).casefold()
    place = {"æ": "z1", "ø": "z2", "å": "z3"}
    return [(0 if not c.isalnum() else 1 if c.isdigit() else 2, place.get(c, c)) for c in letters]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
class TestEveryList:
    """Facts that hold for all lists."""

    def test_sorted_in_danish_order(self, path: Path) -> None:
        """The lines stand in Danish alphabetical order on the first column."""
        keys = [danish_order(next(iter(row.values()))) for _, row in read_rows(path)]
        wrong = [key for before, key in pairwise(keys) if key < before]
        assert not wrong, "".join(character for _, character in wrong[0])

    def test_quotation_marks_open_and_close(self, path: Path) -> None:
        """»fordi« and never »fordi»: the advice is read as it stands."""
        marks = [(number, re.sub(r"[^»«]", "", " ".join(row.values()))) for number, row in read_rows(path)]
        wrong = [number for number, signs in marks if signs.replace("»«", "")]
        assert not wrong

    def test_no_line_twice(self, path: Path) -> None:
        """No key stands twice."""
        columns = {"headings.tsv": 2, "explaining.tsv": 2, "laws.tsv": 3, "statutes.tsv": 2}.get(path.name, 1)
        keys = [tuple(list(row.values())[:columns]) for _, row in read_rows(path)]
        assert len(keys) == len(set(keys)), {key for key in keys if keys.count(key) > 1}

    def test_clean_cells(self, path: Path) -> None:
        """No cell has spaces at its ends, double spaces or straight nothing where something must stand."""
        for line, row in read_rows(path):
            for column, cell in row.items():
                assert cell == cell.strip(), (line, column)
                assert "  " not in cell, (line, column)
                assert cell or column in MAY_BE_EMPTY, (line, column)


@pytest.mark.parametrize("path", PATTERN_LISTS, ids=lambda path: path.name)
class TestPatternLists:
    """Facts that hold for lists of patterns."""

    def test_patterns_can_be_read(self, path: Path) -> None:
        """Each pattern and each exception is in the pattern language."""
        for entry in read_entries(path, split):
            assert entry.pattern.elements, entry.text
            assert all(each.elements for each in entry.unless), entry.text

    def test_weights_are_known(self, path: Path) -> None:
        """The weight is A, B or C."""
        weights = {row["weight"] for _, row in read_rows(path) if "weight" in row}
        assert weights <= {"A", "B", "C", ""}

    def test_a_line_says_what_to_do(self, path: Path) -> None:
        """Each line has a wording, an explanation, a question or advice."""
        if path.name in {"explaining.tsv", "law_names.tsv", "designations.tsv", "acronyms.tsv"}:
            return
        for line, row in read_rows(path):
            said = [row.get(name, "") for name in ("write", "explain", "ask", "note")]
            assert any(said) or row.get("flag") in {"nej"} or row.get("keep") == "ja", (line, row)

    def test_no_replacement_is_itself_flagged(self, path: Path) -> None:
        """What a list suggests, the same list does not find (no loops)."""
        if path.name in {"abbreviations.tsv", "explaining.tsv"}:
            return
        # Shouted words match capitals exactly and belong to a rule of their own.
        entries = [entry for entry in read_entries(path, split) if entry.row.get("kind") != "råb"]
        for entry in entries:
            for write in entry.write:
                words = [word.strip("{}").casefold() for word in split(re.sub(r"[{}]", "", write))]
                keys = [keys_of(word, frozenset()) for word in words]
                for other in entries:
                    if other.row.get("keep") in {"ja", "forklar"}:
                        continue
                    for start in range(len(keys)):
                        at = match(other.pattern, keys, start)
                        assert at is None or other.unless, f"{entry.text!r} → {write!r} has {other.text!r}"


def test_a_term_says_what_may_become_of_it() -> None:
    """`begge` has an explanation and a wording; a term that stays is explained by no clause in *at*."""
    for line, row in read_rows(lexicons_folder() / "terms.tsv"):
        assert row["keep"] in {"erstat", "forklar", "begge", "udgået"}, (line, row["keep"])
        if row["keep"] == "begge":
            assert row["explain"] and split_alternatives(row["write"])[0], (line, row)
        if row["keep"] in {"forklar", "begge"}:
            assert not row["explain"].startswith("at "), (line, row)


def test_names_for_the_reader_stand_bare_or_anywhere() -> None:
    """No other value than `bart` stands in the column."""
    assert {row["stands"] for _, row in read_rows(lexicons_folder() / "designations.tsv")} == {"", "bart"}


def test_alternatives_are_told_from_advice() -> None:
    """Parentheses round a whole alternative make it advice; `(stryg)` is the empty text."""
    assert split_alternatives("hvis; (skriv, hvornår; og hvor); (stryg)") == (
        ("hvis", ""),
        ("skriv, hvornår; og hvor",),
    )


def test_a_semicolon_in_parentheses_separates_nothing() -> None:
    """Advice may hold a semicolon."""
    assert split_cell("a; (b; c)") == ("a", "(b; c)")


def test_key_columns_cover_every_pattern_list() -> None:
    """The first column of a pattern list is its key."""
    for path in PATTERN_LISTS:
        assert path.read_text("utf-8").split("\t")[0] in KEY_COLUMNS


@pytest.mark.parametrize("text", ["{bevilge", "X", "", "{a}b", "hermed?"])
def test_a_pattern_that_finds_nothing_certain_is_refused(text: str) -> None:
    """A pattern needs one fixed word, and braces stand round whole words."""
    with pytest.raises(ValueError, match=r"\w"):
        parse(text)
