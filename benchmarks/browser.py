"""Opens a collection report in a real browser: sorts, filters, uses the keyboard alone, runs axe-core, takes pictures.

    python benchmarks/browser.py rapport/ --axe axe.min.js [--chromium /usr/bin/chromium] [--pictures FOLDER]

Needs `playwright` and a Chromium; axe-core's one file comes from its npm package. Exit status 1 when anything is wrong.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

WIDTHS = (1280, 768, 320)


def scores(page: Any) -> list[int]:
    """The points of the rows that are shown, in order."""
    made: list[int] = page.eval_on_selector_all(
        "#dokumenter tbody tr:not([hidden]) [data-head=Point]",
        "cells => cells.map(c => Number(c.dataset.value))",
    )
    return made


def problems(page: Any, axe: str) -> list[str]:
    """What axe-core finds against WCAG 2.1 A and AA, `details` opened first."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(r => r.violations)"
    )
    return [f"axe {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def keyboard(page: Any) -> list[str]:
    """Reaches the sort button of the points with Tab alone, sorts with Enter, and filters by typing."""
    wrong = []
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        wrong.append("the first Tab does not reach the skip link")
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Point":
            break
    else:
        return [*wrong, "Tab never reaches the sort button of the points"]
    page.keyboard.press("Enter")
    if (rising := scores(page)) != sorted(rising):
        wrong.append("Enter does not sort rising")
    page.keyboard.press("Enter")
    if (falling := scores(page)) != sorted(falling, reverse=True):
        wrong.append("Enter twice does not sort falling")
    if page.get_attribute("th:has(button:text-is('Point'))", "aria-sort") != "descending":
        wrong.append("aria-sort does not say how it is sorted")
    page.focus("#soeg")
    before = len(scores(page))
    page.keyboard.type("zzz")
    if scores(page) or not page.text_content("#antal").startswith("Viser 0"):
        wrong.append("typing does not filter")
    for _ in range(3):
        page.keyboard.press("Backspace")
    if len(scores(page)) != before:
        wrong.append("clearing the search does not bring the rows back")
    page.focus("#fejl")
    page.keyboard.press("Space")
    grave = page.eval_on_selector_all(
        "#dokumenter tbody tr:not([hidden]) [data-head=Fejl]", "c => c.map(e => e.textContent)"
    )
    if "0" in grave:
        wrong.append("the box does not keep only documents with faults")
    page.keyboard.press("Space")
    return wrong


def main() -> int:
    """Look, and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("--axe", type=Path, required=True)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--pictures", type=Path)
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    axe = asked.axe.read_text("utf-8")
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on(
            "console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None
        )
        page.on(
            "request",
            lambda sent: None if sent.url.startswith("file:") else wrong.append(f"asks for {sent.url}"),
        )
        index = (asked.report / "index.html").resolve()
        one = next((asked.report / "dokumenter").resolve().glob("*.html"))
        page.goto(index.as_uri())
        wrong += keyboard(page)
        checker = browser.new_context(bypass_csp=True).new_page()
        for path in (index, one):
            for width in WIDTHS:
                checker.set_viewport_size({"width": width, "height": 900})
                checker.goto(path.as_uri())
                if checker.evaluate("document.documentElement.scrollWidth") > width:
                    wrong.append(f"{path.name} is wider than {width} pixels")
                if asked.pictures:
                    checker.screenshot(
                        path=asked.pictures / f"{path.stem}-{width}.png", full_page=width != 320
                    )
                wrong += [f"{path.name}, {width}: {each}" for each in problems(checker, axe)]
        browser.close()
    print("\n".join(wrong) or "nothing wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
