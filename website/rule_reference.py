"""The rule reference of the site: a page a category, made from the rule files when the site is built.

It renders the parts that `klartekst explain` prints (`klartekst.reports.manual`), as Markdown.
"""

import re
from collections.abc import Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from klartekst.checker import load_all_rules
from klartekst.finding import Category
from klartekst.reports.manual import Part, parts
from klartekst.rules.schema import Rule

FOLDER = "regler"
NAV = f"{FOLDER}/index.md"
TITLES: Mapping[Category, str] = {
    Category.LEFTOVER: "Rester i brevet",
    Category.PRIVACY: "Personoplysninger",
    Category.DAMAGE: "Ødelagt tekst",
    Category.MISSING: "Det, der mangler",
    Category.STRUCTURE: "Opbygning",
    Category.VAGUE: "Vage ord",
    Category.JARGON: "Fagord",
    Category.OFFICIALESE: "Kancellisprog",
    Category.LAW_REFERENCE: "Henvisninger til lov",
    Category.ABBREVIATION: "Forkortelser",
    Category.LONG_SENTENCE: "Lange sætninger",
    Category.COMPLEX_SENTENCE: "Indviklede sætninger",
    Category.LONG_WORD: "Lange ord",
    Category.PASSIVE: "Passiv",
    Category.NOMINALISATION: "Handlinger gjort til navneord",
    Category.DOUBLE_NEGATION: "Dobbelte nægtelser",
    Category.THIRD_PERSON: "Omtale i tredje person",
    Category.TONE: "Tone",
    Category.CONSISTENCY: "Ens ord og tiltale",
}
"""What a category is called, in the order of the reference: what stops a letter stands first."""
_SPECIAL = re.compile(r"([\\`*_\[\]{}#|])")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """mkdocs asks for files: add the reference, and its pages to the navigation."""
    for path, text in reference(load_all_rules(())).items():
        files.append(File.generated(config, path, content=text))
    _extend(config.nav, [f"{FOLDER}/{category}.md" for category in TITLES])
    return files


def reference(rules: Iterable[Rule]) -> dict[str, str]:
    """The Markdown of each page by its path in the site."""
    by_category: dict[Category, list[Rule]] = {category: [] for category in TITLES}
    for rule in sorted(rules, key=lambda rule: rule.id):
        by_category[rule.category].append(rule)
    pages = {f"{FOLDER}/{each}.md": _category(each, by_category[each]) for each in TITLES}
    return {NAV: _index(by_category), **pages}


def _index(by_category: Mapping[Category, list[Rule]]) -> str:
    lines = [
        "# Regler",
        "",
        "Siderne er lavet af reglernes egne filer og siger det samme som `klartekst explain`.",
        "Vægten siger, hvor alvorligt et fund er: blokerende, fejl, advarsel eller tip.",
    ]
    for category, rules in by_category.items():
        lines += ["", f"## {TITLES[category]}", "", "| regel | vægt | finder |", "|---|---|---|"]
        lines += [
            f"| [{_plain(rule.title)}]({category}.md#{rule.id}) | {rule.severity} | {_plain(rule.what)} |"
            for rule in rules
        ]
    return "\n".join(lines) + "\n"


def _category(category: Category, rules: Iterable[Rule]) -> str:
    texts = [f"# {TITLES[category]}"]
    for rule in rules:
        texts.append(f"## {_plain(rule.title)} {{: #{rule.id} }}")
        texts.append(f"`{rule.id}`")
        texts += [_part(part) for group in parts(rule) for part in group]
    return "\n\n".join(texts) + "\n"


def _part(part: Part) -> str:
    label = f"**{part.label}:**"
    if part.listed:
        return "\n".join([label, "", *(f"- {_plain(text)}" for text in part.texts)])
    return f"{label} {_plain(' '.join(part.texts))}"


def _plain(text: str) -> str:
    """The text of a rule, with what Markdown or HTML would take for its own made harmless."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


def _extend(nav: object, more: list[str]) -> None:
    """Put the pages behind the reference's first page, wherever the navigation has it."""
    if isinstance(nav, list):
        if NAV in nav:
            nav.extend(more)
        for each in nav:
            _extend(each, more)
    elif isinstance(nav, dict):
        for each in nav.values():
            _extend(each, more)
