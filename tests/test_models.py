"""A house may choose another language model; one that cannot be used is said so in Danish."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from klartekst.checker import Checker
from klartekst.danish.models import find
from klartekst.danish.trees import subject_span, trees
from klartekst.errors import DataError, ModelError
from klartekst.readers.plain_text import read
from klartekst.settings import OWN_MODEL, Settings
from klartekst.settings_file import load

SENTENCE = ["Støtten", "udbetales", "."]
HEAVY = "Telefoniske henvendelser vedrørende afdragsvis betaling imødekommes ikke."


def describe(folder: Path, **said: object) -> Path:
    """A package that only has its description."""
    folder.mkdir(parents=True)
    meta = {"lang": "da", "name": "fake", "version": "0.1", "pipeline": ["morphologizer", "parser"], **said}
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")
    return folder


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with one small model that has learnt one sentence, built as spaCy builds them."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("da")
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    known = {
        "words": SENTENCE,
        "heads": [1, 1, 1],
        "deps": ["nsubj", "ROOT", "punct"],
        "pos": ["NOUN", "VERB", "PUNCT"],
        "morphs": ["", "", ""],
    }
    example = Example.from_dict(nlp.make_doc(" ".join(SENTENCE)), known)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example], sgd=optimizer)
    nlp.meta.update({"name": "fake", "version": "0.1", "license": "MIT"})
    place = tmp_path_factory.mktemp("packages")
    package = place / "da_fake"
    package.mkdir()
    nlp.to_disk(package / "da_fake-0.1")
    (package / "__init__.py").write_text("", "utf-8")
    (package / "meta.json").write_bytes((package / "da_fake-0.1" / "meta.json").read_bytes())
    return place


def test_an_installed_package_is_found_and_reads_sentences(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name alone, in spaCy's usual shape."""
    monkeypatch.syspath_prepend(packages)
    model = find("da_fake")
    assert model.label == "da_fake 0.1 (MIT)"
    assert subject_span(trees([SENTENCE], model)[0], 1) == (0, 1)


def test_a_folder_is_a_model_too(packages: Path, tmp_path: Path) -> None:
    """Counted from the settings file's own folder; a check with it names it and does not fail."""
    (tmp_path / "model").symlink_to(packages / "da_fake" / "da_fake-0.1")
    file = tmp_path / "klartekst.toml"
    file.write_text('[grammar]\ntree = true\nmodel = "./model"\n', "utf-8")
    settings = load([file])
    checker = Checker(settings)
    assert checker.model is not None
    assert checker.model.label == "da_fake 0.1 (MIT)"
    assert checker.check(read(HEAVY.encode(), "-")).findings


def test_the_own_model_is_the_one_without_a_setting() -> None:
    """And its name says the same as leaving it out."""
    assert Checker(Settings()).model == find(OWN_MODEL)
    assert find(OWN_MODEL).is_own


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"lang": "en"}, "ikke dansk"),
        ({"pipeline": ["tok2vec", "ner"]}, "mangler »morphologizer« og »parser«"),
        ({"pipeline": ["morphologizer"]}, "mangler »parser«"),
        ({"version": None, "name": None}, "kan ikke indlæses"),
    ],
)
def test_a_model_that_cannot_be_used_is_an_error(tmp_path: Path, said: dict[str, object], what: str) -> None:
    """Of the wrong language, without a parser, or with nothing behind its description."""
    folder = describe(tmp_path / "fake", **said)
    with pytest.raises(ModelError) as caught:
        trees([SENTENCE], find(str(folder)))
    assert what in caught.value.what
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "what"), [("{", "kan ikke læse beskrivelsen"), ("[]", "ikke en sprogmodel")]
)
def test_a_broken_description_is_an_error(tmp_path: Path, text: str, what: str) -> None:
    """A half copied model."""
    (tmp_path / "meta.json").write_text(text, "utf-8")
    with pytest.raises(ModelError, match=what):
        find(str(tmp_path))


@pytest.mark.parametrize("name", ["da_findes_ikke", "json", "da core news"])
def test_a_model_that_is_not_installed_is_an_error_with_its_line(name: str, tmp_path: Path) -> None:
    """Also where the name is that of something else: found before any letter is read."""
    file = tmp_path / "klartekst.toml"
    file.write_text(f'[grammar]\nmodel = "{name}"\n', "utf-8")
    with pytest.raises(DataError) as caught:
        Checker(load([file]))
    assert caught.value.line == 2
    assert "da_klartekst" in caught.value.remedy


def test_commands_name_the_model_in_force(packages: Path, tmp_path: Path) -> None:
    """`config`, `--version --verbose` and the JSON."""
    (tmp_path / "klartekst.toml").write_text(
        f'[grammar]\nmodel = "{packages / "da_fake"}"\n'.replace("\\", "/"), "utf-8"
    )
    (tmp_path / "brev.txt").write_text("Såfremt du flytter, skal du kontakte os.", "utf-8")
    for arguments in (["--version", "--verbose"], ["check", "--format", "json", "brev.txt"]):
        command = [sys.executable, "-m", "klartekst", *arguments]
        shown = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True).stdout
        assert "da_fake 0.1 (MIT)" in shown
    command = [sys.executable, "-m", "klartekst", "config"]
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True).stdout
    assert any(line.startswith("grammar.model") and "da_fake" in line for line in shown.splitlines())


def test_without_the_parser_no_model_is_loaded(tmp_path: Path) -> None:
    """One that could never be loaded does no harm before a tree is asked for."""
    folder = describe(tmp_path / "fake")
    checker = Checker(replace(Settings(), model=str(folder)))
    letter = read(HEAVY.encode(), "-")
    assert checker.check(letter).findings == Checker(Settings()).check(letter).findings != ()
