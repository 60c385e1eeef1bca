"""The formats that klartekst reads: one line a format, and everything that names formats is made from this table."""

from collections.abc import Sequence
from dataclasses import dataclass

ZIP = b"PK\x03\x04"
"""The first bytes of every zip package."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format and who reads it.

    `module` has `read(data: bytes, path: str) -> Letter`; where one file holds `many` letters (a mail with
    annexes, a bank of phrases) it has `read_each(data, path) -> Sequence[Letter]` instead.
    `suffixes` are in lower case, the commonest first. A folder is not `searched` for formats that most often
    hold something else than letters; a file of theirs is read when it is named. What is read by a large C library,
    or may hold such a file, is `guarded`: a file of it can hang or burst its reader.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    many: bool = False
    searched: bool = True
    guarded: bool = False


FORMATS = (
    Format("docx", (".docx", ".dotx", ".docm", ".dotm"), "klartekst.readers.docx"),
    Format("odt", (".odt", ".ott", ".fodt"), "klartekst.readers.odt"),
    Format("pdf", (".pdf",), "klartekst.readers.pdf", guarded=True),
    Format("html", (".html", ".htm", ".xhtml", ".mjml"), "klartekst.readers.html", guarded=True),
    Format("rtf", (".rtf",), "klartekst.readers.rtf"),
    Format("txt", (".txt", ".text"), "klartekst.readers.plain_text"),
    Format("eml", (".eml",), "klartekst.readers.eml", many=True, guarded=True),
    Format("msg", (".msg",), "klartekst.readers.msg", many=True, guarded=True),
    Format("memo", (".xml",), "klartekst.readers.memo", many=True, searched=False, guarded=True),
    Format("xlsx", (".xlsx", ".xlsm"), "klartekst.readers.xlsx_bank", many=True, searched=False),
    Format("csv", (".csv",), "klartekst.readers.csv_bank", many=True, searched=False),
    Format("json", (".json",), "klartekst.readers.json_bank", many=True, searched=False),
    Format(
        "template",
        (".j2", ".jinja", ".jinja2", ".twig", ".hbs", ".handlebars", ".mustache"),
        "klartekst.readers.template",
        many=True,
    ),
    Format("md", (".md", ".markdown"), "klartekst.readers.markdown"),
)

SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
"""The files that are read."""

SEARCHED = tuple(suffix for each in FORMATS if each.searched for suffix in each.suffixes)
"""The files that a folder is searched for."""

_BY_NAME = {each.name: each for each in FORMATS}
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def named(name: str) -> Format:
    """The format of that name ("docx"). Raises KeyError for one that is not in the table."""
    return _BY_NAME[name]


def of_suffix(suffix: str) -> Format | None:
    """The format of files that end in `suffix` (".docx", lower case); None for one that is not read."""
    return _BY_SUFFIX.get(suffix)


def listed(suffixes: Sequence[str] = SUFFIXES) -> str:
    """The suffixes for a Danish sentence: ".docx, .dotx og .txt"."""
    return f"{', '.join(suffixes[:-1])} og {suffixes[-1]}"
