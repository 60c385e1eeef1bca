"""A rule's manual page, made from the rule's own file."""

import textwrap
from dataclasses import dataclass

from klartekst.rules.schema import FlaggedExample, Rule
from klartekst.screen import READABLE

LABEL = 9  # columns of "Hvorfor: "
_ALLOW = 'Skriv allowed = ["ordet"] under [words] i klartekst.toml.'


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled part of a rule's manual: a sentence or two, or (`listed`) a list of them."""

    label: str
    texts: tuple[str, ...]
    listed: bool = False


def parts(rule: Rule) -> tuple[tuple[Part, ...], ...]:
    """What a rule's manual says, in groups of what belongs together; every rendering of it begins here."""
    shown = tuple(filter(None, map(_line, rule.examples.flagged)))[:3]
    return (
        (Part("Hvad", (rule.what,)), Part("Hvorfor", (rule.why,))),
        (Part("Før", (rule.before,)), Part("Efter", (rule.after,))),
        (Part("Lader i fred", rule.leaves_alone, listed=True),),
        *(((Part("Finder for eksempel", shown, listed=True),),) if shown else ()),
        (Part("Kilde", (rule.source,)), Part("Vægt", (rule.severity.value,))),
        (
            Part("Slå reglen fra", (f'Skriv off = ["{rule.id}"] under [rules] i klartekst.toml.',)),
            *((Part("Tillad et enkelt ord", (_ALLOW,)),) if shown else ()),
        ),
    )


def _line(example: FlaggedExample) -> str:
    """The line of an example that the finding stands in; "" for one on a whole letter, which no line shows."""
    text = example.text.strip()
    if example.mark is None:
        return text if "\n" not in text else ""
    before, mark, _ = text.partition(example.mark)
    line = text.count("\n", 0, len(before)) if mark else 0
    return text.splitlines()[line]


def page(rule: Rule, width: int = READABLE) -> str:
    """The manual page of a rule as text in lines of `width` columns."""
    groups = ("\n".join(_shown(each, width) for each in group) for group in parts(rule))
    return "\n\n".join([f"{rule.title} ({rule.id})", *groups])


def _shown(part: Part, width: int) -> str:
    if part.listed:
        return "\n".join([f"{part.label}:", *(_wrapped("  – ", text, width) for text in part.texts)])
    return "\n".join(_wrapped(f"{part.label}: ".ljust(LABEL), text, width) for text in part.texts)


def _wrapped(first: str, text: str, width: int) -> str:
    pad = " " * len(first)
    plain = " ".join(text.split())
    return textwrap.fill(
        plain,
        width,
        initial_indent=first,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
