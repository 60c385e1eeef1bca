"""Whether a table on a web page holds what its cells say, or lays out the page."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

_LOOKED_AT = 100
"""Nodes of a table cell that are looked at for words."""


def is_table(table: Any) -> bool:
    """Whether a row has two cells with words in them: else the table is a frame that lays out the page."""
    if table.attributes.get("role") in ("presentation", "none"):
        return False
    return any(
        sum(1 for cell in row.iter() if cell.tag in ("td", "th") and _says(cell)) > 1 for row in _rows(table)
    )


def _says(cell: Any) -> bool:
    """Whether there are words in a cell. They are looked for at its beginning: tables nest by the thousand."""
    inside = islice(cell.traverse(include_text=True), _LOOKED_AT)
    return any(node.tag == "-text" and (node.text_content or "").strip() for node in inside)


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")
