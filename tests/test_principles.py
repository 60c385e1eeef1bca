"""The principles of the five strategies: all there, all served, and a letter is seen under each."""

from pathlib import Path

import pytest

from klartekst.checker import Checker, load_all_rules, strategies
from klartekst.errors import DataError
from klartekst.readers.open import read
from klartekst.reports.html import page
from klartekst.reports.principles import by_principle, principle_of, title
from klartekst.reports.terminal import render
from klartekst.result import CheckedLetter
from klartekst.rules.schema import Rule
from klartekst.settings import Settings, with_profiles
from klartekst.understanding.signs import load_file
from klartekst.understanding.strengths import _File

RULES = load_all_rules()
BY_ID = {rule.id: rule for rule in RULES}
EXAMPLES = Path(__file__).parent.parent / "examples" / "breve"
STRENGTHS = load_file(Path(__file__).parent.parent / "rules" / "strengths.yaml", _File).strengths
# How many principles of each strategy a letter can keep or break.
COUNTS = {"kolding": 6, "haderslev": 6, "faxe": 7, "ishoej": 5, "faelles": 4}
PRINCIPLES = [principle for strategy in strategies() for principle in strategy.principles]


def checked(name: str, profile: str = "kolding") -> CheckedLetter:
    """An example letter under a profile."""
    return Checker(with_profiles(Settings(), (profile,))).check(read(str(EXAMPLES / name)))


def test_all_strategies_are_there_with_all_their_principles() -> None:
    """Kolding, Haderslev, Faxe, Ishøj and the shared one."""
    assert {each.id: len(each.principles) for each in strategies()} == COUNTS


def test_a_principle_carries_its_strategys_name_once() -> None:
    """Ids are unique, and each says what it asks of a letter."""
    assert len({each.id for each in PRINCIPLES}) == len(PRINCIPLES)
    for strategy in strategies():
        assert all(each.id.startswith(f"{strategy.id}-") for each in strategy.principles)
    assert all(each.means.endswith(".") for each in PRINCIPLES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_serves_a_principle_and_has_its_place_in_every_strategy(rule: Rule) -> None:
    """Whatever a report finds it can say in the words of the strategy that was chosen."""
    assert rule.principles
    for strategy in strategies():
        assert strategy.served_by(rule.id, rule.principles), strategy.id


def test_a_rule_that_names_no_principle_of_a_strategy_serves_its_general_one() -> None:
    """A new rule need not know all five."""
    haderslev = next(each for each in strategies() if each.id == "haderslev")
    assert [each.id for each in haderslev.served_by("ny-regel", ["faxe-sagsgange"])] == ["haderslev-sprog"]
    assert [each.id for each in haderslev.served_by("ny-regel", ["haderslev-kaffe"])] == ["haderslev-kaffe"]


@pytest.mark.parametrize("principle", PRINCIPLES, ids=lambda each: each.id)
def test_each_principle_is_served_and_can_be_kept(principle: object) -> None:
    """At least one rule sees it broken, at least one strength sees it kept."""
    name = getattr(principle, "id", "")
    assert any(name in rule.principles for rule in RULES)
    assert any(name in strength.principles for strength in STRENGTHS)


def test_strengths_name_only_principles_that_exist() -> None:
    """No ghost in the file."""
    named = {name for each in STRENGTHS for name in each.principles}
    assert named <= {each.id for each in PRINCIPLES}


def test_a_good_letter_keeps_every_principle_it_speaks_of() -> None:
    """The mended summons says something good under each of Kolding's principles but one, and breaks little."""
    kept = by_principle(checked("sygedagpenge-indkaldelse.efter.txt"), BY_ID)
    assert sum(bool(each.well) for each in kept) >= 4
    assert sum(bool(each.broken) for each in kept) <= 1


def test_a_heavy_letter_breaks_them() -> None:
    """And the report says by which rules, most places first."""
    kept = {each.principle.id: each for each in by_principle(checked("affald-rykker.foer.txt"), BY_ID)}
    broken = kept["kolding-sprog"].broken
    assert len(broken) >= 4
    assert [each.places for each in broken] == sorted((each.places for each in broken), reverse=True)


def test_only_the_chosen_strategys_words_are_used() -> None:
    """Under Haderslev every principle is Haderslev's."""
    kept = by_principle(checked("affald-rykker.foer.txt", "haderslev"), BY_ID)
    assert kept and all(each.principle.id.startswith("haderslev-") for each in kept)


def test_a_groups_principle_is_said_only_when_a_strategy_was_chosen() -> None:
    """The first view stays calm."""
    rule = BY_ID["fagord"]
    chosen = checked("affald-rykker.foer.txt")
    plain = Checker(Settings()).check(read(str(EXAMPLES / "affald-rykker.foer.txt")))
    said = principle_of(rule, chosen)
    assert said is not None and said.title == "Tal et sprog alle mennesker forstår"
    assert principle_of(rule, plain) is None


OWN = """
id: husby
title: Husbys løfter
principles:
  - {id: husby-klart, title: Vi skriver klart, like: [kolding-sprog]}
  - {id: husby-svar, title: Vi svarer, rules: [svartid-mangler]}
"""


def own(folder: Path, text: str) -> Checker:
    """A checker under a house's own strategy."""
    path = folder / "husby.yaml"
    path.write_text(text, "utf-8")
    return Checker(with_profiles(Settings(), (str(path),)))


def test_a_house_speaks_in_its_own_words(tmp_path: Path) -> None:
    """Its principles are served by the rules of those they are like."""
    done = own(tmp_path, OWN).check(read(str(EXAMPLES / "affald-rykker.foer.txt")))
    assert done.profile == "husby"
    assert done.strategy is not None and title(done.strategy) == "Husbys løfter"
    assert [each.principle.title for each in by_principle(done, BY_ID)] == ["Vi skriver klart"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("like: [kolding-sprog]", "like: [kolding-sprok]", "Mente du »kolding-sprog«?"),
        ("rules: [svartid-mangler]", "rules: [svartid]", "»svartid« under »rules« kendes ikke"),
        (", rules: [svartid-mangler]", "", "»husby-svar« har ingen regler"),
        ("title: Husbys løfter", "titel: Husbys løfter", "Mente du »title«?"),
    ],
)
def test_a_wrong_house_strategy_names_its_line(tmp_path: Path, before: str, after: str, said: str) -> None:
    """File, line, and what was meant."""
    with pytest.raises(DataError) as caught:
        own(tmp_path, OWN.replace(before, after))
    assert said in str(caught.value)
    assert caught.value.path.endswith("husby.yaml")


def test_the_screen_shows_the_letter_principle_by_principle() -> None:
    """In the chosen strategy's words, what is good before what can be better."""
    text = render([checked("affald-rykker.foer.txt")], BY_ID, show_all=False, colour=False)
    assert "Principperne – Kolding: Selvværd og Sammenhæng" in text
    after = text.partition("Principperne – ")[2]
    assert "• Tal et sprog alle mennesker forstår" in after and "Kan blive bedre: " in after


def test_without_a_chosen_strategy_the_principles_wait() -> None:
    """Folded away on the page, behind --all on the screen."""
    plain = Checker(Settings()).check(read(str(EXAMPLES / "affald-rykker.foer.txt")))
    assert "Principperne" not in render([plain], BY_ID, show_all=False, colour=False)
    assert "Principperne – Fælles" in render([plain], BY_ID, show_all=True, colour=False)


def test_the_page_has_a_strip_beside_the_text_and_says_it_in_words() -> None:
    """For the eye a strip, for everyone the share; the strip itself is no news to a screen reader."""
    html = page([checked("carport-paabud.efter.txt")], BY_ID)
    assert html.count('class="strip" aria-hidden="true"') >= 5
    assert "sætninger står i borgerland" in html
    assert "Det er ikke en karakter til den, der har skrevet det." in html
