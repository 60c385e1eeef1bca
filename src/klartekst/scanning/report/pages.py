"""Writes the report: `index.html` and one page a document. Each is one file that needs no other and no network."""

import base64
import os
from collections import deque
from collections.abc import Container, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from klartekst import __version__
from klartekst.danish.numerals import decimal
from klartekst.reports.rendering import TEMPLATES
from klartekst.reports.summary import lix_band
from klartekst.rules.schema import Rule
from klartekst.scanning.report.charts import Chart, bar_chart
from klartekst.scanning.report.environment import environment
from klartekst.scanning.report.excerpts import Excerpts
from klartekst.scanning.report.overview import MOST_DOCUMENTS, Document, Overview
from klartekst.scanning.spread import Spread
from klartekst.scanning.store import Store

FOLDER = "dokumenter"
_GROUPS = 1_024
"""Rules with their spots whose text is kept for the next page that has the same."""

AHEAD = 8
"""Pages that wait to be written, so that few are held in memory."""

SEVERITIES = {"blokerende": "Blokerende", "fejl": "Fejl", "advarsel": "Advarsel", "tip": "Tip"}
_LISTS = {"blokerende": "skal", "fejl": "skal", "advarsel": "boer", "tip": "kan"}
_PAGES = ("charts.html", "collection.html", "document.html", "frame.html", "rule.html")
_LOOK = (*_PAGES, "collection.css", "collection.js", "style.css")

_Spot = tuple[str, ...]
"""A finding as it is told on a page: its place, the word of a list or "", and its sentence or ""."""


class Pages:
    """Writes pages into a folder. `rules` give titles and reasons; `excerpts`, when given, quote templates."""

    def __init__(self, folder: Path, rules: Mapping[str, Rule], excerpts: Excerpts | None) -> None:
        self._folder = folder
        self._rules = rules
        self._excerpts = excerpts
        self._environment = environment()
        self._environment.filters["title"] = self._title
        self._group = lru_cache(_GROUPS)(self._rendered_group)
        self._script = (TEMPLATES / "collection.js").read_text("utf-8")
        look = b"".join((TEMPLATES / name).read_bytes() for name in _LOOK)
        self._look = blake2b(repr((__version__, excerpts is not None)).encode() + look, digest_size=12)

    @property
    def index(self) -> Path:
        """The page to begin with."""
        return self._folder / "index.html"

    def are_current(self, made_of: object) -> bool:
        """Whether the pages that lie there were written from what `made_of` says, and none of them is gone."""
        try:
            number = len(os.listdir(self._folder / FOLDER))  # noqa: PTH208, names are enough
        except OSError:
            return False
        return _first_line(self.index) == self._mark(made_of, number)

    def write(
        self, store: Store, made: Overview, comparison: str | None = None, made_of: object = None
    ) -> Path:
        """Writes the index and the pages of its documents; pages of documents that are gone go too.

        `made_of` is all that they depend on, for `are_current`.
        """
        folder = self._folder / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        if self._excerpts:
            self._excerpts.prepare(made.files)
        there = {each.name for each in folder.glob("*.html")}
        names = {page_name(each) for each in made.documents}
        # Half of a page's time is the system's, for making a file: it passes while the next one is rendered.
        with ThreadPoolExecutor(1) as writer:
            writing: deque[Future[int]] = deque()
            for name, text in self._pages(store, made, folder, there):
                writing.append(writer.submit((folder / name).write_bytes, text))
                if len(writing) > AHEAD:
                    writing.popleft().result()
            for each in writing:
                each.result()
        for old in there - names:
            (folder / old).unlink()
        self.index.write_text(self._mark(made_of, len(names)) + self._index(made, comparison), "utf-8")
        return self.index

    def _mark(self, made_of: object, pages: int) -> str:
        """The first line of the index: what it was written from."""
        return self._line((made_of, pages))

    def _line(self, said: object) -> str:
        """A first line that tells what a page was written from: this, and how pages look."""
        digest = self._look.copy()
        digest.update(repr(said).encode())
        return f"<!-- {digest.hexdigest()} -->\n"

    def _index(self, made: Overview, comparison: str | None) -> str:
        clusters = [
            {"cluster": each, "excerpt": self._excerpts.of(each) if self._excerpts else None}
            for each in made.clusters
        ]
        text: str = self._environment.get_template("collection.html").render(
            made=made,
            clusters=clusters,
            charts=_charts(made),
            rules=self._rules,
            page=page_name,
            folder=FOLDER,
            most=MOST_DOCUMENTS,
            comparison=comparison,
            quoted=self._excerpts is not None,
            script=self._script,
            script_hash=base64.b64encode(sha256(self._script.encode()).digest()).decode(),
            version=__version__,
            severities=SEVERITIES,
        )
        return text

    def _pages(
        self, store: Store, made: Overview, folder: Path, there: Container[str]
    ) -> Iterator[tuple[str, bytes]]:
        """The names and texts of the documents' pages, without those that are there already as they should be."""
        template = self._environment.get_template("document.html")
        for document in made.documents:
            name, line = page_name(document), self._line((document, made.weighted))
            if name in there and _first_line(folder / name) == line:
                continue
            text = template.render(
                document=document,
                found=self._found(store, document),
                weighted=made.weighted,
                version=__version__,
                lix_band=lix_band,
            )
            yield name, (line + text).encode()

    def _found(self, store: Store, document: Document) -> list[Any]:
        """The document's findings by severity and rule, the gravest first, as they stand on the page."""
        groups: dict[tuple[str, str], list[_Spot]] = {}
        for rule, severity, *spot in self._spots(store, document):
            groups.setdefault((severity, rule), []).append(tuple(spot))
        order = list(SEVERITIES)
        return [
            self._group(rule, severity, tuple(spots))
            for (severity, rule), spots in sorted(
                groups.items(), key=lambda each: (order.index(each[0][0]), -len(each[1]))
            )
        ]

    def _spots(self, store: Store, document: Document) -> Iterator[tuple[str, ...]]:
        """Rule, severity, place and word of each finding in their order, and the sentence where it may be quoted."""
        if self._excerpts is None or not _is_quotable(store, document.id):
            yield from store.db.execute(
                "SELECT rule, severity, place, term, '' FROM finding WHERE letter = ? ORDER BY start IS NULL, start",
                (document.id,),
            )
            return
        for *found, start, end in store.db.execute(
            "SELECT rule, severity, place, term, coalesce(sentence.start, finding.start), "
            "coalesce(sentence.end, finding.end) FROM finding LEFT JOIN sentence ON sentence.id = sentence "
            "WHERE finding.letter = ? ORDER BY finding.start IS NULL, finding.start",
            (document.id,),
        ):
            quoted = start is not None and self._excerpts.sentence(document.file, document.part, start, end)
            yield *found, quoted or ""

    def _rendered_group(self, rule: str, severity: str, spots: tuple[_Spot, ...]) -> Any:
        """What is said of a rule and its spots: the same on many pages, as many letters are from one template."""
        from markupsafe import Markup

        text = self._environment.get_template("rule.html").render(
            id=rule,
            rule=self._rules.get(rule),
            severity=SEVERITIES[severity],
            level=_LISTS[severity],
            spots=spots,
        )
        return Markup(text)

    def _title(self, rule: str) -> str:
        known = self._rules.get(rule)
        return known.title if known is not None else rule


def page_name(document: Document) -> str:
    """The file name of a document's page: by number, as names of letters may be personal."""
    return f"{document.file}-{document.part}.html"


def _is_quotable(store: Store, letter: int) -> bool:
    row = store.db.execute(
        "SELECT stage = 'skabelon' AND NOT personal FROM letter WHERE id = ?", (letter,)
    ).fetchone()
    return bool(row and row[0])


def _first_line(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8") as stream:
            return stream.readline()
    except OSError:
        return None


def _charts(made: Overview) -> list[Chart]:
    return [
        bar_chart(*about, values.bins(width, most))
        for about, values, width, most in (
            (
                ("point", "Point", "Point", _middle("Den midterste får {} point.", made.scores)),
                made.scores,
                10,
                90,
            ),
            (
                ("lix", "Lixtal", "Lixtal", _middle("Det midterste lixtal er {}.", made.lixes)),
                made.lixes,
                5,
                60,
            ),
            (
                (
                    "laengste",
                    "Længste sætning",
                    "Ord",
                    _middle("Den midterste længste sætning har {} ord.", made.longest),
                ),
                made.longest,
                5,
                60,
            ),
        )
        if values
    ]


def _middle(said: str, values: Spread) -> str:
    middle = values.median
    return "" if middle is None else said.format(decimal(middle).removesuffix(",0"))
