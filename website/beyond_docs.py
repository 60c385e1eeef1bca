"""What the pages of docs/ link to outside of it: brought into the site, so that a link works in both places.

A link keeps the form that works in the repository (`../CONTRIBUTING.md`). In the site the file lies under
`kilde/`, the pages of docs/ at the top, and `../rules/` is the rule reference.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

OUTSIDE = "kilde"
DOCS = "docs"
RULES = "rules"
REFERENCE = "regler/index.md"
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)([^)#\s]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """mkdocs asks for files: add whatever the pages link to, and what those pages link to."""
    root = Path(config.docs_dir).parent
    waiting = [f"{DOCS}/{file.src_uri}" for file in files.documentation_pages() if not file.generated_by]
    seen = set(waiting)
    while waiting:
        page = waiting.pop()
        for linked in _linked(page, (root / page).read_text("utf-8")):
            if linked in seen or not (root / linked).is_file():
                continue
            seen.add(linked)
            if not linked.startswith(f"{DOCS}/"):
                files.append(File.generated(config, place(linked), abs_src_path=str(root / linked)))
            if linked.endswith(".md"):
                waiting.append(linked)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """mkdocs renders a page: turn its links from the repository's folders to the site's."""
    here = repository_path(page.file.src_uri)
    if here is None:
        return markdown
    start = posixpath.dirname(page.file.src_uri) or "."

    def turned(link: re.Match[str]) -> str:
        return posixpath.relpath(place(_target(here, link[1])), start)

    return _LINK.sub(turned, markdown)


def place(path: str) -> str:
    """Where the file at this path of the repository lies in the site."""
    if path == RULES:
        return REFERENCE
    return path.removeprefix(f"{DOCS}/") if path.startswith(f"{DOCS}/") else f"{OUTSIDE}/{path}"


def repository_path(uri: str) -> str | None:
    """Where a page of the site lies in the repository; None for one that was made."""
    if uri.startswith(f"{posixpath.dirname(REFERENCE)}/"):
        return None
    return uri.removeprefix(f"{OUTSIDE}/") if uri.startswith(f"{OUTSIDE}/") else f"{DOCS}/{uri}"


def _linked(page: str, text: str) -> Iterator[str]:
    for link in _LINK.finditer(text):
        yield _target(page, link[1])


def _target(page: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
