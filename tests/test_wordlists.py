"""The wording lists are code: every line is read."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from klartekst.danish.closed_classes import MODALS
from klartekst.danish.forms import VerbForm, VerbKind, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import split
from klartekst.resources import lexicons_folder
from klartekst.wording.matching import match
from klartekst.wording.pattern import keys_of, parse
from klartekst.wording.wordlist import KEY_COLUMNS, read_entries, read_rows, split_alternatives, split_cell

LISTS = sorted(path for path in lexicons_folder().glob("*.tsv"))
PATTERN_LISTS = [path for path in LISTS if path.read_text("utf-8").startswith("pattern")]
# Columns that may be empty; every other cell says something.
MAY_BE_EMPTY = {
    "write", "unless", "note", "valid_to", "valid_from", "source", "explain", "must_stay", "needs", "short",
    "full_name", "advice", "field", "weight", "ask", "objects", "plain", "stands",
    "thing", "act", "verb", "form", "alone",
}  # fmt: skip


def danish_order(cell: str) -> list[tuple[int, str]]:
    """Punctuation, digits, a–z, æ, ø, å; case, braces and `|?` ignored."""
    letters = re.sub(r"[{}|?]", "", cell).casefold()
    place = {"æ": "z1", "ø": "z2", "å": "z3"}
    return [(0 if not c.isalnum() else 1 if c.isdigit() else 2, place.get(c, c)) for c in letters]


# What may stand between a modal and its verb.
MIDDLE = frozenset({"ikke", "også", "kun", "du", "vi", "I", "X", "derfor", "først", "stadig"})
ARTICLES = frozenset({"en", "et"})


def pattern_cells(row: dict[str, str]) -> list[str]:
    """The patterns of a line: what it finds, and its exceptions."""
    key = next((row[name] for name in KEY_COLUMNS if name in row), "")
    return [*([] if "forms" in row else [key]), *split_cell(row.get("unless", ""))]


def bars(cell: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Each group of alternatives in a pattern with the word before and the word behind, alternatives too."""
    groups = [word.rstrip("?").split("|") for word in cell.split()]
    around = [[""], *groups, [""]]
    return [
        (before, group, after)
        for before, group, after in zip(around, groups, around[2:], strict=False)
        if len(group) > 1
    ]


def divides_phrases(before: list[str], group: list[str], after: list[str]) -> bool:
    """Whether an alternative was meant with its neighbour: it repeats it, ends in it, or is a lone article."""
    if len(set(group)) < len(group) or set(group) & {*before, *after} - {""}:
        return True
    following = next(iter(after)) if len(after) == 1 else ""
    if len(following) > 3 and any(word != following and word.endswith(following) for word in group):
        return True
    others = [word for word in group if word not in ARTICLES]
    modals_follow = set(after) & {"kunne", "skulle", "måtte"} and {"kan", "må", "bør"} & set(group)
    adjectives = [word for word in others if adjective(word)]
    lone_article = len(others) < len(group) and len(adjectives) == len(others) > 0
    return bool(lone_article or modals_follow)


def adjective(word: str) -> bool:
    """Whether a word can be nothing but an adjective."""
    classes = {each.word_class for each in Lexicon.open().words(word)}
    return classes <= {WordClass.ADJ} and bool(classes)


def only_finite(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb that carries a tense and nothing else."""
    forms = [each.form for each in lexicon.words(word)]
    tenses = (VerbKind.PRESENT, VerbKind.PAST)
    return bool(forms) and all(isinstance(form, VerbForm) and form.kind in tenses for form in forms)


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

    def test_a_bar_divides_single_words(self, path: Path) -> None:
        """*på ugebasis|ugentlig basis* would find »på ugebasis basis«: the bar knows no phrases."""
        patterns = {cell for _, row in read_rows(path) for cell in pattern_cells(row)}
        wrong = {cell for cell in patterns if any(divides_phrases(*each) for each in bars(cell))}
        assert not wrong

    def test_behind_a_modal_stands_an_infinitive(self, path: Path) -> None:
        """*du kan starter* is no Danish: what follows kan, skal, må, vil or bør in a wording is an infinitive."""
        lexicon = Lexicon.open()
        for entry in read_entries(path, split):
            for write in entry.write:
                words = [word.strip("{}") for word in split(write) if word not in MIDDLE]
                for modal, verb in pairwise(words):
                    assert modal not in MODALS or not only_finite(verb, lexicon), (entry.text, write)

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


def test_names_for_the_reader_stand_bare_addressed_or_anywhere() -> None:
    """No other value than `bart` and `tiltalt` stands in the column."""
    rows = read_rows(lexicons_folder() / "designations.tsv")
    assert {row["stands"] for _, row in rows} == {"", "bart", "tiltalt"}


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
