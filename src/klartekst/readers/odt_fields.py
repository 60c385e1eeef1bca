"""Fields and controls of an OpenDocument text: their names, and whether they are filled in."""

from dataclasses import dataclass, field

from lxml import etree

from klartekst.readers.gaps import asks_to_be_filled
from klartekst.readers.odf import FIELD, LOEXT, TEXT

# Fields that the writer or a system fills in, with the attribute that names them. Page numbers, dates
# and references are not among them: the program fills them itself.
_NAMED_BY = {
    TEXT + "database-display": TEXT + "column-name",
    TEXT + "user-field-get": TEXT + "name",
    TEXT + "user-field-input": TEXT + "name",
    TEXT + "variable-get": TEXT + "name",
    TEXT + "variable-set": TEXT + "name",
    TEXT + "variable-input": TEXT + "name",
    TEXT + "user-defined": TEXT + "name",
    TEXT + "text-input": TEXT + "description",
    TEXT + "placeholder": TEXT + "description",
    TEXT + "drop-down": TEXT + "name",
    TEXT + "expression": TEXT + "description",
    FIELD + "fieldmark": TEXT + "name",
    FIELD + "fieldmark-start": TEXT + "name",
    LOEXT + "content-control": LOEXT + "alias",
}
_FORM_TEXT = "FORMTEXT"


@dataclass(slots=True, eq=False)
class OdtField:
    """A field or control while its text is being read.

    `placeholder` is set when the document itself says that the prompt still shows; `form` is the kind of
    a form field that came from Word.
    """

    name: str
    placeholder: bool = False
    form: str = ""
    shows: list[str] = field(default_factory=list)

    def open(self) -> bool:
        """Whether somebody still has to fill this in. Ask when the whole field has been read."""
        return self.placeholder or asks_to_be_filled("".join(self.shows), self.name)

    def stand_in(self) -> str:
        """The text for a form field that shows none but awaits some, so that the sentence keeps a noun."""
        if self.form != _FORM_TEXT or "".join(self.shows).strip():
            return ""
        return f"«{self.name or 'felt'}»"


def field_at(element: etree._Element) -> OdtField | None:
    """The field that `element` is or begins; None when it is none that anybody fills in."""
    tag = element.tag
    if tag not in _NAMED_BY:
        return None
    name = element.get(_NAMED_BY[tag]) or ""
    if tag == LOEXT + "content-control":
        shows_prompt = element.get(LOEXT + "showing-place-holder") == "true"
        is_box = element.get(LOEXT + "checkbox") == "true"
        return OdtField(name or element.get(LOEXT + "tag") or "", shows_prompt and not is_box)
    form = (element.get(FIELD + "type") or "").rpartition(".")[2]
    if form and name.startswith("__Fieldmark"):  # a number that LibreOffice gave it
        name = ""
    return OdtField(name, tag == TEXT + "placeholder", form)


def chosen(element: etree._Element) -> str:
    """What a drop-down list from Word shows: its text stands in parameters of the mark."""
    values: dict[str, list[str]] = {}
    for parameter in element.iterfind(FIELD + "param"):
        name = parameter.get(FIELD + "name") or ""
        values.setdefault(name, []).append(parameter.get(FIELD + "value") or "")
    entries = values.get("Dropdown_ListEntry", [])
    selected = "".join(values.get("Dropdown_Selected", ["0"])[:1])
    return entries[int(selected)] if selected.isdigit() and int(selected) < len(entries) else ""
