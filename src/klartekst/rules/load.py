"""Reads rule files and says, for a wrong one, file, line, the line's text and what was expected."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from klartekst.errors import DataError
from klartekst.rules.schema import MIN_EXAMPLES, PatternCheck, Principle, Rule, Strategy
from klartekst.text_files import did_you_mean, read_text


def load_rules(folder: Path, principles: Iterable[Principle] = ()) -> tuple[Rule, ...]:
    """All rules below a folder, sorted by id.

    Raises DataError for a file that is not a rule, a rule whose file or folder does not carry its
    name, a principle that nobody knows, and an id that two files share.
    """
    known = {principle.id for principle in principles}
    rules: dict[str, Rule] = {}
    for path in rule_files(folder):
        rule = load_rule(path)
        if known:
            _check_principles(rule, path, known)
        if rule.id in rules:
            raise DataError(
                str(path), None, None, f"reglen »{rule.id}« findes allerede.", "Giv den et andet id."
            )
        rules[rule.id] = rule
    return tuple(rules[name] for name in sorted(rules))


def rule_files(folder: Path) -> list[Path]:
    """The files below a folder that must each hold a rule, sorted."""
    return sorted(folder.glob("*/*.y*ml"))


def load_rule(path: Path) -> Rule:
    """One rule file. Raises DataError when it is not a rule in full."""
    rule: Rule = _convert(path, Rule)
    if rule.id != path.stem:
        raise _at(
            path, ("id",), f"reglens id er »{rule.id}«, men filen hedder »{path.stem}«.", "Lad dem være ens."
        )
    if rule.category.value != path.parent.name:
        raise _at(
            path,
            ("category",),
            f"reglens kategori er »{rule.category}«, men mappen hedder »{path.parent.name}«.",
            "Flyt filen, eller ret kategorien.",
        )
    for kind, examples in (("flagged", rule.examples.flagged), ("passed", rule.examples.passed)):
        if len(examples) < MIN_EXAMPLES:
            raise _at(
                path,
                ("examples", kind),
                f"reglen har {len(examples)} eksempler under »{kind}«.",
                f"Skriv mindst {MIN_EXAMPLES}.",
            )
    if isinstance(rule.check, PatternCheck):
        _check_expressions(rule.check, path)
    for number, example in enumerate(rule.examples.flagged):
        if example.mark is not None and example.mark not in example.text:
            raise _at(
                path,
                ("examples", "flagged", number),
                f"»{example.mark}« står ikke i eksemplets tekst.",
                "Skriv stedet, som det står i teksten.",
            )
    return rule


def load_strategies(path: Path) -> tuple[Strategy, ...]:
    """The municipal strategies in `rules/principles.yaml`. Raises DataError."""
    return tuple(_convert(path, list[Strategy]))


def load_own_strategy(path: Path, known: Iterable[Principle], rules: Iterable[str]) -> Strategy:
    """A house's own strategy: id, title and principles, each with the built-in ones or the rules behind it.

    Raises DataError for a file that is not one, for a principle without rules, and for a principle or a
    rule that nobody knows.
    """
    strategy: Strategy = _convert(path, Strategy)
    principles, names = {each.id for each in known}, set(rules)
    if not strategy.principles:
        raise _at(path, ("principles",), "strategien har ingen principper.", "Skriv mindst ét.")
    for number, principle in enumerate(strategy.principles):
        where = ("principles", number)
        if not principle.like and not principle.rules:
            what = f"princippet »{principle.id}« har ingen regler."
            raise _at(path, where, what, "Skriv »like« med et princip, det ligner, eller »rules«.")
        for field, given, there in (("like", principle.like, principles), ("rules", principle.rules, names)):
            for name in given:
                if name not in there:
                    what = f"»{name}« under »{field}« kendes ikke."
                    raise _at(path, (*where, field), what, did_you_mean(name, there))
    return strategy


def _check_expressions(check: PatternCheck, path: Path) -> None:
    for field, expressions in (("find", check.find), ("unless", check.unless)):
        for number, expression in enumerate(expressions):
            try:
                re.compile(expression)
            except re.error as error:
                what = f"udtrykket er skrevet forkert ({error})."
                raise _at(path, ("check", field, number), what, "Ret det.") from None


def _check_principles(rule: Rule, path: Path, known: set[str]) -> None:
    if not rule.principles:
        raise _at(path, ("principles",), "reglen tjener intet princip.", "Skriv mindst ét.")
    for number, name in enumerate(rule.principles):
        if name not in known:
            raise _at(
                path, ("principles", number), f"princippet »{name}« kendes ikke.", did_you_mean(name, known)
            )


def _convert(path: Path, kind: Any) -> Any:
    import yaml

    text = read_text(path)
    try:
        raw = yaml.load(text, Loader=_loader())
    except (
        yaml.YAMLError,
        ValueError,
        RecursionError,
    ) as error:  # the last two: numbers and nesting without end
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        shown = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else None
        raise DataError(
            str(path),
            line,
            shown,
            "filen er ikke gyldig YAML.",
            "Se efter indrykning, kolon og anførselstegn.",
        ) from None
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        where, what, remedy = _explain(str(error), raw)
        raise _at(path, where, what, remedy) from None


_PATH = re.compile(r" - at `(?:key in )?\$([^`]*)`$")
_STEP = re.compile(r"\.([A-Za-z_][\w-]*)|\[(\d+|\.\.\.)\]")


def _explain(message: str, raw: Any) -> tuple[tuple[str | int, ...], str, str]:
    """Turn msgspec's message into a place in the file and two Danish sentences."""
    where: tuple[str | int, ...] = ()
    found = _PATH.search(message)
    if found:
        steps = _STEP.findall(found[1])
        where = tuple(name or (int(number) if number.isdigit() else 0) for name, number in steps)
        message = message[: found.start()]
    if missing := re.search(r"missing required field `([^`]+)`", message):
        return where, f"feltet »{missing[1]}« mangler.", f"Skriv feltet »{missing[1]}«."
    if unknown := re.search(r"contains unknown field `([^`]+)`", message):
        return (
            (*where, unknown[1]),
            f"feltet »{unknown[1]}« kendes ikke.",
            _field_hint(unknown[1], raw, where),
        )
    if value := re.search(r"Invalid enum value '?([^']+)'?", message):
        return where, f"værdien »{value[1]}« kendes ikke.", "Vælg en af dem, som siden »Regelfilen« nævner."
    if types := re.search(r"Expected `([^`]+)`, got `([^`]+)`", message):
        names = {
            "str": "tekst",
            "array": "en liste",
            "object": "felter",
            "int": "et helt tal",
            "null": "ingenting",
        }
        wanted, got = (
            " eller ".join(names.get(t.strip(), t.strip()) for t in x.split("|")) for x in types.groups()
        )
        return where, f"her står {got}, men her skal stå {wanted}.", "Ret linjen."
    return where, "reglen er skrevet forkert.", "Sammenlign med en af reglerne i mappen rules."


def _field_hint(unknown: str, raw: Any, where: tuple[str | int, ...]) -> str:
    fields = {name for kind in Rule.__subclasses__() or [Rule] for name in kind.__struct_fields__}
    if where:
        from klartekst.rules import schema

        fields = {
            name
            for kind in vars(schema).values()
            if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind is not Rule
            for name in kind.__struct_fields__
        }
    return did_you_mean(unknown, fields)


def _at(path: Path, where: tuple[str | int, ...], what: str, remedy: str) -> DataError:
    line = _line(path, where)
    lines = read_text(path).splitlines()
    shown = lines[line - 1] if line and line <= len(lines) else None
    return DataError(str(path), line, shown, what, remedy)


def _loader() -> Any:
    """The one loader for both readings of a file: the fast and the plain one do not take the same files."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _line(path: Path, where: tuple[str | int, ...]) -> int | None:
    """The line of a place in a YAML file, counted from 1; the nearest enclosing one when it is absent."""
    import yaml

    node = yaml.compose(read_text(path), Loader=_loader())
    line: int | None = node.start_mark.line + 1 if node else None
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            if step not in pairs:
                return line
            key, node = pairs[step]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line
