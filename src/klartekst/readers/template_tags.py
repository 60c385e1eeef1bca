"""The tags in a template's source: what will be filled in, what chooses between texts, notes to its makers.

Jinja and Twig (`{{ x }}`, `{% if %}`, `{# #}`), Handlebars and Mustache (`{{#if}}`, `{{else}}`, `{{/if}}`,
`{{! }}`), `${x}`, and `<% %>`. Only looked at: a template is never rendered, as that would run its code.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise


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


_LONGEST = 4000  # characters between the signs of a tag; one that is not closed is text
_TAG = re.compile(
    rf"""
    \{{\#(?P<note>.{{0,{_LONGEST}}}?)\#\}}
    |\{{\{{!(?P<remark>--.{{0,{_LONGEST}}}?--|[^}}]{{0,{_LONGEST}}})\}}\}}
    |\{{%[-+]?(?P<block>.{{0,{_LONGEST}}}?)[-+]?%\}}
    |\{{\{{\{{(?P<raw>[^{{}}]{{0,{_LONGEST}}})\}}\}}\}}
    |\{{\{{[-~]?\s*(?P<section>[\#/^>&].{{0,{_LONGEST}}}?|else\b.{{0,{_LONGEST}}}?)[-~]?\}}\}}
    |\{{\{{[-~]?(?P<double>.{{0,{_LONGEST}}}?)[-~]?\}}\}}
    |<%--(?P<hidden>.{{0,{_LONGEST}}}?)--%>
    |<%[=-](?P<printed>.{{0,{_LONGEST}}}?)%>
    |<%(?P<code>.{{0,{_LONGEST}}}?)%>
    |\[\[\$\{{(?P<word>[^{{}}\n]{{1,200}})\}}\]\]
    |\$\{{(?P<dollar>[^{{}}\n]{{1,200}})\}}
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENTS = frozenset({"note", "remark", "hidden"})
_CONTROLS = frozenset({"block", "section", "code"})
_OPENS = re.compile(r"\s*#?(?:if|unless|ifequal|ifnotequal)\b")
_SPLITS = re.compile(r"\s*(?:else|elif|elseif|elsif)\b|\s*\^\s*\Z")
_CLOSES = re.compile(r"\s*(?:/\s*(?:if|unless)\b|end(?:if|unless|ifequal|ifnotequal)\b)")


def tags(source: str) -> tuple[Tag, ...]:
    """The tags of a template in order; none lies in another."""
    made = []
    for found in _TAG.finditer(source):
        name = found.lastgroup or ""
        kind = (
            TagKind.COMMENT if name in _COMMENTS else TagKind.CONTROL if name in _CONTROLS else TagKind.OUTPUT
        )
        made.append(Tag(found.start(), found.end(), kind, found[name]))
    return tuple(made)


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
