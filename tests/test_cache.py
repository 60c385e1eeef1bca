"""What is kept between runs: found by content, never needed, never in the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from klartekst import cache
from klartekst.cache import VARIABLE, cache_folder, kept


class Maker:
    """Counts how often it is asked for its value."""

    def __init__(self, value: list[str]) -> None:
        self.value = value
        self.asked = 0

    def __call__(self) -> list[str]:
        """The value."""
        self.asked += 1
        return self.value


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder that is in force."""
    place = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(place))
    return place


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A data file."""
    path = tmp_path / "list.tsv"
    path.write_text("pattern\nsåfremt\n", "utf-8")
    return path


class TestKept:
    """`kept`."""

    def test_makes_a_value_once(self, folder: Path, source: Path) -> None:
        """The second call reads what the first left."""
        make = Maker(["hvis"])
        assert kept("list", [source], list[str], make) == ["hvis"]
        assert kept("list", [source], list[str], make) == ["hvis"]
        assert make.asked == 1

    def test_makes_it_anew_when_a_file_has_changed(self, folder: Path, source: Path) -> None:
        """Content counts, and one file is left in the folder however often it changes."""
        kept("list", [source], list[str], Maker(["hvis"]))
        source.write_text("pattern\ndersom\n", "utf-8")
        assert kept("list", [source], list[str], Maker(["om"])) == ["om"]
        assert len(list(folder.iterdir())) == 1

    def test_makes_it_anew_when_a_file_has_come(self, folder: Path, source: Path) -> None:
        """A rule file that is added is seen."""
        kept("list", [source], list[str], Maker(["hvis"]))
        other = source.with_name("other.tsv")
        other.write_text("", "utf-8")
        assert kept("list", [source, other], list[str], Maker(["om"])) == ["om"]

    @pytest.mark.parametrize("damage", [b"", b"\x00" * 40, None])
    def test_makes_it_anew_when_what_was_kept_is_broken(
        self, folder: Path, source: Path, damage: bytes | None
    ) -> None:
        """An empty file, another value, or the right beginning and then nonsense."""
        kept("list", [source], list[str], Maker(["hvis"]))
        (place,) = folder.iterdir()
        place.write_bytes(place.read_bytes()[:20] + b"\xc1" if damage is None else damage)
        assert kept("list", [source], list[str], Maker(["hvis"])) == ["hvis"]

    def test_does_without_a_folder_that_cannot_be_written(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Here a file stands where the folder should be: the same error as on a read-only disk."""
        blocked = tmp_path / "blocked"
        blocked.write_text("", "utf-8")
        monkeypatch.setenv(VARIABLE, str(blocked))
        make = Maker(["hvis"])
        assert kept("list", [source], list[str], make) == kept("list", [source], list[str], make) == ["hvis"]
        assert make.asked == 2

    def test_keeps_nothing_that_could_not_be_made(self, folder: Path, source: Path) -> None:
        """An error is the caller's, and comes again the next time."""

        def fail() -> list[str]:
            raise ValueError("wrong")

        for _ in range(2):
            with pytest.raises(ValueError, match="wrong"):
                kept("list", [source], list[str], fail)
        assert not folder.exists()


class TestShipped:
    """What the build left beside the data."""

    @pytest.fixture
    def shipped(self, folder: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A build that kept the list, on a machine that keeps nothing."""
        kept("list", [source], list[str], Maker(["hvis"]))
        monkeypatch.setattr(cache, "SHIPPED", folder)
        monkeypatch.setenv(VARIABLE, str(tmp_path / "user"))
        return folder

    def test_is_taken_and_nothing_written(self, shipped: Path, source: Path, tmp_path: Path) -> None:
        """The first run of a new installation makes nothing."""
        make = Maker(["om"])
        assert kept("list", [source], list[str], make) == ["hvis"]
        assert make.asked == 0
        assert not (tmp_path / "user").exists()

    def test_is_taken_where_nothing_is_kept(
        self, shipped: Path, source: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An empty variable speaks of the user's folder, not of klartekst's own."""
        monkeypatch.setenv(VARIABLE, "")
        assert kept("list", [source], list[str], Maker(["om"])) == ["hvis"]

    def test_is_passed_over_when_a_list_was_changed(
        self, shipped: Path, source: Path, tmp_path: Path
    ) -> None:
        """Somebody edits an installed list: the user's folder keeps the new one, the shipped file stands."""
        before = [path.read_bytes() for path in shipped.iterdir()]
        source.write_text("pattern\ndersom\n", "utf-8")
        make = Maker(["om"])
        assert kept("list", [source], list[str], make) == kept("list", [source], list[str], make) == ["om"]
        assert make.asked == 1
        assert [path.read_bytes() for path in shipped.iterdir()] == before

    def test_is_known_again_where_the_data_lie_elsewhere(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A build works in one folder, an installation in another."""
        homes = (tmp_path / "build", tmp_path / "installed")
        monkeypatch.setattr(cache, "data_homes", lambda: homes)
        lists = [home / "lexicons" / "list.tsv" for home in homes]
        for each in lists:
            each.parent.mkdir(parents=True)
            each.write_text("pattern\nsåfremt\n", "utf-8")
        kept("list", lists[:1], list[str], Maker(["hvis"]))
        assert kept("list", lists[1:], list[str], Maker(["om"])) == ["hvis"]


class TestCacheFolder:
    """`cache_folder`."""

    def test_is_none_when_the_variable_is_empty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The way to have nothing kept at all."""
        monkeypatch.setenv(VARIABLE, "")
        assert cache_folder() is None

    def test_is_none_without_a_home(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A service without a home folder gets no folder called »~«."""
        monkeypatch.delenv(VARIABLE)
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setenv("LOCALAPPDATA", "")
        monkeypatch.setattr("os.path.expanduser", lambda path: path)
        assert cache_folder() is None


def check(letter: Path) -> "subprocess.Popen[bytes]":
    """A whole run of `klartekst check`."""
    command = [sys.executable, "-m", "klartekst", "check", "--exit-zero", str(letter)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_runs_at_once_give_the_same_and_leave_no_letter_behind(folder: Path, tmp_path: Path) -> None:
    """Both start with an empty folder; afterwards it holds rules and lists, and no word of the letter."""
    letter = tmp_path / "brev.txt"
    letter.write_text("Kære Zebedæus\n\nSåfremt du flytter, skal du kontakte os.\n", "utf-8")
    shown = [run.communicate() for run in [check(letter), check(letter)]]
    assert shown[0] == shown[1] == check(letter).communicate()
    assert shown[0][0]
    assert shown[0][1] == b""
    assert {path.suffix for path in folder.iterdir()} == {".msgpack"}
    assert not any("Zebedæus".encode() in path.read_bytes() for path in folder.iterdir())


def test_what_makes_the_kept_values_uses_no_room_that_is_left_out_of_the_digest() -> None:
    """Else a change of the code could leave what was kept as it is."""
    makers = ("understanding.elements", "understanding.letter_type", "understanding.strengths", "rules.load")
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys, {', '.join(f'klartekst.{each}' for each in makers)}; print(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    rooms = {name.split(".")[1] for name in loaded if name.startswith("klartekst.")}
    assert {"wording", "danish", "rules"} <= rooms
    assert not rooms & cache.NO_PART


def test_only_those_makers_keep_anything() -> None:
    """Who else begins to keep values must be looked at."""
    source = Path(cache.__file__).parent
    keeping = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "from klartekst.cache import" in path.read_text("utf-8") and "kept" in path.read_text("utf-8")
    }
    assert keeping == {
        "checker.py",
        "understanding/elements.py",
        "understanding/letter_type.py",
        "understanding/letter_words.py",
        "understanding/strengths.py",
        "wording/wordlist.py",
    }
