"""What holds in a folder, as text for a screen: the settings with their sources, and what is to be read again."""

from collections.abc import Sequence
from pathlib import Path

from klartekst.settings import BUILT_IN, Settings
from klartekst.understanding.locked import Passage


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
