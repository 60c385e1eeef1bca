"""Every command line that the pages print is run as it is printed, or stands here with the reason why not."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pdf_builder
import pytest
from click.testing import CliRunner
from doc_blocks import blocks, changed, commands, follow, inline, is_printed, without_blocks
from pdf_builder import column
from running_service import running

from klartekst import cli
from klartekst.errors import KlartekstError

ROOT = Path(__file__).parent.parent
NOT_RUN = {
    r"^python3 -m venv |^\.venv/bin/pip |^pip |^/opt/klartekst|^docker |^install |^systemctl |^openssl ": (
        "sets up a machine; .ci/run installs from a checkout, from a wheel and as the Dockerfile does"
    ),
    r"^npm pack ": "fetches the dictionary that the lexicon is built from",
    r"^\(cd hjul ": "needs the folder of wheels that was moved; .ci/run installs without an index",
    r"^diff gammel\.json": "needs two installations side by side",
    r"^klartekst (?:serve|smtp) ?": "runs until it is stopped; tests/test_serve_http.py and tests/test_smtp.py run it",
    r"^sudo unshare |^strace ": "needs root, and strace; tests/test_offline.py does the same",
    r"^dask | --dask ": "needs machines for a cluster; tests/test_dask.py makes one",
    r"^\.venv/bin/pytest ": "is a run of the tests",
    r"^nice \.venv/bin/python fuzzing/run\.py|fuzzing/(?:hostile|torn)\.py": "takes ten minutes, or an hour",
    r"^(?:\.venv/bin/)?python (?:benchmarks|training)/": "takes minutes; figures of last runs are written down",
}
"""A command that matches one of these, and why it is not run here."""
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *ROOT.glob("*/*.md"), *ROOT.glob("*/*/*.md")]
    if page.relative_to(ROOT).parts[0] not in {".venv", "site", "build", "node_modules", ".pytest_cache"}
)
ELSEWHERE = {"CONTRIBUTING.md": "changes the code; tests/test_newcomer.py follows it in a copy"}
FOLLOWED = [page for page in PAGES if any(map(commands, blocks(page))) and page.name not in ELSEWHERE]
SERVICE = "http://localhost:8081"
SHELL = re.compile(r"[|<>$&;*]")
BIN = Path(sys.executable).parent
LETTERS = ROOT / "examples" / "breve"


def name(page: Path) -> str:
    """A page by its place in the project."""
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the pages speak of, beside the project's own folders."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for folder in ("benchmarks", "fuzzing", "rules", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    word = LETTERS / "hjemmehjaelp-bevilling.foer.docx"
    shutil.copy(word, tmp_path / "brev.docx")
    shutil.copy(LETTERS / "affald-rykker.foer.txt", tmp_path / "brev.txt")
    (tmp_path / "brev.pdf").write_bytes(pdf())
    (tmp_path / "udgaaende").mkdir()
    (tmp_path / "breve").mkdir()
    shutil.copy(LETTERS / "affald-rykker.foer.txt", tmp_path / "breve")
    templates = tmp_path / "skabeloner"
    templates.mkdir()
    shutil.copy(word, templates / "afslag.docx")
    shutil.copy(LETTERS / "skolebefordring-afslag.foer.txt", templates)
    (templates / "afslag.txt").write_text("Kære «Navn»\n\nSåfremt du flytter, skal du sige det.\n", "utf-8")
    shutil.copy(word, tmp_path / "afslag.gammel.docx")
    shutil.copy(LETTERS / "hjemmehjaelp-bevilling.efter.docx", tmp_path / "afslag.docx")
    # A busy machine may take more than the hook's four seconds, and the pages do not speak of that.
    (tmp_path / "klartekst.toml").write_text("[hook]\ntimeout_s = 60\n", "utf-8")
    (tmp_path / "antal.csv").write_text("skabelon;antal\nafslag.docx;1.200\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pdf() -> bytes:
    """A letter as PDF."""
    return pdf_builder.pdf(column("Kære Ali", "Du skal sende os din lønseddel senest den 3. maj 2027."))


@pytest.fixture
def address() -> Iterator[str]:
    """Where a service answers."""
    with running() as client:
        yield str(client.base_url)


def reason(line: str) -> str | None:
    """Why a command is not run; None when it is."""
    return next((why for pattern, why in NOT_RUN.items() if re.search(pattern, line)), None)


def run(line: str) -> tuple[int, str]:
    """The exit status of a command, and what it said."""
    own = re.fullmatch(r"(?:\.venv/bin/)?klartekst (.*)", line)
    if own and not SHELL.search(re.sub(r"'[^']*'", "", line)):
        return in_process(shlex.split(own[1]))
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    line = line.replace(".venv/bin/", "")
    done = subprocess.run(
        ["bash", "-c", line], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    return done.returncode, done.stdout + done.stderr


def in_process(arguments: list[str]) -> tuple[int, str]:
    """A command of klartekst, without a process of its own."""
    result = CliRunner().invoke(cli.commands, arguments, prog_name="klartekst", standalone_mode=False)
    if isinstance(result.exception, KlartekstError):
        return result.exception.status, f"{result.output}klartekst: {result.exception}\n"
    if result.exception is not None:
        raise result.exception
    return int(result.return_value or 0), result.output


@pytest.mark.parametrize("page", FOLLOWED, ids=name)
def test_a_page_can_be_followed(page: Path, desk: Path, request: pytest.FixtureRequest) -> None:
    """From its top: its files are written, its commands are run, and what it prints is what they say."""

    def run_here(line: str) -> tuple[int, str] | None:
        if reason(line) is not None:
            return None
        if SERVICE in line:
            line = line.replace(SERVICE, request.getfixturevalue("address"))
            line = line.replace("curl ", "curl --silent --show-error --fail ")
        return run(line)

    follow(page, desk, run_here)


def calls() -> Iterator[tuple[str, str]]:
    """Every call of klartekst in the pages, run or not, with its page."""
    for page in PAGES:
        lines = [command.line for block in blocks(page) for command in commands(block)]
        found = [re.search(r"(?:^|[ /])(klartekst [^|<>]*)", line) for line in lines]
        for call in [*(each[1] for each in found if each), *inline(page)]:
            yield name(page), call


@pytest.mark.parametrize(("page", "call"), sorted(set(calls())))
def test_a_call_names_commands_and_options_that_are_there(page: str, call: str) -> None:
    """Also where it is not run: in running text, in tables, and where it needs another machine."""
    word, *rest = re.sub(r"\(.*?\)|»|«", "", call.removeprefix("klartekst ")).split()
    if not word.isalpha() or not word.islower():
        return
    found: click.Command | None = cli.commands
    for each in (word, *rest[:1]):
        if isinstance(found, click.Group):
            inner = found.get_command(click.Context(found), each)
            found = inner if inner is not None or each is word else found
    assert found is not None, f"{page}: {call}"
    known = {option for parameter in found.params for option in parameter.opts} | {"--help", "-"}
    assert {each for each in rest if each.startswith("-")} <= known, f"{page}: {call}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_link_in_the_repository_leads_to_a_file(page: Path) -> None:
    """As the pages are read where the code is hosted; the site's own links are checked in tests/test_site.py."""
    prose = without_blocks(page)
    links = re.findall(r"\]\((?![a-z]+:|#)([^)#\s]+)", prose)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_each_reason_is_needed() -> None:
    """A reason for a command that no page prints would hide the next one that looks like it."""
    lines = [command.line for page in PAGES for block in blocks(page) for command in commands(block)]
    assert [pattern for pattern in NOT_RUN if not any(re.search(pattern, line) for line in lines)] == []


def test_no_command_hides_in_a_block_without_a_language() -> None:
    """Only `sh` and `console` blocks are followed; what looks like a command elsewhere would not be."""
    hidden = [
        f"{name(page)}:{block.line}"
        for page in PAGES
        for block in blocks(page)
        if block.language not in {"sh", "console"}
        and re.search(r"^(?:\$ |klartekst |\.venv/|python )", block.text, re.M)
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("printed", "said", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a\n…\n", "b\n", False),
        ("… regler, 0 fejl.\n", "104 regler, 0 fejl.\n", True),
        ("… regler, 0 fejl.\n", "104 regler, 1 fejl.\n", False),
        ("a\n", "a\nb\n", False),
    ],
)
def test_a_gap_stands_for_anything_and_nothing_else_does(printed: str, said: str, same: bool) -> None:
    """The comparison itself can fail."""
    assert is_printed(printed, said) is same


def test_a_change_is_made_where_its_lines_stand_once() -> None:
    """Not where they stand twice, and not where somebody has written something else."""
    assert changed("a\nb\nc\n", " b\n+x\n") == "a\nb\nx\nc\n"
    assert changed("a\nb\n", "-a\n+x\n b\n") == "x\nb\n"
    for text in ("b\nb\n", "c\n"):
        with pytest.raises(ValueError, match="places for"):
            changed(text, "-b\n+x\n")
