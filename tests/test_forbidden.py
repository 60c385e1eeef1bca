"""The ten suggestions that klartekst never makes, over all rules, all their examples and all example letters.

Every text is checked with every rule; each suggestion is put in, and the letter before is held against the
letter after. The lists here are the test's own: the guard that they check has others.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from klartekst.checker import Checker, load_all_rules
from klartekst.finding import Category, Finding, Suggestion
from klartekst.letter import Letter
from klartekst.readers.find import find
from klartekst.readers.open import read
from klartekst.readers.plain_text import read as read_text
from klartekst.settings import Settings

EXAMPLES = Path(__file__).parent.parent / "examples" / "breve"
BENEFITS = (
    "sygedagpenge", "dagpenge", "kontanthjælp", "uddannelseshjælp", "ressourceforløbsydelse", "ledighedsydelse",
    "førtidspension", "folkepension", "boligstøtte", "boligydelse", "fleksløn", "barselsdagpenge", "varmetillæg",
    "merudgifter", "tabt arbejdsfortjeneste", "enkeltydelse", "fripladstilskud",
)  # fmt: skip
BODIES = ("ankestyrelsen", "planklagenævnet", "klagenævn", "udbetaling danmark", "domstol", "ombudsmand")
CONDITIONS = (
    "varigt nedsat", "væsentligt nedsat", "i væsentlig grad", "væsentlig betydning", "nødvendige merudgifter",
    "rimelig grund", "mod bedre vidende", "betydelig", "særlige forhold",
)  # fmt: skip
DUTIES = (
    r"\boplysningspligt\w*", r"\btilbagebetal\w*|\bbetal\w*\b.{0,40}\btilbage\b", r"\bstraf\w*",
    r"\bsanktion\w*", r"\bopsættende virkning\b|\bgælder\b.{0,40}\bklage\w*", r"\bpartshør\w*|\bmening\b|\bmener\b",
    r"\b14 uger\b",
)  # fmt: skip
LIMITS = ("kun", "senest", "mindst", "højst")
MODALS = {"skal": "skal", "skulle": "skal", "kan": "kan", "kunne": "kan", "må": "må", "måtte": "må", "bør": "bør",
          "burde": "bør"}  # fmt: skip
CONSIDERING = (
    r"\b(?:overvej(?!ende)\w*|påtænk\w*|agte[rs]?\b|har til hensigt|hensigt\w*|planl[aæ]g\w*|tænker på)"
)

Made = tuple[str, str, Finding, Suggestion]


def letters() -> Iterator[Letter]:
    """The texts of all rules' examples, flagged and passed, and the example letters."""
    texts = {
        text
        for rule in load_all_rules()
        for text in (*(each.text for each in rule.examples.flagged), *rule.examples.passed)
    }
    yield from (read_text(text.encode(), "-") for text in sorted(texts))
    yield from (read(path) for path in find([str(EXAMPLES)]))


@lru_cache(maxsize=1)
def made() -> tuple[Made, ...]:
    """(text before, text after, finding, suggestion) for every text to paste."""
    checker = Checker(Settings())
    done = []
    for letter in letters():
        for finding in checker.check(letter).findings:
            for each in finding.suggestions:
                if each.text is None or each.start is None or each.end is None:
                    continue
                after = letter.text[: each.start] + each.text + letter.text[each.end :]
                done.append((letter.text, after, finding, each))
    return tuple(done)


def count(pattern: str, text: str) -> int:
    """How often an expression is found."""
    return len(re.findall(pattern, text, re.IGNORECASE))


def show(one: Made) -> str:
    """Which rule wrote what for what."""
    before, _, finding, each = one
    return f"{finding.rule}: {before[each.start : each.end]!r} -> {each.text!r}"


def wrong(is_wrong: object) -> list[str]:
    """The suggestions for which a predicate holds, shown."""
    assert callable(is_wrong)
    return [show(one) for one in made() if is_wrong(one)]


def test_there_is_something_to_test() -> None:
    """Hundreds of suggestions, from most of the rules that write any."""
    assert len(made()) > 500
    assert len({finding.rule for _, _, finding, _ in made()}) >= 20


CARRIERS = (
    r"§{1,2}\s*\d+",
    r"\b\w+lov(?:en|ens)?\b|\bbarnets lov\w*",
    r"\d+",
    *(rf"\b{word}\b" for word in LIMITS),
)


@pytest.mark.parametrize("pattern", CARRIERS)
def test_1_nothing_that_carries_the_law_is_deleted(pattern: str) -> None:
    """§, law, deadline, amount, date and limit: as many after as before."""
    assert not wrong(lambda one: count(pattern, one[1]) < count(pattern, one[0]))


def test_1_no_negation_is_deleted() -> None:
    """Only a double negation may lose two at once."""
    negation = r"\b(?:ikke|ej|aldrig|ingen|intet|hverken|uden)\b"
    assert not wrong(
        lambda one: (
            one[2].category is not Category.DOUBLE_NEGATION
            and count(negation, one[1]) < count(negation, one[0])
        )
    )


def test_1_and_7_the_complaint_body_stays_the_same() -> None:
    """Ankestyrelsen is never made kommunen, nor kommunen Ankestyrelsen."""
    for body in BODIES:
        assert not wrong(lambda one, body=body: count(body, one[1]) != count(body, one[0]))


def duties(text: str) -> str:
    """The text with what must be, and what must not be forgotten, said with *skal*: they are the same duty."""
    text = re.sub(r"\bmå ((?:du |i )?)ikke glemme\b", r"skal \1huske", text)
    return re.sub(r"\bmå (?=(?:det )?(?:kræves|forlanges)\b)", "skal ", text)


def test_2_no_modal_becomes_another() -> None:
    """*Kommunen kan* is not *kommunen skal*: where one goes, no other comes."""

    def swapped(one: Made) -> bool:
        before, after = (
            Counter(MODALS[word] for word in re.findall(r"\w+", duties(text.casefold())) if word in MODALS)
            for text in one[:2]
        )
        return bool(before - after) and bool(after - before)

    assert not wrong(swapped)


def test_3_considering_never_becomes_doing() -> None:
    """*Vi overvejer at stoppe* stays a thought."""
    assert not wrong(lambda one: count(CONSIDERING, one[1]) < count(CONSIDERING, one[0]))


def test_4_a_statutory_condition_keeps_its_word() -> None:
    """It may be explained; the law's own word stays somewhere in the letter."""
    for condition in CONDITIONS:
        assert not wrong(
            lambda one, word=condition: word in one[0].casefold() and word not in one[1].casefold()
        )


@pytest.mark.parametrize("duty", DUTIES)
def test_5_duties_and_warnings_are_neither_softened_nor_dropped(duty: str) -> None:
    """Retssikkerhedslovens § 12, sanctions, repayment, hearing, the effect of a complaint."""
    assert not wrong(lambda one: count(duty, one[0]) > 0 and count(duty, one[1]) == 0)


def test_6_no_two_complaint_guidances_become_one() -> None:
    """No suggestion reaches over two paragraphs, and none takes a word of complaining away."""
    blank = re.compile(r"\n\s*\n")
    assert not wrong(lambda one: blank.search(one[0][one[3].start : one[3].end]) is not None)
    # "klager" may be somebody (klageren), and then becomes "du".
    complain = r"\bklag(?!er\b|eren)\w*|\bpåklag\w*|\bgenvurder\w*|\bser på sagen igen|\bvurderer sagen igen"
    assert not wrong(lambda one: count(complain, one[1]) < count(complain, one[0]))


def test_8_nothing_is_promised_that_the_letter_does_not_say() -> None:
    """No number, weekday or promise that is not in the text; a gap for the writer is none."""
    promise = (
        r"\d+|\b(?:mandag|tirsdag|onsdag|torsdag|fredag)\b|\b(?:lover|garanterer|sørger for|hurtigt|snart)\b"
    )

    def promises(one: Made) -> bool:
        before, after = (Counter(re.findall(promise, text.casefold())) for text in one[:2])
        return bool(after - before) and not set(after - before) <= set(before)

    assert not wrong(promises)


@pytest.mark.parametrize("benefit", BENEFITS)
def test_9_no_benefit_becomes_another(benefit: str) -> None:
    """Sygedagpenge are not dagpenge, kontanthjælp is no ressourceforløbsydelse."""
    # A word for a person is another matter; "merudgiftsberegning" names the benefit that its parts do.
    name = rf"\b{benefit.removesuffix('er')}(?!\w*modtager)\w*"
    assert not wrong(
        lambda one: (
            count(name, one[1]) < count(name, one[0])
            or (count(name, one[0]) == 0 and count(name, one[1]) > 0)
        )
    )


def test_10_quoted_words_are_never_altered() -> None:
    """The citizen's, the doctor's and the law's own words: marked perhaps, never rewritten."""
    checker = Checker(Settings())
    texts = [
        example.text
        for rule in load_all_rules()
        for example in rule.examples.flagged
        if "\n" not in example.text.strip() and not set('»«"”“') & set(example.text)
    ]
    assert len(texts) > 100
    altered = []
    for text in texts:
        quoted = f"Du skrev den 3. maj 2026: »{text.strip()}« Det har vi læst.\n"
        start, end = quoted.index("»"), quoted.index("«")
        for finding in checker.check(read_text(quoted.encode(), "-")).findings:
            for each in finding.suggestions:
                if each.text is None or each.start is None or each.end is None:
                    continue
                if each.start < end and start < each.end and text.strip() not in each.text:
                    altered.append(f"{finding.rule}: {text}")
    assert not altered
