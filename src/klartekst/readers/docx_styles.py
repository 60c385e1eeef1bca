"""What the styles of a Word document say about the text that stands in them.

Style ids are in the language of the Word that made them (`Overskrift1`), but the name of a
built-in style is always English (`heading 1`), and heading levels stand in `w:outlineLvl`.
"""

from dataclasses import replace
from functools import cached_property

from lxml import etree

from klartekst.readers import style_names
from klartekst.readers.ooxml import W, number, toggle, value
from klartekst.readers.pieces import Look, Style

_BODY_LEVEL = 9
"""`w:outlineLvl` counts headings from 0; 9 is body text."""


def look(properties: etree._Element | None) -> Look:
    """The formatting that a `w:rPr` states by itself."""
    if properties is None:
        return Look()
    shade = properties.find(W + "shd")
    fill = None if shade is None else shade.get(W + "fill")
    return Look(
        bold=toggle(properties, "b"),
        italic=toggle(properties, "i"),
        hidden=toggle(properties, "vanish"),
        no_proof=toggle(properties, "noProof"),
        colour=(value(properties, "color") or "").upper() or None,
        highlight=value(properties, "highlight") or ("yellow" if fill and fill.upper() == "FFFF00" else None),
        language=(value(properties, "lang") or "").lower() or None,
        size=number(value(properties, "sz")),
    )


def list_level(properties: etree._Element | None) -> int | None:
    """The list depth from 1 that a `w:pPr` states, 0 for *taken out of the list*, None for nothing."""
    numbering = None if properties is None else properties.find(W + "numPr")
    if numbering is None:
        return None
    if value(numbering, "numId") in (None, "0"):
        return 0 if value(numbering, "numId") == "0" else None
    return (number(value(numbering, "ilvl")) or 0) + 1


class Styles:
    """The styles of one document. An unknown style is the empty `Style`."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._root = root
        self._standard = ""
        self._shown: dict[tuple[Look, Look, Look], Look] = {}
        for element in () if root is None else root.iterfind(W + "style"):
            key = element.get(W + "styleId") or ""
            self._elements[key] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self._standard = key

    @cached_property
    def defaults(self) -> Look:
        """The formatting of text that no style touches."""
        if self._root is None:
            return Look()
        return look(self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    @cached_property
    def in_danish(self) -> bool:
        """Whether ordinary text is marked as Danish. Otherwise nobody took care of the language."""
        return (self.paragraph(None).look.over(self.defaults).language or "da").startswith("da")

    def shown(self, direct: Look, character: Look, paragraph: Look) -> Look:
        """The formatting that a run shows, from what it states and from its two styles."""
        key = (direct, character, paragraph)
        if key not in self._shown:
            found = direct.over(character).over(paragraph).over(self.defaults)
            self._shown[key] = found if self.in_danish else replace(found, language=None)
        return self._shown[key]

    def paragraph(self, key: str | None) -> Style:
        """The paragraph style with this id, the document's standard style when `key` is None."""
        return self._resolve(key or self._standard)

    def character(self, key: str | None) -> Style:
        """The character style with this id."""
        return self._resolve(key) if key else Style()

    def _resolve(self, key: str, above: frozenset[str] = frozenset()) -> Style:
        if key in self._known:
            return self._known[key]
        element = self._elements.get(key)
        if element is None or key in above:  # a style that is based on itself ends here
            return Style()
        parent_key = value(element, "basedOn")
        parent = self._resolve(parent_key, above | {key}) if parent_key else Style()
        properties = element.find(W + "pPr")
        name = value(element, "name") or key
        stated = list_level(properties)
        if stated is None:
            stated = style_names.list_level(name) or parent.list_level
        style = Style(
            name=name,
            look=look(element.find(W + "rPr")).over(parent.look),
            level=_heading_level(name, properties, parent),
            list_level=stated,
        )
        if not above:
            self._known[key] = style
        return style


def _heading_level(name: str, properties: etree._Element | None, parent: Style) -> int:
    outline = number(value(properties, "outlineLvl"))
    if outline is not None:
        return 0 if outline >= _BODY_LEVEL else outline + 1
    return style_names.heading_level(name) or parent.level
