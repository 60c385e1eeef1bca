"""Which files of a collection are letters, and what they are called."""

from pathlib import Path

import pytest
from collection_builder import write_collection

from klartekst.errors import UsageError
from klartekst.scanning.walk import Walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve small letters in two departments, and what is no letter."""
    return write_collection(tmp_path / "breve")


class TestWalk:
    """Which files are read."""

    def test_locks_own_copies_and_other_kinds_are_passed_over(self, folder: Path) -> None:
        """Only letters are left, and each knows its department."""
        found = list(Walk([str(folder)], (), (), folder / "rapport"))
        assert [each.name for each in found][:2] == ["Job/brev00.txt", "Job/brev02.txt"]
        assert {each.department for each in found} == {"Job", "Ældre"}
        assert len(found) == 12

    @pytest.mark.parametrize(
        ("only", "without", "number"),
        [(("*.docx",), (), 0), (("job/*",), (), 6), ((), ("Job",), 6), ((), ("brev0?.txt",), 2)],
    )
    def test_patterns_choose_by_name_and_by_place(
        self, folder: Path, only: tuple[str, ...], without: tuple[str, ...], number: int
    ) -> None:
        """Capitals do not matter, and a folder's name means all in it."""
        assert len(list(Walk([str(folder)], only, without, folder / "rapport"))) == number

    def test_the_report_is_not_read_as_letters(self, folder: Path) -> None:
        """A report inside the collection is no part of it."""
        (folder / "rapport").mkdir()
        (folder / "rapport" / "brev.txt").write_text("Hej", "utf-8")
        assert len(list(Walk([str(folder)], (), (), folder / "rapport"))) == 12

    def test_several_folders_keep_their_names_apart(self, folder: Path, tmp_path: Path) -> None:
        """Two folders of one name do not hide each other's files."""
        other = tmp_path / "andre" / "breve"
        other.mkdir(parents=True)
        (other / "x.txt").write_text("Hej", "utf-8")
        names = [each.name for each in Walk([str(folder), str(other)], (), (), tmp_path / "r")]
        assert names[-1] == "breve-2/x.txt"
        assert len(set(names)) == 13

    def test_a_folder_that_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        """Said before anything is read."""
        with pytest.raises(UsageError):
            Walk([str(tmp_path / "nej")], (), (), tmp_path)
