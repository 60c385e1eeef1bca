"""The words that are stored: the stems that a form begins with, and the paradigm of each.

A form is found by its beginnings: every stem that it starts with names a paradigm, and the paradigm
says whether the rest of the form is one of its endings.
"""

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from klartekst.danish.forms import Form
from klartekst.danish.paradigms import Paradigm

Reading = tuple[str, Paradigm, str, Form, bool]
"""What a form can be: its stem, the paradigm, the slot there, the form, and whether it is the genitive of that form.

A plain tuple, as a letter asks for thousands.
"""


class Stems:
    """The stems and paradigms in a folder, mapped and not read; what is asked for is taken apart once."""

    def __init__(self, folder: Path) -> None:
        import marisa_trie

        self._stems: Any = marisa_trie.RecordTrie("<HB")
        with (folder / "stems.marisa").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._stems.map(self._memory)
        self._lines = (folder / "paradigms.tsv").read_text(encoding="utf-8").splitlines()
        self._parsed: dict[int, Paradigm] = {}
        self._stemless: dict[str, list[tuple[Paradigm, int]]] | None = None

    def entries(self, form: str) -> Iterator[tuple[str, Paradigm, int]]:
        """The stems that a form begins with, each with its paradigm and linking letters (see `links`)."""
        for stem in self._stems.prefixes(form):
            for number, links in self._stems.get(stem, ()):
                yield stem, self._paradigm(number), links
        for paradigm, links in self._without_stem().get(form, ()):
            yield "", paradigm, links

    def readings(self, form: str) -> Iterator[Reading]:
        """What a form can be as it is written; no genitives, which are worked out and not stored."""
        for stem, paradigm, _ in self.entries(form):
            for slot, meaning in paradigm.by_ending.get(form[len(stem) :], ()):
                yield stem, paradigm, slot, meaning, False

    def holds(self, form: str) -> bool:
        """Whether a form can be anything at all."""
        return any(True for _ in self.readings(form))

    def links(self, stem: str) -> int:
        """The linking letters that a base form takes before another stem, as bits (see compounds)."""
        bits = 0
        for head, paradigm, record_links in self.entries(stem):
            if head + paradigm.lemma == stem:
                bits |= record_links
        return bits

    def _paradigm(self, number: int) -> Paradigm:
        paradigm = self._parsed.get(number)
        if paradigm is None:
            paradigm = self._parsed[number] = Paradigm.parse(self._lines[number])
        return paradigm

    def _without_stem(self) -> dict[str, list[tuple[Paradigm, int]]]:
        """The words whose forms share no letter (*god, bedre*; *være, er*), by form and base form."""
        if self._stemless is None:
            table: dict[str, list[tuple[Paradigm, int]]] = {}
            for number, links in self._stems.get("", ()):
                paradigm = self._paradigm(number)
                for form in {paradigm.lemma, *paradigm.by_ending}:
                    table.setdefault(form, []).append((paradigm, links))
            self._stemless = table
        return self._stemless
