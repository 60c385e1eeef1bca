"""What a text must hold for an expression to match: never more than is true."""

import re
from pathlib import Path

import pytest

from klartekst.danish.characters import view
from klartekst.errors import DataError
from klartekst.resources import rules_folder
from klartekst.understanding import elements, letter_type
from klartekst.understanding.elements import wordings
from klartekst.understanding.letter_type import _load as load_types
from klartekst.understanding.literals import alternatives, kept_in_line, stays_in_line
from klartekst.understanding.signs import Expression, expression, matches

LETTERS = sorted((Path(__file__).parent.parent / "examples" / "breve").glob("*.txt"))


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        (r"afslag på (?:din|jeres) ansøgning", {(" ansøgning",), ("afslag på ",), ("din", "jeres")}),
        (r"\bklag(?:e|en)?\b", {("klag",)}),
        (r"afslag?e nu", {("afsla",), ("e nu",)}),
        (r"[Vv]i har\.", {("i har.",)}),
        (r"ab+c[^]x]de", {("ab",), ("de",)}),
        (r"(?:abc){0,2}def", {("def",)}),
        (r"(?!foo)bar(?<!baz)", {("bar",)}),
        (r"(?-i:[A-Z])KOMMUNE", {("kommune",)}),
        (r"(?:vi|kommunen)(?P<x>skal)", {("skal",), ("kommunen", "vi")}),
        (r"(?:ja|\w+) tak", {(" tak",)}),
        (r"\w+", set()),
    ],
)
def test_reads_what_cannot_be_absent(expression: str, needs: set[tuple[str, ...]]) -> None:
    """Optional parts, classes and look-arounds are left out; of a group's alternatives one must be there."""
    ((pattern, found),) = alternatives(expression)
    assert pattern == expression
    assert set(found) == needs


def test_takes_the_outermost_alternatives_apart() -> None:
    """Each is looked for by itself; a bar inside a group is none of them."""
    assert alternatives(r"ja (?:tak|nej)|nej tak") == (
        (r"ja (?:tak|nej)", (("ja ",), ("nej", "tak"))),
        (r"nej tak", (("nej tak",),)),
    )


@pytest.mark.parametrize("expression", [r"(ab)(?P=x)|c", r"(?x) a b | c", r"a(?(1)b|c)", r"a\1|b", "a|(b"])
def test_needs_nothing_of_what_it_cannot_read(expression: str) -> None:
    """Such an expression stays whole and is always tried."""
    assert alternatives(expression) == ((expression, ()),)


def _expressions() -> list[Expression]:
    """Every expression that klartekst comes with."""
    types = load_types(rules_folder() / "letter-types.yaml")
    signs = [weighed.sign for each in types.signs.values() for weighed in each]
    signs += [each.sign for each in wordings() if each.sign is not None]
    return [part for sign in signs for part in (sign.find, sign.unless) if part is not None]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.stem)
def test_finds_what_the_whole_expression_finds(letter: Path) -> None:
    """Looking for words first, and for each alternative by itself, changes nothing."""
    text = view(" ".join(letter.read_text("utf-8").split())).text
    for each in _expressions():
        whole = re.compile("|".join(part.pattern for part in each.alternatives), re.IGNORECASE | re.MULTILINE)
        found = [match.span() for match in whole.finditer(text) if match.group()]
        assert [match.span() for match in matches(each.able(text), text)] == found, whole.pattern
        assert each.stands_in(text) == bool(found)


@pytest.mark.parametrize(
    ("expression", "held"),
    [
        (r"frist\s+er", "frist +er"),
        (r"klag[^.,]{0,9}\bat", r"klag[^.,\n]{0,9}\bat"),
        (r"[\s,]*\Wkr\D", r"[ ,]*[^\w\n]kr[^\d\n]"),
        (r"[^\W\d]\uFFFC\.", r"[^\W\d\n]\uFFFC\."),
    ],
)
def test_what_may_match_a_line_end_is_held_to_its_line(expression: str, held: str) -> None:
    """A wording speaks of one sentence: what it says of a line is the same in every letter."""
    assert kept_in_line(expression) == held
    assert stays_in_line(held)
    assert not stays_in_line(expression)


@pytest.mark.parametrize("wording", [r"afslag\nog", r"(?s:afslag.*)", r"afslag\Z"])
def test_a_wording_that_leaves_its_line_is_refused(wording: str) -> None:
    """They are looked for line by line, and what a line holds is remembered."""
    with pytest.raises(DataError, match="ud over sin linje"):
        expression([wording], {}, Path("letter-types.yaml"))


@pytest.mark.parametrize("letter", LETTERS[:4], ids=lambda path: path.stem)
def test_what_a_lines_words_rule_out_does_not_match_in_it(letter: Path) -> None:
    """The look at pieces of words drops alternatives, and never one that matches."""
    lines = letter.read_text("utf-8").splitlines()
    for signs in (letter_type.signs(), elements.signs()):
        for line in lines:
            able = signs.able(line)
            for number, (sign, _) in enumerate(signs.all):
                for each in sign.find.alternatives:
                    if re.search(each.pattern, line, re.IGNORECASE | re.MULTILINE):
                        assert each in able[number], (line, each.pattern)
