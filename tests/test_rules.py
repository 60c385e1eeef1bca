"""Every rule proves itself with its own examples, and every file is what it says."""

import re
from pathlib import Path

import pytest

from klartekst.checker import load_all_rules, strategies
from klartekst.errors import DataError
from klartekst.resources import rules_folder
from klartekst.rules.load import load_rule, load_rules
from klartekst.rules.schema import PythonCheck, Rule
from klartekst.settings import Settings
from klartekst.try_out import try_out

RULES = load_all_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rules_own_examples_hold(rule: Rule) -> None:
    """Each flagged text is flagged in its place with its wording; each passed text goes free."""
    failures = list(try_out(rule, Settings()))
    assert not failures, "\n".join(f"{each.text!r}: {each.why}" for each in failures)


def test_no_example_in_another_rules_way() -> None:
    """No text in the same document stands twice among the flagged examples."""
    texts = [(example.text, example.document) for rule in RULES for example in rule.examples.flagged]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_danish_to_its_reader(rule: Rule) -> None:
    """The texts a user sees are sentences: they begin with a capital or a quotation and end with a stop."""
    for text in (rule.message, rule.what, rule.why):
        said = text.replace("{note}", "").replace("{ask}", "").strip()
        assert said[0].isupper() or said[0] in "»k"
        assert said[-1] in ".?!«}"


GOOD = (rules_folder() / "jargon" / "fagord.yaml").read_text("utf-8")


def rule_file(folder: Path, text: str, name: str = "fagord.yaml") -> Path:
    """A rule file in a folder of its category."""
    place = folder / "jargon"
    place.mkdir(parents=True, exist_ok=True)
    path = place / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("title: Fagord", "titel: Fagord", "»titel« kendes ikke"),
        ("severity: advarsel", "severity: advarsell", "advarsell"),
        ("first_use: true", "first_usee: true", "Mente du »first_use«?"),
        ("category: jargon", "category: passive", "kategori"),
        ("id: fagord", "id: fagordet", "fagordet"),
        ("kolding-sprog", "kolding-sprok", "Mente du »kolding-sprog«?"),
        ("mark: bevilget", "mark: visiteret", "visiteret"),
        ("what: Finder", "wat: ikke noget\nwhat: Finder", "»wat« kendes ikke"),
        ("title: Fagord", "title: [Fagord]", "her skal stå tekst"),
    ],
)
def test_a_wrong_rule_names_file_line_and_what_was_expected(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    """One wrong rule file says where and what."""
    assert before in GOOD
    path = rule_file(tmp_path, GOOD.replace(before, after, 1))
    with pytest.raises(DataError) as caught:
        load_rules(tmp_path, [each for strategy in strategies() for each in strategy.principles])
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    """A rule is its own manual: no field may be left out."""
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith("source:"))
    with pytest.raises(DataError, match="»source« mangler"):
        load_rule(rule_file(tmp_path, text))


def test_a_rule_needs_three_examples_of_each_kind(tmp_path: Path) -> None:
    """A rule without them does not load."""
    head, passed = GOOD.split("  passed:")
    with pytest.raises(DataError, match="passed"):
        load_rule(rule_file(tmp_path, head + "  passed:\n" + "\n".join(passed.splitlines()[1:3]) + "\n"))


def test_broken_yaml_shows_its_line(tmp_path: Path) -> None:
    """A slip of indentation is found where it is."""
    with pytest.raises(DataError, match="YAML") as caught:
        load_rule(rule_file(tmp_path, "id: fagord\ntitle: [a\nwhat: b\n"))
    assert caught.value.line is not None


def test_a_house_rule_replaces_the_built_in_one(tmp_path: Path) -> None:
    """Same id, other words: the house has the last say."""
    rule_file(tmp_path, GOOD.replace("title: Fagord", "title: Vores fagord"))
    titles = {rule.id: rule.title for rule in load_all_rules((tmp_path,))}
    assert titles["fagord"] == "Vores fagord"


def test_advice_is_a_whole_sentence() -> None:
    """It stands beside sentences on the screen and in a comment, and ends as they do."""
    advices = [
        str(advice)
        for rule in RULES
        if (advice := rule.check.options.get("advice") if isinstance(rule.check, PythonCheck) else None)
    ]
    assert advices
    assert [each for each in advices if not re.search(r"[.?!]«?$", each)] == []
