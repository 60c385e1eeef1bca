"""Settings: layers, and errors that show the line."""

from pathlib import Path

import pytest

from klartekst.errors import DataError
from klartekst.finding import Severity
from klartekst.settings import Settings, with_profiles
from klartekst.settings_file import check_rules, find_files, load


def write(folder: Path, text: str) -> Path:
    """A settings file in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "klartekst.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_files_the_built_in_values_hold() -> None:
    """25 words a sentence, fail on errors."""
    assert load(()) == Settings()
    assert Settings().thresholds["sentence_words"] == 25


def test_the_file_nearest_the_letter_has_the_last_word(tmp_path: Path) -> None:
    """Organisation, then folder; lists add up."""
    write(tmp_path, '[thresholds]\nsentence_words = 22\n[words]\nallowed = ["Visitation"]\n')
    write(tmp_path / "job", '[thresholds]\nsentence_words = 30\n[words]\nallowed = ["praktik"]\n')
    settings = load(find_files(tmp_path / "job"))
    assert settings.thresholds["sentence_words"] == 30
    assert settings.allowed == {"visitation", "praktik"}


def test_every_value_says_where_it_came_from(tmp_path: Path) -> None:
    """A file and a line."""
    path = write(tmp_path, '# vores\nfail_on = "advarsel"\n\n[words.instead]\n"såfremt" = "hvis"\n')
    settings = load((path,))
    assert settings.fail_on is Severity.WARNING
    assert settings.origin["fail_on"] == f"{path}:2"
    assert settings.origin["words.instead.såfremt"] == f"{path}:5"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("fail_onn = 'fejl'\n", 1, "Mente du »fail_on«?"),
        ("\n[thresholds]\nsentence_word = 3\n", 3, "Mente du »thresholds.sentence_words«?"),
        ("[thresholds]\nsentence_words = 'mange'\n", 2, "et helt tal"),
        ("fail_on = 'værst'\n", 1, "tip, advarsel, fejl"),
        ("profile = 'koldin'\n", 1, "Mente du »kolding«?"),
        ("[rules]\nfolders = ['findes-ikke']\n", 2, "findes ikke"),
        ("[rules\n", 1, "TOML"),
        ("[words]\nallowed = 'ord'\n", 2, "en liste af tekster"),
    ],
)
def test_a_wrong_setting_is_an_error_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    """Never silent: file, line, the line's text, and what was meant."""
    with pytest.raises(DataError) as caught:
        load((write(tmp_path, text),))
    assert caught.value.line == line
    assert said in str(caught.value)


def test_an_unknown_rule_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    """Names of rules are checked against the rules that are loaded."""
    settings = load((write(tmp_path, '[rules]\noff = ["fagordd"]\n'),))
    with pytest.raises(DataError, match="Mente du »fagord«"):
        check_rules(settings, ["fagord", "fyld"])


def test_a_profile_may_be_one_name_or_several(tmp_path: Path) -> None:
    """A strategy gives the words, »barn« the limits."""
    one = load((write(tmp_path / "a", "profile = 'faxe'\n"),))
    assert (one.profile, one.reader, one.profile_chosen) == ("faxe", None, True)
    both = load((write(tmp_path / "b", "profile = ['kolding', 'barn']\n"),))
    assert (both.profile, both.reader) == ("kolding", "barn")
    assert both.thresholds["sentence_words"] == 15


def test_a_childs_limits_give_way_to_stricter_ones(tmp_path: Path) -> None:
    """The house's 12 words hold; its 22 for grown-ups do not."""
    strict = with_profiles(load((write(tmp_path / "a", "[thresholds]\nsentence_words = 12\n"),)), ["barn"])
    loose = with_profiles(load((write(tmp_path / "b", "[thresholds]\nsentence_words = 22\n"),)), ["barn"])
    assert (strict.thresholds["sentence_words"], loose.thresholds["sentence_words"]) == (12, 15)


def test_a_house_strategy_lies_beside_its_settings_file(tmp_path: Path) -> None:
    """Its path is counted from there, and one that is not there is an error with its line."""
    (tmp_path / "vores.yaml").write_text("id: vores\n", "utf-8")
    settings = load((write(tmp_path, "profile = 'vores.yaml'\n"),))
    assert settings.own_profile == (tmp_path / "vores.yaml").resolve()
    with pytest.raises(DataError, match="findes ikke") as caught:
        load((write(tmp_path, "\nprofile = 'deres.yaml'\n"),))
    assert caught.value.line == 2
