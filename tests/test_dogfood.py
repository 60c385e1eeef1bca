"""klartekst's own Danish passes its own check: pages, help, messages, templates and rules.

Nothing at »advarsel« or above stands, under the settings of docs/klartekst.toml. What an example is about (a rule's
`before`, its sentences) is not read: it is wrong on purpose.
"""

import ast
import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from klartekst import cli
from klartekst.checker import Checker, load_all_rules
from klartekst.finding import Category, Finding, Severity
from klartekst.letter import Letter
from klartekst.readers.html import read as read_page
from klartekst.readers.markdown import read as read_markdown
from klartekst.readers.plain_text import letter
from klartekst.rules.schema import Rule
from klartekst.settings_file import find_files, load

ROOT = Path(__file__).parent.parent
CODE = ROOT / "src" / "klartekst"
ENGLISH = {"arkitektur", "udvikleren"}
PAGES = sorted(page for page in (ROOT / "docs").glob("*.md") if page.stem not in ENGLISH)
TEMPLATES = sorted(CODE.rglob("templates/*.html"))
OF_A_WHOLE_LETTER = {Category.MISSING, Category.STRUCTURE}
"""What is asked of a letter to a citizen is not asked of a sentence."""

LISTS = {"danish/words.py", "rewriting/verbal_nouns/states.py"}
"""Modules whose texts are words in a row."""

NAMES_WORDS = {"blandet-tiltale", "de-form"}
"""Rules that name the very words they find when they say what they find."""

HELD_OUT = "filen"
"""Stands where a program puts something in."""
_SENTENCE = re.compile(r"[A-ZÆØÅ»a-zæøå].*[.!?]", re.DOTALL)
_NAME = re.compile(r"(?<=[.!?:]\s)klartekst\b|\Aklartekst\b")
"""Our own name, which is written small also where a sentence begins; the check would take it for no beginning."""
_ENGLISH = re.compile(r"\b(?:OPTIONS|COMMAND|ARGS|required|default|Usage|Options|Commands|Show)\b")
_CODE = re.compile(r"[\\^$|]|\(\?|\.[a-z]+\(|https?:|= ?\?|\b(?:SELECT|UPDATE|FROM|AND)\b")


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker for all, with the settings of the pages."""
    return Checker(load(find_files(ROOT / "docs")))


def faults(checker: Checker, read: Letter, whole: bool = False) -> list[tuple[str, str]]:
    """What stands in a text that should not: the rule and the words. `whole` for a page, not a sentence."""

    def counts(finding: Finding) -> bool:
        return finding.severity.rank >= Severity.WARNING.rank and (
            whole or finding.category not in OF_A_WHOLE_LETTER
        )

    found = [each for each in checker.check(read).findings if counts(each)]
    return [(each.rule, read.text[each.start : each.end] if each.start is not None else "") for each in found]


def read_text(text: str) -> Letter:
    """A text as a letter."""
    return letter(_NAME.sub("Klartekst", text), "-")


def wrong(checker: Checker, texts: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Of texts, each with its place: those with faults."""
    return {place: found for place, text in texts if (found := faults(checker, read_text(text)))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_for_users_has_no_faults(checker: Checker, page: Path) -> None:
    """Nothing that stops a letter, and nothing that should be mended."""
    assert (
        faults(
            checker,
            read_markdown(_NAME.sub("Klartekst", page.read_text("utf-8")).encode(), page.name),
            whole=True,
        )
        == []
    )


def helps() -> Iterator[tuple[str, str]]:
    """Every help text, with the command or option that it belongs to."""
    waiting: list[tuple[str, click.Command]] = [("klartekst", cli.commands)]
    while waiting:
        name, command = waiting.pop()
        yield name, click.unstyle(command.help or "")
        yield from ((f"{name} {each.name}", getattr(each, "help", None) or "") for each in command.params)
        if isinstance(command, click.Group):
            context = click.Context(command)
            for each in command.list_commands(context):
                inner = command.get_command(context, each)
                assert inner is not None
                waiting.append((f"{name} {each}", inner))


def test_the_help_has_no_faults(checker: Checker) -> None:
    """Of each command and each option."""
    assert len(list(helps())) > 100
    assert wrong(checker, helps()) == {}


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """The sentences in a module that are no docstrings, patterns or wordings, with the lines where they stand."""
    tree = ast.parse(path.read_text("utf-8"))
    pieces = {
        id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values
    }
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(each.value) if isinstance(each, ast.Constant) else HELD_OUT for each in node.values
            )
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces | silent
        ):
            text = node.value
        else:
            continue
        if len(text.split()) >= 3 and _SENTENCE.fullmatch(text.strip()) and not _CODE.search(text):
            yield f"{path.relative_to(CODE)}:{node.lineno}", text


def script_sentences(path: Path) -> Iterator[tuple[str, str]]:
    """The whole sentences in a script of a page."""
    for found in re.finditer(r'"([^"\\\n]*)"', path.read_text("utf-8")):
        if len(found[1].split()) >= 3 and _SENTENCE.fullmatch(found[1].strip()):
            yield f"{path.name}: {found[1]}", found[1]


def test_the_scripts_of_the_pages_have_no_faults(checker: Checker) -> None:
    """What a page says without asking the service."""
    found = [each for path in sorted(CODE.rglob("*.js")) for each in script_sentences(path)]
    assert len(found) > 3
    assert wrong(checker, found) == {}


def test_no_help_speaks_english() -> None:
    """Neither ours nor click's own words."""
    shown = CliRunner().invoke(cli.commands, ["smtp", "--help"], prog_name="klartekst").output
    assert "skal skrives" in shown
    for name in cli.COMMANDS:
        shown = CliRunner().invoke(cli.commands, [name, "--help"], prog_name="klartekst").output
        assert _ENGLISH.findall(shown) == [], name


def test_the_messages_have_no_faults(checker: Checker) -> None:
    """Errors, remedies, remarks: every whole sentence in the code that users may see."""
    found = [
        each
        for path in CODE.rglob("*.py")
        if str(path.relative_to(CODE)) not in LISTS
        for each in sentences(path)
    ]
    assert len(found) > 300
    assert wrong(checker, found) == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_no_faults(checker: Checker, template: Path) -> None:
    """Its own words, with what is put in left out."""
    text = re.sub(r"\{\{.*?\}\}", HELD_OUT, template.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{[%#].*?[%#]\}", " ", text, flags=re.DOTALL)
    page = read_page(text.encode(), template.name)
    assert [
        fault
        for fault in faults(checker, page)
        if HELD_OUT not in fault[1] and fault[0] != "lange-saetninger"
    ] == []


def own_words(rule: Rule) -> Iterator[tuple[str, str]]:
    """What a rule says of itself; {ord} and its like stand for what was found."""
    said = {"what": rule.what, "why": rule.why, "message": rule.message}
    if rule.id in NAMES_WORDS:
        del said["what"]
    for name, text in said.items():
        yield f"{rule.id} {name}", re.sub(r"»\{\w+\}«|\{\w+\}", HELD_OUT, text)


def test_the_rules_own_words_have_no_faults(checker: Checker) -> None:
    """What it finds, why, and what it says."""
    assert wrong(checker, (each for rule in load_all_rules(()) for each in own_words(rule))) == {}


def explanations() -> Iterator[tuple[str, str]]:
    """What the lists explain a word with; it is put into letters."""
    for path in sorted((ROOT / "lexicons").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get("explain"):
                    yield f"{path.name} {row['pattern']}", row["explain"].strip("()")


def test_the_lists_explain_words_in_plain_ones(checker: Checker) -> None:
    """A word that is still a name (an act's, a region's) or a time that the rules would ask for may stand."""
    assert len(list(explanations())) > 1000
    may_stand = {"akronymer", "foraeldede-begreber", "vage-ord"}
    found = wrong(checker, explanations())
    assert {
        place: faults for place, faults in found.items() if {rule for rule, _ in faults} - may_stand
    } == {}


def test_a_faulty_sentence_is_seen(checker: Checker) -> None:
    """The check itself can fail: a message in officialese, and one that is a template's."""
    said = {"a": "Såfremt filen ikke kan læses, bedes De fremsende den igen.", "b": "Filen findes ikke."}
    assert set(wrong(checker, said.items())) == {"a"}
