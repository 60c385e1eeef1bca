"""What the pages print: their fenced blocks, the commands in them, and whether an output is the printed one."""

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^( *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^\1```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_INLINE = re.compile(r"`(?:\.venv/bin/)?(klartekst [^`\n]*)`")
_FINDS = re.compile(r"klartekst check ")
GAP = "…"
"""In a printed output: whatever stands here. Alone on a line it is any lines, also none."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the file that its title names (or ""), its text, its line in the page."""

    language: str
    title: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command as printed, and the output printed below it; None where the page prints none."""

    line: str
    output: str | None


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, from its top."""
    text = page.read_text("utf-8")
    found = []
    for fence in _FENCE.finditer(text):
        language, _, rest = fence["info"].partition(" ")
        title = _TITLE.search(rest)
        found.append(
            Block(
                language,
                title[1] if title else "",
                textwrap.dedent(fence["text"]),
                text.count("\n", 0, fence.start()) + 1,
            )
        )
    return found


def commands(block: Block) -> list[Command]:
    """The commands of an `sh` block, one a line, or of a `console` block, each behind a `$`."""
    if block.language == "sh":
        return [Command(line, None) for line in block.text.splitlines() if line and not line.startswith("#")]
    if block.language != "console":
        return []
    prompts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    return [Command(line, output) for line, _, output in (each.partition("\n") for each in prompts)]


def changed(text: str, diff: str) -> str:
    """A file's text with a `diff` block done to it. Raises ValueError unless its old lines stand there once."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    new = "".join(line[1:] for line in lines if not line.startswith("-"))
    if text.count(old) != 1:
        raise ValueError(f"{text.count(old)} places for:\n{old}")
    return text.replace(old, new)


def inline(page: Path) -> list[str]:
    """The calls of klartekst that stand in running text, without those that only name a command's place."""
    return _INLINE.findall(without_blocks(page))


def without_blocks(page: Path) -> str:
    """The running text of a page."""
    return _FENCE.sub("", page.read_text("utf-8"))


def follow(page: Path, desk: Path, run: Callable[[str], tuple[int, str] | None]) -> None:
    """Go through a page from its top, in the folder `desk`: make its files and its changes, run its commands.

    `run` gives a command's exit status and what it said, None for one that is not run. What the page prints must be
    said; the status must be 0, or 1 of a check, which finds something.
    """
    for block in blocks(page):
        if block.title:
            file = desk / block.title
            file.write_text(
                changed(file.read_text("utf-8"), block.text) if block.language == "diff" else block.text,
                "utf-8",
            )
        for command in commands(block):
            done = run(command.line)
            if done is None:
                continue
            status, said = done
            place = f"{page.name}:{block.line}: {command.line}"
            assert status == 0 or (status == 1 and _FINDS.search(command.line)), f"{place}\n{status}: {said}"
            assert command.output is None or is_printed(command.output, said), f"{place}\n{said}"


def is_printed(printed: str, said: str) -> bool:
    """Whether a program said what the page prints, gaps aside."""
    lines = [re.escape(line).replace(re.escape(GAP), ".*") for line in printed.rstrip().splitlines()]
    pattern = "".join("(?:.*\n)*" if line == ".*" else line + "\n" for line in lines)
    return re.fullmatch(pattern, said.rstrip() + "\n") is not None
