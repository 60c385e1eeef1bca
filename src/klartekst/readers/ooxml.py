"""Names and small readings that every part of a Word document shares."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from klartekst.readers.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, name: str) -> str | None:
    """`w:val` of the child `w:name` of `parent`; None when either is missing."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val")


def toggle(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as `<w:b/>` or `<w:b w:val="0"/>`; None when it is not stated."""
    child = None if parent is None else parent.find(W + name)
    if child is None:
        return None
    return (child.get(W + "val") or "1").lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number as Word writes it, or None."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a part's relationships: `kind` is the last word of its type ("footnotes")."""

    key: str
    kind: str
    target: str


def relations(package: Package, part: str) -> Iterator[Relation]:
    """The parts inside the package that `part` refers to ("" for the package itself)."""
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    for line in () if root is None else root:
        target = line.get("Target") or ""
        if line.get("TargetMode") == "External" or not target:
            continue
        full = target if target.startswith("/") else posixpath.join(folder, target)
        yield Relation(
            line.get("Id") or "",
            (line.get("Type") or "").rpartition("/")[2],
            posixpath.normpath(full).lstrip("/"),
        )
