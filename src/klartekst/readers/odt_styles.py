"""What the styles of an OpenDocument text say about the text that stands in them.

Direct formatting is an automatic style too: one without a name of its own, whose parent is the style that
the writer chose. The name that tells what text is for is therefore the nearest ancestor's.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from klartekst.readers import style_names
from klartekst.readers.odf import FO, OFFICE, STYLE, TEXT
from klartekst.readers.ooxml import number
from klartekst.readers.pieces import NO_STYLE, PLAIN, Look, Style

_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")
# The colours that a highlighter has; other backgrounds are the municipality's design.
_HIGHLIGHTS = frozenset({"#ffff00", "#00ff00", "#00ffff", "#ff00ff", "#ffff99", "#ffff66"})


class OdtStyles:
    """The styles of one document, from its `office:styles` and `office:automatic-styles`.

    The same name may mean one thing in the body and another in the page headers, whose automatic styles
    are their own; so there is one of these for each.
    """

    def __init__(self, common: etree._Element | None, automatic: etree._Element | None) -> None:
        self._common = _elements(() if common is None else common)
        self._automatic = _elements(() if automatic is None else automatic)
        self._known: dict[tuple[str, str], Style] = {}
        self._shown: dict[tuple[Look, Look], Look] = {}
        self.defaults = _look(self._element("paragraph", ""))
        """The formatting of text that no style touches."""
        standard = self.paragraph("Standard").look.over(self.defaults)
        self._in_danish = (standard.language or "da").startswith("da")
        self.standard_size = standard.size or 24
        """The size of ordinary text in half points."""

    def paragraph(self, name: str | None) -> Style:
        """The paragraph style with this internal name, with all that it inherits."""
        return self._resolve("paragraph", name) if name else NO_STYLE

    def text(self, name: str | None) -> Style:
        """The text style with this internal name."""
        return self._resolve("text", name) if name else NO_STYLE

    def master_page(self, name: str | None) -> str:
        """The master page that a paragraph or table in this style begins, mostly ""."""
        for family in ("paragraph", "table"):
            element = self._element(family, name or "")
            if element is not None and element.get(STYLE + "master-page-name"):
                return element.get(STYLE + "master-page-name") or ""
        return ""

    def section_hidden(self, element: etree._Element) -> bool:
        """Whether a `text:section` does not show."""
        stated = element.get(TEXT + "display")
        return stated == "none" or (stated == "condition" and element.get(TEXT + "is-hidden") == "true")

    def shown(self, direct: Look, paragraph: Look) -> Look:
        """The formatting that a stretch shows, from its text styles and its paragraph's style."""
        key = (direct, paragraph)
        if key not in self._shown:
            found = direct.over(paragraph).over(self.defaults)
            if not self._in_danish:  # nobody took care of the language
                found = replace(found, language=None)
            self._shown[key] = found
        return self._shown[key]

    def _element(self, family: str, name: str) -> etree._Element | None:
        found = self._automatic.get((family, name))
        return self._common.get((family, name)) if found is None else found

    def _resolve(self, family: str, name: str, above: frozenset[str] = frozenset()) -> Style:
        key = (family, name)
        if key in self._known:
            return self._known[key]
        element = self._element(family, name)
        if element is None or name in above:  # a style that is its own ancestor ends here
            return Style(_readable(name))
        parent_name = element.get(STYLE + "parent-style-name")
        parent = self._resolve(family, parent_name, above | {name}) if parent_name else NO_STYLE
        own = "" if key in self._automatic else element.get(STYLE + "display-name") or _readable(name)
        level = number(element.get(STYLE + "default-outline-level"))
        made = Style(
            name=own or parent.name,
            look=_look(element).over(parent.look),
            level=style_names.heading_level(own) or parent.level if level is None else level,
        )
        if not above:
            self._known[key] = made
        return made


def _elements(parents: Iterable[etree._Element]) -> dict[tuple[str, str], etree._Element]:
    return {
        (each.get(STYLE + "family") or "", each.get(STYLE + "name") or ""): each
        for each in parents
        if each.tag in (STYLE + "style", STYLE + "default-style")
    }


def _readable(name: str) -> str:
    """An internal name as shown: `Heading_20_1` is *Heading 1*."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def _look(element: etree._Element | None) -> Look:
    """The formatting that a `style:style` or `style:default-style` states by itself."""
    properties = None if element is None else element.find(STYLE + "text-properties")
    if properties is None:
        return PLAIN
    language = (properties.get(FO + "language") or "").lower() or None
    unproofed = language in {"zxx", "none"}
    automatic = properties.get(STYLE + "use-window-font-color") == "true"
    colour = "auto" if automatic else properties.get(FO + "color")
    background = (properties.get(FO + "background-color") or "").lower()
    display = properties.get(TEXT + "display")
    size = _POINTS.fullmatch(properties.get(FO + "font-size") or "")
    return Look(
        bold=_bold(properties.get(FO + "font-weight")),
        italic=None if (slant := properties.get(FO + "font-style")) is None else slant != "normal",
        hidden=None if display is None else display == "none",
        no_proof=True if unproofed else None,
        colour=colour.lstrip("#").upper() if colour else None,
        highlight=background if background in _HIGHLIGHTS else ("none" if background else None),
        language=None if unproofed else language,
        size=round(2 * float(size[1])) if size else None,
    )


def _bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)


def styles_of(root: etree._Element | None, common: etree._Element | None) -> OdtStyles:
    """The styles that hold for the text in the file `root`: its automatic ones over `common`'s named ones."""
    return OdtStyles(
        None if common is None else common.find(OFFICE + "styles"),
        None if root is None else root.find(OFFICE + "automatic-styles"),
    )
