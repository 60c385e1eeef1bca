"""The parts of a Word package while some of them are being changed.

XML comments and processing instructions in a changed part are not kept; no word processor writes any.
"""

import posixpath

from lxml import etree

from klartekst.readers import refusals
from klartekst.readers.ooxml import MC, R, relations
from klartekst.readers.package import STRICT, Package
from klartekst.writing.package_copy import package_copy

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = "[Content_Types].xml"

# An attribute that other programs are told to ignore (ISO 29500-3, Ignorable) and lose when they save:
# while it is there, nobody has worked in the copy since klartekst wrote it.
UNTOUCHED = "{https://klartekst.invalid/copy}untouched"


class WordParts:
    """What is changed is held as trees until `saved`; all else stays bytes.

    Raises `UnreadableLetter` for a package that is damaged.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._data = data
        self._path = path
        self._package = Package(data, path)
        self._trees: dict[str, etree._Element] = {}
        self._removed: set[str] = set()
        self.names = self._package.names
        self.main = next((r.target for r in relations(self._package, "") if r.kind == "officeDocument"), "")

    @property
    def signed(self) -> bool:
        """Whether a digital signature covers the package: any change would break it."""
        return any(name.startswith("_xmlsignatures/") for name in self.names)

    @property
    def untouched_copy(self) -> bool:
        """Whether klartekst wrote this package and no other program has saved it since."""
        root = self._package.xml(self.main)
        return root is not None and root.get(UNTOUCHED) is not None

    def related(self, kind: str) -> str:
        """The part that the document refers to as `kind` ("comments"); "" for none."""
        return next((r.target for r in relations(self._package, self.main) if r.kind == kind), "")

    def adopt(self, root: etree._Element) -> None:
        """Take a tree of the document itself, parsed and changed elsewhere, in place of the stored one."""
        self._trees[self.main] = root

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part that will be changed; None when there is no such part."""
        if name not in self._trees and name not in self._removed:
            root = self._package.xml(name)
            if root is None:
                return None
            self._trees[name] = root
        return self._trees.get(name)

    def look(self, name: str) -> etree._Element | None:
        """The root of a part that is only looked at."""
        return self._trees.get(name) if name in self._trees else self._package.xml(name)

    def add(self, kind: str, root: etree._Element, content_type: str) -> None:
        """Add a part of the document: its tree, the relationship to it and its content type."""
        folder = posixpath.dirname(self.main)
        name = self.related(kind) or self._free_name(posixpath.join(folder, f"{kind}.xml"))
        self._trees[name] = root
        self._removed.discard(name)
        if not self.related(kind):
            self._relate(kind, posixpath.relpath(name, folder or "."))
        types = self._needed(_CONTENT_TYPES)
        if not any(each.get("PartName") == f"/{name}" for each in types):
            etree.SubElement(types, _TYPES + "Override", PartName=f"/{name}", ContentType=content_type)

    def drop(self, name: str) -> None:
        """Leave a part of the document out, and what refers to it."""
        self._removed.add(name)
        self._trees.pop(name, None)
        folder = posixpath.dirname(self.main)
        for line in list(relations_root := self._needed(self._relations_name())):
            target = posixpath.normpath(posixpath.join(folder, line.get("Target") or ""))
            if name in (target, (line.get("Target") or "").lstrip("/")):
                relations_root.remove(line)
        types = self._needed(_CONTENT_TYPES)
        for each in [each for each in types if each.get("PartName") == f"/{name}"]:
            types.remove(each)

    def saved(self, *, as_copy: bool) -> bytes:
        """The package with the changes; `as_copy` marks it as klartekst's own until somebody saves it."""
        document = self._needed(self.main)
        ignored = (document.get(MC + "Ignorable") or "").split()
        if as_copy:
            document.set(UNTOUCHED, "1")
            prefix = next(key for key, uri in _namespaces(document).items() if UNTOUCHED[1:].startswith(uri))
            document.set(MC + "Ignorable", " ".join(dict.fromkeys([*ignored, prefix])))
        elif UNTOUCHED in document.attrib:
            del document.attrib[UNTOUCHED]
            prefixes = {key for key, uri in document.nsmap.items() if UNTOUCHED[1:].startswith(uri)}
            document.set(MC + "Ignorable", " ".join(each for each in ignored if each not in prefixes))
        changed = {name: self._written(name, root) for name, root in self._trees.items()}
        return package_copy(self._data, self._path, changed, self._removed)

    def _written(self, name: str, root: etree._Element) -> bytes:
        data = _DECLARATION + etree.tostring(root, encoding="UTF-8")
        pattern = self._package.part(name if name in self.names else self.main)
        for strict, transitional in STRICT.items():
            if strict in pattern:  # ISO Strict was read as Transitional: back to what it was
                data = data.replace(transitional, strict)
        return data

    def _relations_name(self) -> str:
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _relate(self, kind: str, target: str) -> None:
        name = self._relations_name()
        lines = self.tree(name)
        if lines is None:
            lines = etree.Element(_RELATIONSHIPS + "Relationships", nsmap={None: _RELATIONSHIPS[1:-1]})  # type: ignore[dict-item]
            self._trees[name] = lines
        taken = {line.get("Id") for line in lines}
        key = next(key for n in range(1, len(taken) + 2) if (key := f"rIdKlartekst{n}") not in taken)
        etree.SubElement(
            lines, _RELATIONSHIPS + "Relationship", Id=key, Type=f"{R[1:-1]}/{kind}", Target=target
        )

    def _free_name(self, wanted: str) -> str:
        stem, dot = wanted.rpartition(".")[0], wanted.rpartition(".")[2]
        names = (wanted, *(f"{stem}{n}.{dot}" for n in range(2, len(self.names) + 3)))
        return next(name for name in names if name not in self.names)

    def _needed(self, name: str) -> etree._Element:
        root = self.tree(name)
        if root is None:
            raise refusals.damaged(self._path)
        return root


def _namespaces(root: etree._Element) -> dict[str, str]:
    return {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
