"""What the pages print: their fenced blocks, the commands in them, and whether an output is the printed one."""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^( *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^\1```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_INLINE = re.compile(r"`(?:\.venv/bin/)?(klartekst [^`\n]*)`")
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


def inline(page: Path) -> list[str]:
    """The calls of klartekst that stand in running text, without those that only name a command's place."""
    return _INLINE.findall(_FENCE.sub("", page.read_text("utf-8")))


def is_printed(printed: str, said: str) -> bool:
    """Whether a program said what the page prints, gaps aside."""
    lines = [re.escape(line).replace(re.escape(GAP), ".*") for line in printed.rstrip().splitlines()]
    pattern = "".join("(?:.*\n)*" if line == ".*" else line + "\n" for line in lines)
    return re.fullmatch(pattern, said.rstrip() + "\n") is not None
