"""The copies that the page gives back, opened in LibreOffice: the same words change there, and nothing else.

Run with `pytest -m libreoffice`; skipped where LibreOffice is lacking. The real templates are tried where they lie
beside the project.
"""

import re
import shutil
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from test_libreoffice import NEEDED, REAL, ROOT, built, convert
from test_mended_copy import copied, offered
from word_package import W, comments, document, members

from klartekst.readers.open import read_named

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason="LibreOffice is not installed"),
]
Change = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Copy:
    """A letter and its copy with all that the page offers for it; `shown` are both as LibreOffice saved them."""

    name: str
    before: bytes
    after: bytes
    tracked: bool
    shown: tuple[bytes, bytes]

    def changes(self) -> tuple[list[Change], list[Change]]:
        """The words that went and came: as klartekst reads the two files, and as LibreOffice does."""
        ours = [_words(data, self.name) for data in (self.before, self.after)]
        theirs = [_words(data, "brev.odt") for data in self.shown]
        return _changes(*ours), _changes(*theirs)


def _words(data: bytes, name: str) -> list[str]:
    return re.findall(r"\w+", read_named(data, name)[0].text)


def _changes(before: list[str], after: list[str]) -> list[Change]:
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sorted((tuple(before[i:j]), tuple(after[k:m])) for tag, i, j, k, m in codes if tag != "equal")


def _letters(profile: Path, folder: Path) -> dict[str, bytes]:
    """Word documents, and OpenDocument texts as LibreOffice itself writes them."""
    examples = sorted(ROOT.glob("examples/breve/*.docx"))
    convert(examples, "odt", profile, folder)
    files = [*examples, *REAL.glob("*.docx"), *folder.glob("*.odt")]
    made = {f"{name}.docx": data for name, data in built().items()}
    return made | {path.name: path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Copy]:
    """Every letter with all that can be put in, plain and tracked, and all of them through LibreOffice."""
    folder, profile = tmp_path_factory.mktemp("kopier"), tmp_path_factory.mktemp("profil")
    asked: list[tuple[str, bytes, bytes, bool, tuple[Path, Path]]] = []
    for number, (name, data) in enumerate(_letters(profile, folder / "odt").items()):
        suffix = Path(name).suffix
        for tracked in (False, True) if suffix == ".docx" else (False,):
            after, _ = copied(data, *offered(data, name), tracked=tracked, name=name)
            paths = (folder / f"{number}{suffix}", folder / f"{number}-{tracked}{suffix}")
            for path, content in zip(paths, (data, after), strict=True):
                path.write_bytes(content)
            asked.append((name, data, after, tracked, paths))
    out = folder / "ud"
    everything = {path for *_, paths in asked for path in paths}
    convert(sorted(everything), "odt", profile, out)
    return [
        Copy(*rest, (_saved(out, paths[0]), _saved(out, paths[1])))  # type: ignore[arg-type]
        for *rest, paths in asked
    ]


def _saved(folder: Path, path: Path) -> bytes:
    return (folder / path.with_suffix(".odt").name).read_bytes()


def test_most_letters_have_something_to_put_in(copies: list[Copy]) -> None:
    """Otherwise the tests below would say nothing."""
    assert sum(bool(copy.changes()[0]) for copy in copies) >= 12


def test_libreoffice_sees_the_same_changes_and_no_others(copies: list[Copy]) -> None:
    """Word for word; tracked changes as they are when they are accepted."""
    for copy in copies:
        ours, theirs = copy.changes()
        assert theirs == ours, (copy.name, copy.tracked)


def test_libreoffice_knows_the_tracked_changes_and_the_comments(copies: list[Copy]) -> None:
    """Each in klartekst's name, so that the caseworker can accept them and take the comments away."""
    seen = 0
    for copy in copies:
        if not copy.name.endswith(".docx"):
            continue
        content = members(copy.shown[1])["content.xml"].decode()
        assert content.count("<office:annotation ") == len(comments(copy.after)), copy.name
        written = list(document(copy.after).iter(W + "ins", W + "del"))
        own = [each for each in written if each.get(W + "author") == "klartekst"]
        regions = re.findall(r"<text:changed-region.*?</text:changed-region>", content, re.S)
        theirs = [each for each in regions if "<dc:creator>klartekst</dc:creator>" in each]
        assert bool(theirs) == bool(own), (copy.name, copy.tracked)
        seen += len(theirs)
    assert seen
