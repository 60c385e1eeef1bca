"""The published JSON: what programs that read it may count on."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from shipped import EXAMPLES, checked, checker

from klartekst.danish.masking import masked
from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.letter import Block, Letter
from klartekst.readers.open import read
from klartekst.reports.json_report import Excerpts, Tool, render, schema
from klartekst.result import CheckedLetter

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / "docs/klartekst-1.schema.json"
TOOL = Tool("0", None, "00000000")
CATEGORIES = """
jargon officialese law-reference abbreviation long-sentence complex-sentence long-word passive
nominalisation double-negation third-person tone vague structure missing leftover consistency privacy damage
"""
BAD = "Kære Ali\n\nDu skal bl.a. oplyse 010203-1234 eller 0102031234 til os.\n"


def report(*letters: CheckedLetter, excerpts: Excerpts = "none") -> dict[str, Any]:
    """The report as a program reads it."""
    made: dict[str, Any] = json.loads(render(letters, TOOL, excerpts))
    return made


def small(text: str) -> CheckedLetter:
    """A letter of a line or two, checked."""
    from klartekst.readers.plain_text import letter

    return checker().check(letter(text, "brev.txt"))


def test_the_published_schema_is_fresh() -> None:
    """docs/klartekst-1.schema.json is what `json_report.schema()` says.

    To write it again: python -c "import json; from klartekst.reports.json_report import schema;
    print(json.dumps(schema(), ensure_ascii=False, indent=2))" > docs/klartekst-1.schema.json
    """
    assert PUBLISHED.read_text("utf-8") == json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def test_the_schema_is_itself_valid() -> None:
    """JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(json.loads(PUBLISHED.read_text("utf-8")))


@pytest.mark.parametrize("excerpts", ["none", "masked", "full"])
def test_the_report_on_all_example_letters_validates(excerpts: Excerpts) -> None:
    """Real output, not a sample made for the test."""
    assert len(EXAMPLES) >= 20
    made = report(*map(checked, EXAMPLES), excerpts=excerpts)
    jsonschema.validate(made, json.loads(PUBLISHED.read_text("utf-8")))
    assert made["summary"]["letters"] == len(EXAMPLES)
    assert sum(made["summary"]["by_rule"].values()) == sum(len(each["findings"]) for each in made["letters"])
    assert sum(made["summary"]["by_category"].values()) == sum(made["summary"]["by_rule"].values())


def test_an_unreadable_letter_validates_and_says_why() -> None:
    """It has a reason, and no figures or findings."""
    made = report(CheckedLetter(Letter("", (), path="x.docx"), status="unreadable", reason="Filen er tom."))
    jsonschema.validate(made, schema())
    letter = made["letters"][0]
    assert (letter["status"], letter["reason"]) == ("unreadable", "Filen er tom.")
    assert (letter["metrics"], letter["findings"], letter["profile"]) == (None, [], None)
    assert made["summary"]["unreadable"] == 1


def test_a_wrong_report_does_not_validate() -> None:
    """The schema is strict about what programs rely on."""
    made = report(small(BAD))
    made["letters"][0]["findings"][0]["severity"] = "warning"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, schema())


def test_the_fields_are_those_of_the_contract() -> None:
    """Name for name, in order, so that nothing disappears unnoticed."""
    made = report(small(BAD), excerpts="full")
    assert list(made) == ["schema", "tool", "letters", "summary"]
    assert made["schema"] == "klartekst/1"
    assert list(made["tool"]) == ["version", "model", "rules_version"]
    assert list(made["summary"]) == ["letters", "unreadable", "by_rule", "by_category"]
    letter = made["letters"][0]
    letter_fields = "path status reason type profile sentences metrics score elements findings"
    assert list(letter) == letter_fields.split()
    finding = letter["findings"][0]
    finding_fields = (
        "rule category severity principles start end line column message suggestions fingerprint quote"
    )
    assert list(finding) == finding_fields.split()
    assert list(finding["suggestions"][0]) == ["start", "end", "text", "kind", "note"]
    assert {"words", "sentences", "lix"} <= set(letter["metrics"])


def test_the_values_are_those_of_the_contract() -> None:
    """Categories, weights and kinds of suggestion."""
    assert sorted(CATEGORIES.split()) == sorted(Category)
    assert [each.value for each in Severity] == ["tip", "advarsel", "fejl", "blokerende"]
    assert [each.value for each in Trust] == ["erstat", "omskriv", "råd"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
def test_offsets_point_into_the_text(path: str) -> None:
    """`text[start:end]` is what was flagged, on the line and in the column that are given."""
    made = report(checked(path), excerpts="full")["letters"][0]
    text = read(path, None).text
    if path.endswith(".txt"):
        assert text == Path(path).read_bytes().decode("utf-8")
    for finding in made["findings"]:
        start, end = finding["start"], finding["end"]
        if start is None:
            assert (end, finding["line"], finding["column"]) == (None, None, None)
            assert "quote" not in finding
            continue
        assert 0 <= start < end <= len(text)
        assert finding["quote"] == text[start:end]
        line = text.split("\n")[finding["line"] - 1]
        assert line[finding["column"] - 1 :].startswith(finding["quote"].split("\n")[0].rstrip("\r"))
        for suggestion in finding["suggestions"]:
            if suggestion["text"] is None:
                assert suggestion["note"]
            else:
                assert 0 <= suggestion["start"] <= suggestion["end"] <= len(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).name)
def test_sentences_are_in_order_and_apart(path: str) -> None:
    """As many as the figures count, none inside another."""
    made = report(checked(path))["letters"][0]
    ends = [0, *(end for _, end in made["sentences"])]
    assert all(end <= start < stop for end, (start, stop) in zip(ends, made["sentences"], strict=False))
    assert len(made["sentences"]) == made["metrics"]["sentences"]


def test_fingerprints_are_unique_in_a_letter() -> None:
    """The same word twice in a sentence is two findings with two names."""
    for path in EXAMPLES:
        names = [each["fingerprint"] for each in report(checked(path))["letters"][0]["findings"]]
        assert len(names) == len(set(names))


def test_quotes_only_when_asked_for() -> None:
    """And masked ones without CPR numbers and other long numbers."""
    letter = small(BAD)
    assert "quote" not in render([letter], TOOL)
    assert '"quote": "bl.a."' in render([letter], TOOL, "masked")
    assert masked("CPR 010203-1234, 0102031234, sag 12345, kl. 10.30") == (
        "CPR ######-####, ######-####, sag ####, kl. 10.30"
    )


def test_a_rewritten_sentence_does_not_carry_a_cpr_number_out() -> None:
    """A suggestion repeats the sentence it rewrites; with a CPR number in it, only those who ask get it."""
    text = "Vi skal efter planlovens § 20 spørge 010203-1234 om naboerne."
    new = "Vi skal spørge 010203-1234 om naboerne (planlovens § 20)."
    suggestion = Suggestion(0, len(text), new, Trust.REWRITE)
    finding = Finding(
        "lovhenvisninger",
        Category.LAW_REFERENCE,
        Severity.WARNING,
        "»010203-1234« står her.",
        14,
        30,
        (suggestion,),
    )
    letter = CheckedLetter(Letter(text, (Block(0, len(text)),)), findings=(finding,))
    for excerpts in ("none", "masked"):
        made = render([letter], TOOL, excerpts)
        assert "010203" not in made
        (only,) = json.loads(made)["letters"][0]["findings"][0]["suggestions"]
        assert (only["text"], only["kind"]) == (None, "råd")
        assert only["note"]
    assert new in render([letter], TOOL, "full")


def test_a_word_that_a_line_end_splits_is_flagged_as_it_stands_in_the_file() -> None:
    """Offsets count in the file, hyphen and line break included."""
    text = "Kære Ali\n\nDu kan søge om støtte til merudgiftsbereg-\nningsskemaet hos os i kommunen i dag.\n"
    made = report(small(text), excerpts="full")["letters"][0]
    assert "merudgiftsbereg-\nningsskemaet" in [each["quote"] for each in made["findings"]]
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in made["findings"])
