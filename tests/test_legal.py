"""What the law asks for is protected, and the special checks fire where the law asks for them."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from klartekst.checker import Checker, load_all_rules
from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.readers.plain_text import read
from klartekst.resources import lexicons_folder
from klartekst.rules.engine import Engine
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.protected import KEEP, protected, spare

LETTER = (
    "Du får ikke længere sygedagpenge\n\nKære Ali\n\n"
    "Vi stopper dine sygedagpenge den 1. juni 2026 efter sygedagpengelovens § 7. Du skal hermed svare senest den "
    "20. maj 2026. Fortæl os, hvis du flytter. Du kan komme til at betale pengene tilbage, "
    "og det kan være strafbart.\n\n"
    "Du kan klage til Ankestyrelsen inden 4 uger. Klagen har ikke opsættende virkning.\n"
)


@pytest.fixture(scope="module")
def analysis(checker: Checker) -> Analysis:
    """The letter of this page taken apart."""
    return checker.analyse(read(LETTER.encode(), "-"))


def suggesting(words: str, text: str) -> Finding:
    """A finding on `words` whose suggestion writes `text` instead."""
    start = LETTER.index(words)
    end = start + len(words)
    suggestion = Suggestion(start, end, text, Trust.REPLACE)
    return Finding("fyld", Category.OFFICIALESE, Severity.TIP, "", start, end, (suggestion,))


@pytest.mark.parametrize(
    "words",
    ["sygedagpengelovens § 7", "Ankestyrelsen", "inden 4 uger", "senest den 20. maj 2026", "strafbart",
     "opsættende virkning", "Fortæl os, hvis du flytter"],
)  # fmt: skip
def test_what_the_law_asks_for_is_protected(analysis: Analysis, words: str) -> None:
    """Reference, body, deadline, duty to inform, punishment, effect of a complaint."""
    start = LETTER.index(words)
    assert any(first < start + len(words) and start < last for first, last in protected(analysis))


@pytest.mark.parametrize(
    "words",
    [
        " efter sygedagpengelovens § 7",
        "Du kan klage til Ankestyrelsen inden 4 uger.",
        " inden 4 uger",
        " senest den 20. maj 2026",
        "Klagen har ikke opsættende virkning.",
        ", og det kan være strafbart",
        "Fortæl os, hvis du flytter.",
    ],
)
def test_a_suggestion_never_deletes_it(analysis: Analysis, words: str) -> None:
    """The suggestion goes, the finding stays with the advice to keep the information and shorten it."""
    kept, dropped = spare([suggesting(words, "")], analysis)
    assert dropped == 1
    assert [each.note for each in kept[0].suggestions] == [KEEP]
    assert kept[0].suggestions[0].text is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("hermed ", ""),  # a filler word inside a protected sentence
        ("Klagen har ikke opsættende virkning", "Afgørelsen gælder, mens vi behandler klagen"),
        ("Du skal hermed svare", "Du skal svare"),
    ],
)
def test_it_may_be_reworded(analysis: Analysis, words: str, text: str) -> None:
    """Rewording, and taking out what is only filler, is the language rules' own work."""
    finding = suggesting(words, text)
    assert spare([finding], analysis) == ([finding], 0)


def test_the_engine_spares_it(checker: Checker) -> None:
    """No rule that klartekst ships offers to delete what a letter must say."""
    checked = checker.check(read(LETTER.encode(), "-"))
    for finding in checked.findings:
        for each in finding.suggestions:
            if each.text == "" and each.start is not None and each.end is not None:
                assert "§" not in LETTER[each.start : each.end]
                assert "Ankestyrelsen" not in LETTER[each.start : each.end]


def test_considering_never_becomes_doing(checker: Checker) -> None:
    """*Vi overvejer at stoppe* in a hearing may not be made into *vi stopper*."""
    text = "Partshøring\n\nKære Ali\n\nDet påtænkes at stoppe din støtte den 1. juni. Vi overvejer at gøre det nu.\n"
    for finding in checker.check(read(text.encode(), "-")).findings:
        for each in finding.suggestions:
            if each.text is None or each.start is None or each.end is None:
                continue
            before = text[each.start : each.end]
            if "påtænkes" in before:
                assert any(stem in each.text for stem in ("overvej", "påtænk", "planlæg"))
            if "overvejer" in before:
                assert "overvej" in each.text


def _rules_in_force(today: date) -> set[str]:
    engine = Engine(load_all_rules(), Settings(), lexicons_folder(), today)
    return {rule.id for rule in engine.rules}


@pytest.mark.parametrize(
    ("rule", "before", "within"),
    [
        ("formaal-og-varighed", date(2023, 12, 31), date(2024, 1, 1)),
        ("aeldreloven", date(2025, 6, 30), date(2025, 7, 1)),
        ("sanktion-indhold", date(2027, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_check_holds_while_its_law_does(rule: str, before: date, within: date) -> None:
    """Barnets lov from 2024, ældreloven from July 2025, the sanction rules to the end of 2026."""
    assert rule not in _rules_in_force(before)
    assert rule in _rules_in_force(within)


@pytest.mark.parametrize(
    "rule", [r for r in load_all_rules() if r.category is Category.MISSING], ids=lambda r: r.id
)
def test_messages_ask_and_never_judge(rule: object) -> None:
    """*Vi kan ikke finde …* or *Tjek, om …*: never that a letter is unlawful."""
    message = getattr(rule, "message", "")
    assert "jek, om" in message or "jek, om" in message.lower()
    for word in ("ulovlig", "ugyldig", "i strid med", "skal indeholde", "lovligt"):
        assert word not in message


def test_every_legal_check_stands_in_the_page_for_jurists() -> None:
    """docs/jura.md names each rule of the category, so that a jurist can read what klartekst asks for."""

    page = (Path(__file__).parent.parent / "docs" / "jura.md").read_text("utf-8")
    unnamed = [r.id for r in load_all_rules() if r.category is Category.MISSING and f"`{r.id}`" not in page]
    assert not unnamed


def test_severity_is_milder_where_only_good_practice_asks(checker: Checker) -> None:
    """A missing reply date is good practice: never more than a warning, however the rule is weighed."""
    rule = next(each for each in load_all_rules() if each.id == "svarfrist-mangler")
    heavier = msgspec.structs.replace(rule, severity=Severity.BLOCKING)
    engine = Engine([heavier], Settings(), lexicons_folder())
    text = rule.examples.flagged[0].text
    assert [f.severity for f in engine.run(checker.analyse(read(text.encode(), "-")))] == [Severity.WARNING]
