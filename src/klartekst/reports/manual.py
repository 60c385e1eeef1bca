"""Pages made from the rules and settings themselves: a rule's manual, the configuration, the marked text."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from klartekst.rules.schema import Rule
from klartekst.screen import READABLE
from klartekst.settings import BUILT_IN, Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.locked import Passage
from klartekst.understanding.places import place

LABEL = 9  # columns of "Hvorfor: "


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled part of a rule's manual: a sentence or two, or (`listed`) a list of them."""

    label: str
    texts: tuple[str, ...]
    listed: bool = False


def parts(rule: Rule) -> tuple[tuple[Part, ...], ...]:
    """What a rule's manual says, in groups of what belongs together; every rendering of it begins here."""
    flagged = tuple(each.text.strip().splitlines()[-1] for each in rule.examples.flagged[:3])
    return (
        (Part("Hvad", (rule.what,)), Part("Hvorfor", (rule.why,))),
        (Part("Før", (rule.before,)), Part("Efter", (rule.after,))),
        (Part("Lader i fred", rule.leaves_alone, listed=True),),
        (Part("Finder for eksempel", flagged, listed=True),),
        (Part("Kilde", (rule.source,)), Part("Vægt", (rule.severity.value,))),
        (
            Part("Slå reglen fra", (f'Skriv off = ["{rule.id}"] under [rules] i klartekst.toml.',)),
            Part("Tillad et enkelt ord", ('Skriv allowed = ["ordet"] under [words] i klartekst.toml.',)),
        ),
    )


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


def configuration(settings: Settings, files: Sequence[Path]) -> str:
    """What holds in a folder, one value a line, with where it comes from."""
    read = "\n".join(f"  {path}" for path in files) or "  (ingen klartekst.toml fundet)"
    rows = [
        ("profile", ", ".join(filter(None, (_strategy(settings), settings.reader, settings.document)))),
        ("fail_on", settings.fail_on.value),
        *((f"thresholds.{name}", str(value)) for name, value in settings.thresholds.items()),
        ("rules.off", ", ".join(sorted(settings.rules_off)) or "(ingen)"),
        ("rules.folders", ", ".join(str(folder) for folder in settings.rule_folders) or "(ingen)"),
        *((f"rules.severity.{name}", value.value) for name, value in settings.severity.items()),
        ("words.allowed", ", ".join(sorted(settings.allowed)) or "(ingen)"),
        ("grammar.tree", "true" if settings.tree else "false"),
        ("grammar.model", settings.model),
        ("scan.anonymise_paths", "true" if settings.anonymise_paths else "false"),
        *((f"words.instead.{name}", value) for name, value in settings.instead.items()),
        *((f"words.explain.{name}", value) for name, value in settings.explain.items()),
        *((f"hook.{name}", str(value)) for name, value in settings.hook.items()),
        ("text.locked", ", ".join(str(path) for path in settings.locked) or "(ingen)"),
        ("abbreviations.extra", ", ".join(settings.abbreviations) or "(ingen)"),
    ]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name:<{width}} = {value}  ({settings.origin.get(name, BUILT_IN)})" for name, value in rows]
    return f"Læste filer, yderst først:\n{read}\n\n" + "\n".join(lines)


def overdue(passages: Sequence[Passage]) -> str:
    """The locked passages that somebody should have read again by now, one a line; "" when there is none."""
    if not passages:
        return ""
    lines = [
        f"  {each.path}, linje {each.line}: skulle være gennemset senest {each.review:%d.%m.%Y}"
        + (f" (ejer: {each.owner})" if each.owner else "")
        for each in passages
    ]
    return "\n".join(["Låste afsnit, der skal gennemses igen:", *lines])


def _strategy(settings: Settings) -> str:
    return str(settings.own_profile or settings.profile)


def marked(analysis: Analysis) -> str:
    """Each block of a letter with its place, its zone and the marks in it."""
    letter = analysis.letter
    lines: list[str] = []
    for block, zone in zip(letter.blocks, analysis.zones, strict=True):
        lines.append(
            f"[{block.start}:{block.end}] {block.kind} · {zone.kind} · {place(letter, block.content)}"
        )
        lines.extend(
            f"    {mark.kind} [{mark.start}:{mark.end}] {mark.name}".rstrip()
            + (f" ({mark.type})" if mark.type else "")
            for mark in letter.marks
            if block.start <= mark.start < block.end
        )
        lines.append(f"    {' '.join(letter.text[block.start : block.end].split())}")
    return "\n".join(lines)
