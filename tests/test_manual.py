"""What is shown that is no report: a rule's manual page, and the text as it was read."""

from enum import StrEnum

import pytest
from shipped import checker, rules

from klartekst.letter import BlockKind, FieldType, MarkKind
from klartekst.readers.open import read_bytes
from klartekst.reports import marked_text
from klartekst.reports.manual import page, parts
from klartekst.rules.schema import Rule
from klartekst.understanding.zone_kinds import ZoneKind

EXAMPLES = "Finder for eksempel"


def shown(rule: Rule) -> tuple[str, ...]:
    """The examples that the manual of a rule shows."""
    return next((part.texts for group in parts(rule) for part in group if part.label == EXAMPLES), ())


class TestExamples:
    """What a rule's manual shows of the rule's own tests."""

    @pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
    def test_are_lines_that_hold_what_is_found(self, rule: Rule) -> None:
        """And not the signature of an example that is a whole letter."""
        marked = [each for each in rule.examples.flagged if each.mark is not None]
        for text in shown(rule):
            assert any(text in each.text for each in rule.examples.flagged)
            assert not marked or any(each.mark.split("\n")[0] in text for each in marked if each.mark)

    def test_of_a_rule_on_the_whole_letter_are_left_out(self) -> None:
        """No line of a letter shows what the letter lacks, and no word can be allowed there."""
        rule = rules()["klagefrist-mangler"]
        assert shown(rule) == ()
        assert EXAMPLES not in page(rule)
        assert "allowed" not in page(rule)
        assert "allowed" in page(rules()["kancellisprog"])


class TestTheMarkedText:
    """`klartekst extract --marks`."""

    def test_is_danish(self) -> None:
        """The forms, the purposes and the marks."""
        (letter,) = read_bytes("Kære [navn]\n\nDu får hjælp.\n".encode(), "brev.txt", ".txt")
        text = marked_text.marked(checker().analyse(letter))
        assert text.splitlines() == [
            "[0:11] afsnit · hilsen · hilsenen",
            "    felt [5:11] navn (navn)",
            "    Kære [navn]",
            "[13:26] afsnit · brødtekst · afsnit 1",
            "    Du får hjælp.",
        ]

    @pytest.mark.parametrize(
        ("kinds", "named"),
        [
            (BlockKind, marked_text.BLOCKS),
            (ZoneKind, marked_text.ZONES),
            (MarkKind, marked_text.MARKS),
            (FieldType, marked_text.FIELDS),
        ],
    )
    def test_has_a_word_for_everything(self, kinds: type[StrEnum], named: dict[StrEnum, str]) -> None:
        """A new kind without a word would end the command."""
        assert set(named) == set(kinds)
