"""The tags in a template's source: what will be filled in, what chooses between texts, notes to its makers.

Jinja and Twig (`{{ x }}`, `{% if %}`, `{# #}`), Handlebars and Mustache (`{{#if}}`, `{{else}}`, `{{/if}}`,
`{{! }}`), `${x}`, and `<% %>`. Only looked at: a template is never rendered, as that would run its code.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple


class TagKind(Enum):
    """What a tag does to the text that the citizen gets."""

    OUTPUT = auto()  # a value stands here
    CONTROL = auto()  # nothing stands here; it opens, splits or closes a stretch
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag at `source[start:end]`; `content` is what stands between its signs."""

    start: int
    end: int
    kind: TagKind
    content: str


@dataclass(frozen=True, slots=True)
class Choice:
    """`{% if %}A{% else %}B{% endif %}`: its `branches` as places in the source, of which a letter has one."""

    start: int
    end: int
    branches: tuple[tuple[int, int], ...]


class _Signs(NamedTuple):
    """What a tag stands between; where it is `plain`, no brace and no new line, as `${` and `{{{` else mean less."""

    opening: str
    closing: str
    kind: TagKind
    longest: int = 4000  # characters; a tag that is not closed is text
    plain: bool = False


_SIGNS = (
    _Signs("{#", "#}", TagKind.COMMENT),
    _Signs("{{!--", "--}}", TagKind.COMMENT),
    _Signs("{{!", "}}", TagKind.COMMENT),
    _Signs("{%", "%}", TagKind.CONTROL),
    _Signs("{{{", "}}}", TagKind.OUTPUT, plain=True),
    _Signs("{{", "}}", TagKind.OUTPUT),
    _Signs("<%--", "--%>", TagKind.COMMENT),
    _Signs("<%=", "%>", TagKind.OUTPUT),
    _Signs("<%-", "%>", TagKind.OUTPUT),
    _Signs("<%", "%>", TagKind.CONTROL),
    _Signs("[[${", "}]]", TagKind.OUTPUT, 200, plain=True),
    _Signs("${", "}", TagKind.OUTPUT, 200, plain=True),
)
"""Those that begin alike from the longest on."""

_MAY_BEGIN = re.compile(r"\{[{%#]|<%|\$\{|\[\[\$\{")
_WHITESPACE_SIGN = {"{%": re.compile(r"^[-+]|[-+]$"), "{{": re.compile(r"^[-~]|[-~]$")}
"""What stands next to the signs and is said to the space around the tag."""

_SECTION = re.compile(r"\s*(?=[#/^>&]|else\b)")  # Handlebars writes a choice between the signs of a value
_OPENS = re.compile(r"\s*#?(?:if|unless|ifequal|ifnotequal)\b")
_SPLITS = re.compile(r"\s*(?:else|elif|elseif|elsif)\b|\s*\^\s*\Z")
_CLOSES = re.compile(r"\s*(?:/\s*(?:if|unless)\b|end(?:if|unless|ifequal|ifnotequal)\b)")


def tags(source: str) -> tuple[Tag, ...]:
    """The tags of a template in order; none lies in another."""
    made = []
    closings = _Closings(source)
    at = 0
    while (begins := _MAY_BEGIN.search(source, at)) is not None:
        tag = _tag_at(source, begins.start(), closings)
        if tag is not None:
            made.append(tag)
        at = tag.end if tag is not None else begins.start() + 1
    return tuple(made)


class _Closings:
    """Where the next closing sign stands: looked for once, however many openings wait for the same."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._next: dict[str, int] = {}

    def from_(self, at: int, sign: str) -> int:
        """The place of the first `sign` at or behind `at`, which only grows; the source's end when there is none."""
        known = self._next.get(sign, -1)
        if known < at:
            found = self._source.find(sign, at)
            known = self._next[sign] = found if found >= 0 else len(self._source)
        return known


def _tag_at(source: str, start: int, closings: _Closings) -> Tag | None:
    for signs in _SIGNS:
        if not source.startswith(signs.opening, start):
            continue
        first = start + len(signs.opening)
        last = closings.from_(first, signs.closing)
        if last > min(first + signs.longest, len(source) - 1):
            continue
        content = source[first:last]
        if signs.plain and (not content or "{" in content or "}" in content or "\n" in content):
            continue
        if signs.opening in _WHITESPACE_SIGN:
            content = _WHITESPACE_SIGN[signs.opening].sub("", content)
        kind = signs.kind
        if signs.opening == "{{" and (section := _SECTION.match(content)):
            kind, content = TagKind.CONTROL, content[section.end() :]
        return Tag(start, last + len(signs.closing), kind, content)
    return None


def choices(found: Sequence[Tag]) -> tuple[Choice, ...]:
    """The choices between two branches or more, inner ones too, in the order in which they close."""
    made: list[Choice] = []
    waiting: list[list[Tag]] = []
    for tag in found:
        if tag.kind is not TagKind.CONTROL:
            continue
        if _CLOSES.match(tag.content):
            if waiting:
                opened = [*waiting.pop(), tag]
                branches = tuple((one.end, other.start) for one, other in pairwise(opened))
                if len(branches) > 1:
                    made.append(Choice(opened[0].start, tag.end, branches))
        elif _SPLITS.match(tag.content):
            if waiting:
                waiting[-1].append(tag)
        elif _OPENS.match(tag.content):
            waiting.append([tag])
    return tuple(made)
