"""LanguageTool's `data`: a text in which some stretches are markup that no rule may see."""

from collections.abc import Sequence

import msgspec

from klartekst.errors import UsageError


class _Node(msgspec.Struct, frozen=True, rename="camel"):
    text: str | None = None
    markup: str | None = None
    interpret_as: str | None = None


class _Data(msgspec.Struct, frozen=True):
    text: str | None = None
    annotation: tuple[_Node, ...] | None = None


class Annotated:
    """`plain` is what rules read; `original` is text and markup together, in which answers count.

    `places` holds for each character of `plain` where it stands in `original`; a character that a piece of
    markup is read as (a line break for `<p>`) stands where the markup is.
    """

    def __init__(self, plain: str, original: str, places: Sequence[tuple[int, int]] | None = None) -> None:
        self.plain = plain
        self.original = original
        self._places = places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in `original` of `plain[start:end]`; an empty one is put before its character."""
        if self._places is None:
            return start, end
        if start == end:
            at = self._places[start][0] if start < len(self._places) else len(self.original)
            return at, at
        return self._places[start][0], self._places[end - 1][1]

    def holds_markup(self, start: int, end: int) -> bool:
        """Whether markup stands inside `plain[start:end]`: a text put in there would take it away."""
        first, last = self.span(start, end)
        return self.original[first:last] != self.plain[start:end]


def annotated(data: str) -> Annotated:
    """The text that `data` holds. Raises UsageError for JSON that is not as LanguageTool has it."""
    try:
        read = msgspec.json.decode(data, type=_Data)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise _wrong() from None
    if (read.text is None) is (read.annotation is None):
        raise _wrong()
    if read.annotation is None:
        text = read.text or ""
        return Annotated(text, text)
    plain: list[str] = []
    original: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for node in read.annotation:
        if (node.text is None) is (node.markup is None) or (node.text is not None and node.interpret_as):
            raise _wrong()
        if node.text is not None:
            plain.append(node.text)
            original.append(node.text)
            places += [(at + i, at + i + 1) for i in range(len(node.text))]
            at += len(node.text)
        elif node.markup is not None:
            said = node.interpret_as or ""
            plain.append(said)
            original.append(node.markup)
            places += [(at, at + len(node.markup))] * len(said)
            at += len(node.markup)
    return Annotated("".join(plain), "".join(original), places)


def _wrong() -> UsageError:
    return UsageError(
        "»data« er ikke gyldig.",
        'Send {"text": …} eller {"annotation": [{"text": …}, {"markup": …, "interpretAs": …}]}.',
    )
