"""The fields of a form on a web page: what each shows, and whether somebody still has to fill it in."""

from dataclasses import dataclass
from typing import Any

from klartekst.readers.gaps import asks_to_be_filled

_TYPED = frozenset({"", "text", "email", "tel", "url", "number", "date", "search", "datetime-local"})
_MOST_CHOICES = 6
"""Choices of a list that are named. More are a register: countries, schools."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form; `shown` is what it shows."""

    name: str
    shown: str

    def open(self) -> bool:
        """Whether somebody still has to fill it in."""
        return asks_to_be_filled(self.shown, self.name)


def form_field(node: Any) -> FormField | None:
    """A field of a form that shows text; None for buttons, boxes and hidden ones."""
    attributes = node.attributes
    name = attributes.get("aria-label") or attributes.get("title") or attributes.get("name") or ""
    if node.tag == "select":
        return _choice(node, name)
    if node.tag == "textarea":
        value = node.text(deep=True).strip()
    elif (attributes.get("type") or "").lower() in _TYPED:
        value = (attributes.get("value") or "").strip()
    else:
        return None
    return FormField(name, " ".join(value.split()) or f"«{name or attributes.get('placeholder') or 'felt'}»")


def _choice(node: Any, name: str) -> FormField | None:
    options = [each for each in node.css("option") if each.text(deep=True).strip()]
    texts = [" ".join(each.text(deep=True).split()) for each in options]
    chosen = [text for text, each in zip(texts, options, strict=True) if "selected" in each.attributes]
    if chosen:
        return FormField(name, chosen[0])
    if 2 <= len(texts) <= _MOST_CHOICES:
        return FormField("", f"[{' / '.join(texts)}]")
    return FormField(name, f"«{name or 'felt'}»") if texts else None
