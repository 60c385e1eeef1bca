"""The peers that `peers.py` measures: where they are installed from, and how each is asked about letters.

Each goes into a folder of its own and touches nothing else; one that cannot be had on this machine is left out,
and the run says so. Most have rules for English: they read the same letters and look for other words.
"""

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Callable[[Sequence[str]], list[str]]
"""From the paths of letters to a command line."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool at a version, what it does with a letter, how it is called, and how it is held in memory, if it can be.

    `warm` prints the milliseconds of the processor for the page that is appended to it.
    """

    name: str
    version: str
    what: str
    command: Command
    warm: Sequence[str] = ()


_TEXTSTAT = """
import sys, textstat
for path in sys.argv[1:]:
    text = open(path).read()
    print(textstat.lix(text), textstat.rix(text))
"""
_BLANK = """
import sys, spacy
nlp = spacy.blank('da')
nlp.add_pipe('sentencizer')
{}
texts = [open(path).read() for path in sys.argv[1:]]
"""
_SPACY = _BLANK.format("") + "print(sum(len(list(doc.sents)) for doc in nlp.pipe(texts)))\n"
_DESCRIPTIVES = (
    _BLANK.format("import textdescriptives; nlp.add_pipe('textdescriptives/readability')\n")
    + "for doc in nlp.pipe(texts):\n    print(doc._.readability)\n"
)
_RETEXT = """
import {readFileSync} from 'node:fs'
import {retext} from 'retext'
import readability from 'retext-readability'
import simplify from 'retext-simplify'
import passive from 'retext-passive'
const checking = retext().use(simplify).use(passive).use(readability)
for (const path of process.argv.slice(2)) {
  const read = await checking.process(readFileSync(path, 'utf8'))
  for (const each of read.messages) console.log(path, String(each))
}
"""
_TEXTLINT = {"rules": {"sentence-length": {"max": 150}, "max-comma": {"max": 4}}}
_NPM = {
    "write-good": "1.0.8",
    "alex": "11.0.1",
    "textlint": "15.8.0",
    "textlint-rule-sentence-length": "5.2.1",
    "textlint-rule-max-comma": "4.0.0",
    "retext": "9.0.0",
    "retext-readability": "8.0.0",
    "retext-simplify": "8.0.0",
    "retext-passive": "5.0.0",
}
_PYPI = {"codespell": "2.4.3", "proselint": "0.16.0", "textstat": "0.7.13", "textdescriptives": "2.8.4"}


def installed(place: Path) -> list[Peer]:
    """The peers that could be installed below `place`, the lightest first; installed before, they are found again."""
    place.mkdir(parents=True, exist_ok=True)
    made: list[Peer] = []
    for install in (_from_debian, _from_pypi, _from_npm):
        try:
            made += install(place)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"not measured: {install.__name__.removeprefix('_from_')} ({error})", file=sys.stderr)
    return made


def _run(*command: str, cwd: Path) -> str:
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout


def _from_debian(place: Path) -> Iterator[Peer]:
    """diction, unpacked and not installed."""
    folder = place / "debian"
    if not folder.exists():
        folder.mkdir()
        _run("apt-get", "download", "-q", "diction", cwd=folder)
        _run("dpkg", "-x", next(folder.glob("diction_*.deb")).name, ".", cwd=folder)
    version = next(folder.glob("diction_*.deb")).name.split("_")[1].partition("-")[0]
    phrases = str(folder / "usr/share/diction/en_GB")
    command = [str(folder / "usr/bin/diction"), "-n", "-f", phrases]
    yield Peer("diction", version, "a list of English phrases (C)", lambda paths: [*command, *paths])


def held(python: str, tool: str) -> Sequence[str]:
    """The command that holds a tool of `warm.py` in the memory of this Python."""
    return (python, str(Path(__file__).with_name("warm.py")), tool)


def _from_pypi(place: Path) -> Iterator[Peer]:
    folder = place / "pypi"
    if not folder.exists():
        venv.create(folder, with_pip=True)
        named = [f"{name}=={version}" for name, version in _PYPI.items()]
        _run(str(folder / "bin/pip"), "install", "-q", *named, cwd=place)
    programs = folder / "bin"
    python = str(programs / "python")
    spacy = _run(python, "-c", "import spacy; print(spacy.__version__)", cwd=place).strip()

    def script(code: str) -> Command:
        return lambda paths: [python, "-c", code, *paths]

    def program(*command: str) -> Command:
        return lambda paths: [str(programs / command[0]), *command[1:], *paths]

    def peer(name: str, what: str, command: Command, *, warm: bool = True) -> Peer:
        known = name.lower()
        return Peer(name, _PYPI.get(known, spacy), what, command, held(python, known) if warm else ())

    # codespell reads its dictionary within its command, and has no other way in.
    yield peer("codespell", "a list of misspelt English words", program("codespell"), warm=False)
    yield peer("proselint", "expressions for English style", program("proselint", "check"))
    yield peer("textstat", "LIX and RIX", script(_TEXTSTAT))
    yield peer("spaCy", 'words and sentences: `blank("da")` and sentencizer', script(_SPACY))
    yield peer("TextDescriptives", 'readability on `blank("da")`', script(_DESCRIPTIVES))


def _from_npm(place: Path) -> Iterator[Peer]:
    folder = place / "npm"
    if shutil.which("npm") is None:
        raise OSError("npm is not installed")
    if not folder.exists():
        folder.mkdir()
        named = [f"{name}@{version}" for name, version in _NPM.items()]
        _run("npm", "install", "--silent", "--no-save", "--prefix", str(folder), *named, cwd=folder)
        (folder / "rules.json").write_text(json.dumps(_TEXTLINT), "utf-8")
        (folder / "retext.mjs").write_text(_RETEXT, "utf-8")
    programs = folder / "node_modules" / ".bin"

    def program(*command: str) -> Command:
        return lambda paths: [str(programs / command[0]), *command[1:], *paths]

    yield Peer("write-good", _NPM["write-good"], "expressions for English style", program("write-good"))
    rules = ("--config", str(folder / "rules.json"), "--rules-base-directory", str(folder / "node_modules"))
    yield Peer(
        "textlint", _NPM["textlint"], "two rules: sentence length, commas", program("textlint", *rules)
    )
    run = ["node", str(folder / "retext.mjs")]
    what = "simpler English words, passives, readability"
    yield Peer("retext", _NPM["retext"], what, lambda paths: [*run, *paths])
    yield Peer("alex", _NPM["alex"], "inconsiderate English words", program("alex", "--text"))
