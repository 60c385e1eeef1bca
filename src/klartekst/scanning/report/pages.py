"""Writes the report: `index.html` and one page a document. Each is one file that needs no other and no network."""

import base64
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from klartekst import __version__
from klartekst.reports.kinds import KINDS
from klartekst.reports.summary import decimal, lix_band
from klartekst.rules.schema import Rule
from klartekst.scanning.report.charts import Chart, bar_chart
from klartekst.scanning.report.excerpts import Excerpts
from klartekst.scanning.report.overview import MOST_DOCUMENTS, Document, Overview
from klartekst.scanning.spread import Spread
from klartekst.scanning.store import Store

FOLDER = "dokumenter"
SEVERITIES = {"blokerende": "Blokerende", "fejl": "Fejl", "advarsel": "Advarsel", "tip": "Tip"}
_LISTS = {"blokerende": "skal", "fejl": "skal", "advarsel": "boer", "tip": "kan"}
_TEMPLATES = Path(__file__).parents[2] / "reports" / "templates"
_PAGES = ("charts.html", "collection.html", "document.html", "frame.html", "rule.html")
_LOOK = (*_PAGES, "collection.css", "collection.js", "style.css")


class Pages:
    """Writes pages into a folder. `rules` give titles and reasons; `excerpts`, when given, quote templates."""

    def __init__(self, folder: Path, rules: Mapping[str, Rule], excerpts: Excerpts | None) -> None:
        self._folder = folder
        self._rules = rules
        self._excerpts = excerpts
        self._environment = environment()
        self._environment.filters["title"] = self._title
        self._head = lru_cache(maxsize=None)(self._rendered_head)
        self._script = (_TEMPLATES / "collection.js").read_text("utf-8")
        self._look = b"".join((_TEMPLATES / name).read_bytes() for name in _LOOK)

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
        names = {self._page(store, each, folder, made.weighted) for each in made.documents}
        for old in folder.glob("*.html"):
            if old.name not in names:
                old.unlink()
        self.index.write_text(self._mark(made_of, len(names)) + self._index(made, comparison), "utf-8")
        return self.index

    def _mark(self, made_of: object, pages: int) -> str:
        """The first line of the index: what it was written from."""
        said = repr((__version__, made_of, pages, self._excerpts is not None)).encode()
        return f"<!-- {blake2b(said + self._look, digest_size=12).hexdigest()} -->\n"

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

    def _page(self, store: Store, document: Document, folder: Path, weighted: bool) -> str:
        """Writes a document's page unless it is there already; gives its name."""
        path = folder / page_name(document)
        key = blake2b(
            repr((__version__, document, weighted, self._excerpts is not None)).encode() + self._look,
            digest_size=12,
        ).hexdigest()
        line = f"<!-- {key} -->\n"
        if _first_line(path) != line:
            found = self._found(store, document)
            text = self._environment.get_template("document.html").render(
                document=document, found=found, weighted=weighted, version=__version__, lix_band=lix_band
            )
            path.write_bytes((line + text).encode())
        return path.name

    def _found(self, store: Store, document: Document) -> list[dict[str, Any]]:
        """The document's findings by severity and rule, the gravest first."""
        quotable = self._excerpts is not None and _is_quotable(store, document.id)
        groups: dict[tuple[str, str], list[dict[str, str | None]]] = {}
        for rule, severity, term, place, start, end in store.db.execute(
            "SELECT rule, severity, term, place, coalesce(sentence.start, finding.start), "
            "coalesce(sentence.end, finding.end) FROM finding LEFT JOIN sentence ON sentence.id = sentence "
            "WHERE finding.letter = ? ORDER BY finding.start IS NULL, finding.start",
            (document.id,),
        ):
            text = None
            if quotable and self._excerpts and start is not None:
                text = self._excerpts.sentence(document.file, document.part, start, end)
            said = f"{place[:1].upper()}{place[1:]}{': ' if term else ''}{term}"
            groups.setdefault((severity, rule), []).append({"said": said, "text": text})
        order = list(SEVERITIES)
        return [
            {"level": _LISTS[severity], "head": self._head(rule, severity, len(spots)), "spots": spots}
            for (severity, rule), spots in sorted(
                groups.items(), key=lambda each: (order.index(each[0][0]), -len(each[1]))
            )
        ]

    def _rendered_head(self, rule: str, severity: str, spots: int) -> Any:
        """What stands above the spots of a rule: the same on a thousand pages, so it is rendered once."""
        from markupsafe import Markup

        text = self._environment.get_template("rule.html").render(
            id=rule, rule=self._rules.get(rule), severity=SEVERITIES[severity], spots=spots
        )
        return Markup(text)

    def _title(self, rule: str) -> str:
        known = self._rules.get(rule)
        return known.title if known is not None else rule


def environment() -> Any:
    """The templates with their filters."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "thousands": thousands,
        "times": times,
        "decimal": decimal,
        "kind": kind_name,
        "day": _day,
    }
    return made


def page_name(document: Document) -> str:
    """The file name of a document's page: by number, as names of letters may be personal."""
    return f"{document.file}-{document.part}.html"


def kind_name(kind: str | None) -> str:
    """»Afslag«, »Afgørelse, der siger ja«."""
    if kind is None:
        return "Ukendt art"
    said = KINDS[kind].removeprefix("et ").removeprefix("en ")
    return said[:1].upper() + said[1:]


def thousands(number: float) -> str:
    """»12.345«."""
    return f"{round(number):,}".replace(",", ".")


def times(number: int) -> str:
    """»1 gang«, »12 gange«."""
    return "1 gang" if number == 1 else f"{thousands(number)} gange"


def _day(nanoseconds: int) -> str:
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC).strftime("%d.%m.%Y") if nanoseconds > 0 else "–"


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
