"""The site of docs/, built as .ci/run builds it: each rule is in it, its links lead somewhere, nothing is fetched."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from klartekst.checker import load_all_rules
from klartekst.reports.manual import parts

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.site
FETCHED = ("script[src]", "link[rel=stylesheet]", "link[rel=preconnect]", "img[src]", "iframe[src]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; `--strict` makes every warning of mkdocs an error."""
    pytest.importorskip("material")
    out = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, LexborHTMLParser]:
    """Every page of the site."""
    return {page: LexborHTMLParser(page.read_text("utf-8")) for page in site.rglob("*.html")}


def test_the_reference_says_what_explain_says(site: Path, pages: dict[Path, LexborHTMLParser]) -> None:
    """Each rule by its id, with every text of its manual."""
    for rule in load_all_rules(()):
        page = pages[site / "regler" / rule.category / "index.html"]
        assert page.css_matches(f"h2#{rule.id}"), rule.id
        said = " ".join((page.root.text() if page.root else "").split())
        for text in (text for group in parts(rule) for part in group for text in part.texts):
            assert " ".join(text.split()) in said, (rule.id, text)


def test_nothing_is_fetched_from_elsewhere(pages: dict[Path, LexborHTMLParser]) -> None:
    """No fonts, scripts or pictures of others: a municipality can serve the pages without a network."""
    fetched = [
        address for page in pages.values() for selector in FETCHED for address in _named(page, selector)
    ]
    assert len(fetched) > len(pages)
    assert [address for address in fetched if urlsplit(address).netloc] == []


def test_every_link_leads_somewhere(site: Path, pages: dict[Path, LexborHTMLParser]) -> None:
    """To a file of the site, and where it names a place in a page, to that place."""
    for place, page in pages.items():
        if place.name == "404.html":
            continue
        for link in _named(page, "a[href]"):
            parted = urlsplit(link)
            if parted.scheme:
                continue
            target = (place.parent / unquote(parted.path)).resolve() if parted.path else place
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{place.relative_to(site)}: {link}"
            anchor = unquote(parted.fragment)
            if anchor and target in pages:
                assert pages[target].css_first(f'[id="{anchor}"]'), f"{place.relative_to(site)}: {link}"


def _named(page: LexborHTMLParser, selector: str) -> Iterator[str]:
    for node in page.css(selector):
        yield str(node.attributes.get("src") or node.attributes.get("href") or "")
