"""A zip package read safely: nothing is unpacked to disk, and nothing grows without a limit.

A Word document is a zip of XML parts, and a letter may come from anyone.
The limits here are what no honest letter meets: see `MAX_BYTES`, `MAX_RATIO` and `MAX_MEMBERS`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from klartekst.readers import refusals

if TYPE_CHECKING:
    from lxml import etree

MAX_BYTES = 100_000_000
"""The unpacked size of the whole package, in bytes."""

MAX_RATIO = 200
"""Unpacked size over packed size: Word's own XML packs to about a tenth, a zip bomb to a thousandth."""

MAX_MEMBERS = 2000

_RATIO_MATTERS_FROM = 10_000_000
"""Below this many unpacked bytes nothing can be harmed, and small uniform parts pack very well."""

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
"""ISO 29500 Strict uses other namespaces for the same elements (Word: *Strict Open XML-dokument*)."""


class Package:
    """The parts of a zip package by name.

    Raises `UnreadableLetter` when the zip is damaged, has a password, or exceeds a limit.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise refusals.damaged(path) from error
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or unpacked > MAX_BYTES:
            raise refusals.swollen(path, MAX_BYTES)
        if unpacked > _RATIO_MATTERS_FROM and unpacked > MAX_RATIO * len(data):
            raise refusals.swollen(path, MAX_BYTES)
        self.names = frozenset(member.filename for member in members)

    def part(self, name: str) -> bytes:
        """The bytes of the part `name`; empty when the package has no such part."""
        name = name.lstrip("/")
        if name not in self.names:
            return b""
        member = self._zip.getinfo(name)
        if member.flag_bits & 0x1:
            raise refusals.locked(self._path)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(MAX_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            raise refusals.damaged(self._path) from error
        if len(data) > MAX_BYTES:
            raise refusals.swollen(self._path, MAX_BYTES)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root element of the XML part `name`, read by `parse_xml`; None when there is no such part."""
        data = self.part(name)
        if not data:
            return None
        for strict, transitional in STRICT.items():
            if strict in data:
                data = data.replace(strict, transitional)
        return parse_xml(data, self._path)


def parse_xml(data: bytes, path: str) -> etree._Element:
    """The root of an XML file that anybody may have sent.

    External entities, the network and document type definitions are shut off, and a file that declares
    entities of its own is refused: no program that writes letters does.
    Raises `UnreadableLetter`, which names `path`.
    """
    if b"<!DOCTYPE" in data:
        raise refusals.damaged(path)
    from lxml import etree  # a plain text has no need of it

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusals.damaged(path) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusals.damaged(path)
    return root
