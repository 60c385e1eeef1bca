"""Fields and content controls: what a template leaves open, and whether it has been filled in.

A filled field is ordinary text: the citizen reads it like the rest, and a whole complaint guide
may stand in a content control. Only what is still open is marked.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from klartekst.readers.gaps import asks_to_be_filled
from klartekst.readers.ooxml import W14, W, number, toggle, value

# Fields that the writer or a system fills in. Page numbers, dates, links and tables of contents
# are not among them: Word fills them itself.
_FILLED_BY_SOMEBODY = frozenset(
    {"MERGEFIELD", "DOCVARIABLE", "DOCPROPERTY", "FILLIN", "ASK", "REF", "INCLUDETEXT", "ADDIN"}
    | {"FORMTEXT", "FORMDROPDOWN", "MACROBUTTON", "ADDRESSBLOCK", "GREETINGLINE"}
    | {"AUTHOR", "USERNAME", "USERADDRESS", "USERINITIALS"}
)
_NAMED = frozenset({"MERGEFIELD", "DOCVARIABLE", "DOCPROPERTY", "REF", "ASK"})

_CODE = re.compile(r'\s*(?P<kind>[A-Za-z]+)\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\]+))?')
_SHOWN_BY_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True, eq=False)
class Holder:
    """A field or content control while its text is being read.

    `code` is a field's instruction (`MERGEFIELD Navn`), empty for a content control.
    `placeholder` is set when the document itself says that the prompt still shows.
    """

    name: str = ""
    code: str = ""
    placeholder: bool = False
    in_result: bool = False
    default: str = ""
    result: list[str] = field(default_factory=list)
    _open: bool | None = None

    @property
    def kind(self) -> str:
        """The field's type in capitals, such as MERGEFIELD; empty for a content control."""
        match = _CODE.match(self.code)
        return match["kind"].upper() if match else ""

    def read_name(self) -> None:
        """Take the name from the code, once all of it has been read."""
        match = _CODE.match(self.code)
        if match and not self.name and match["kind"].upper() in _NAMED:
            self.name = match["quoted"] or match["bare"] or ""

    def open(self) -> bool:
        """Whether somebody still has to fill this in. Ask when the whole document has been read."""
        if self._open is None:
            self._open = self._is_open()
        return self._open

    def _is_open(self) -> bool:
        if self.placeholder:
            return True
        if self.kind not in _FILLED_BY_SOMEBODY:
            return False
        return asks_to_be_filled("".join(self.result), self.name)

    def stand_in(self) -> str:
        """The text to show for a field that shows none but awaits some; mostly empty.

        A drop-down list shows its chosen entry, a macro button its prompt. An empty form field,
        and a merge field that was never merged, stand as «name», so that the sentence keeps a noun.
        """
        if "".join(self.result).strip():
            return ""
        kind = self.kind
        if kind == "FORMDROPDOWN":
            return self.default
        if kind == "MACROBUTTON":
            shown = _SHOWN_BY_BUTTON.match(self.code)
            return shown[1].strip() if shown else ""
        if kind == "FORMTEXT" or (kind in {"MERGEFIELD", "DOCVARIABLE"} and not self.in_result):
            return self.default or f"«{self.name or 'felt'}»"
        return ""


def simple_field(element: etree._Element) -> Holder:
    """The holder for a `w:fldSimple`."""
    holder = Holder(code=element.get(W + "instr") or "", in_result=len(element) > 0)
    holder.read_name()
    return holder


def complex_field(begin: etree._Element) -> Holder:
    """The holder for a field that opens with this `w:fldChar`; a legacy form field has its data there."""
    data = begin.find(W + "ffData")
    if data is None:
        return Holder()
    return Holder(name=value(data, "name") or "", default=_chosen(data.find(W + "ddList")))


def _chosen(choices: etree._Element | None) -> str:
    if choices is None:
        return ""
    entries = [entry.get(W + "val") or "" for entry in choices.iterfind(W + "listEntry")]
    index = number(value(choices, "result")) or number(value(choices, "default")) or 0
    return entries[index] if 0 <= index < len(entries) else ""


def content_control(element: etree._Element) -> Holder:
    """The holder for a `w:sdt`, named by its title (`w:alias`), else by its tag."""
    properties = element.find(W + "sdtPr")
    is_checkbox = properties is not None and properties.find(W14 + "checkbox") is not None
    return Holder(
        name=value(properties, "alias") or value(properties, "tag") or "",
        placeholder=bool(toggle(properties, "showingPlcHdr")) and not is_checkbox,
        in_result=True,
    )
