"""What the attributes of an HTML element say about its text: look, language, place in a list.

Only what stands on the element counts. Rules in a style sheet are not followed: in mails there are none,
and web pages use them for design.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from klartekst.readers.pieces import Look

Attributes = Mapping[str, str | None]

_DECLARATION = re.compile(r"([\w-]{1,60})\s*:\s*([^;]*)")
_HEX = re.compile(r"#([0-9a-f]{6})")
_NAMED = {"red": "FF0000", "black": "000000", "windowtext": "AUTO"}
_HIGHLIGHTS = frozenset({"yellow", "#ffff00", "lime", "#00ff00", "aqua", "#00ffff", "fuchsia", "#ff00ff"})
_WORD_LIST = re.compile(r"\blevel(\d)\b")

_BOLD = frozenset({"b", "strong", "th"})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})


def declarations(attributes: Attributes) -> dict[str, str]:
    """The CSS that stands on an element, names and values in lower case."""
    stated = attributes.get("style")
    if not stated:
        return {}
    found = (_DECLARATION.match(part.strip()) for part in stated.lower().split(";"))
    return {each[1]: each[2].strip() for each in found if each}


def look(tag: str, attributes: Attributes, style: Mapping[str, str], around: Look) -> Look:
    """The look of an element `tag` inside text that looks as `around`."""
    changes: dict[str, object] = {}
    weight = style.get("font-weight")
    if weight:
        changes["bold"] = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
    elif tag in _BOLD:
        changes["bold"] = True
    slant = style.get("font-style")
    if slant:
        changes["italic"] = slant != "normal"
    elif tag in _ITALIC:
        changes["italic"] = True
    if _hides(attributes, style):
        changes["hidden"] = True
    colour = style.get("color") or (attributes.get("color") or "").lower()
    if colour:
        found = _HEX.fullmatch(colour)
        changes["colour"] = found[1].upper() if found else _NAMED.get(colour)
    background = style.get("background-color") or style.get("background") or style.get("mso-highlight") or ""
    if tag == "mark" or background in _HIGHLIGHTS:
        changes["highlight"] = "yellow"
    language = attributes.get("lang") or attributes.get("xml:lang")
    if language:
        changes["language"] = language.lower()
    return replace(around, **changes) if changes else around  # type: ignore[arg-type]


def _hides(attributes: Attributes, style: Mapping[str, str]) -> bool:
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or style.get("mso-hide") == "all"
    )


def word_list_level(style: Mapping[str, str]) -> int:
    """The list depth from 1 of a paragraph that Word saved as HTML (`mso-list: l0 level2 lfo1`), else 0."""
    found = _WORD_LIST.search(style.get("mso-list", ""))
    return int(found[1]) if found else 0
