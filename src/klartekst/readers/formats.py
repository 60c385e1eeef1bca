"""The formats that klartekst reads: one line a format, and everything that names formats is made from this table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format and who reads it.

    `module` has `read(data: bytes, path: str) -> Letter`; where one file holds `many` letters (a mail with
    annexes, a bank of phrases) it has `read_each(data, path) -> Sequence[Letter]` instead.
    `suffixes` are in lower case, the commonest first.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    many: bool = False


FORMATS = (
    Format("docx", (".docx", ".dotx", ".docm", ".dotm"), "klartekst.readers.docx"),
    Format("odt", (".odt", ".ott", ".fodt"), "klartekst.readers.odt"),
    Format("txt", (".txt", ".text"), "klartekst.readers.plain_text"),
    Format("eml", (".eml",), "klartekst.readers.eml", many=True),
    Format("md", (".md", ".markdown"), "klartekst.readers.markdown"),
)

SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)
"""The files that a folder is searched for."""

_BY_NAME = {each.name: each for each in FORMATS}
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


def named(name: str) -> Format:
    """The format of that name ("docx"). Raises KeyError for one that is not in the table."""
    return _BY_NAME[name]


def of_suffix(suffix: str) -> Format | None:
    """The format of files that end in `suffix` (".docx", lower case); None for one that is not read."""
    return _BY_SUFFIX.get(suffix)


def listed() -> str:
    """The suffixes for a Danish sentence: ".docx, .dotx og .txt"."""
    return f"{', '.join(SUFFIXES[:-1])} og {SUFFIXES[-1]}"
