"""The page in a real browser: read, put in, undo, download; by mouse and by keyboard alone; on a phone's width.

Needs Chromium, Playwright (`pip install -e '.[browser]'`) and axe-core (`npm install --no-save axe-core`):

    pytest -m browser
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx_builder import docx, p
from odt_builder import odt
from odt_builder import p as odt_p
from running_service import running
from word_package import W, document

from klartekst.readers.open import read_named

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
LETTER = (
    "Kære Anna 😀\n\nSåfremt du flytter, skal du give os besked snarest.\n\n"
    "Din ansøgning behandles inden 4 uger, og vi skriver til dig.\n"
)
WORD = docx(p("Såfremt du flytter, skal du give os besked."), p("Du får svar snarest."))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    """A browser at a service; every error that the browser tells fails the test."""
    told: list[str] = []
    with running() as client, playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(base_url=str(client.base_url))
        page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        yield page
        browser.close()
    assert told == []


def paste(page: Any, text: str = LETTER) -> None:
    """Checks a pasted text."""
    page.goto("/")
    page.fill("#indsat", text)
    page.click("button.main")
    page.wait_for_selector(".result")


def button(page: Any, words: str) -> Any:
    """The button that puts these words in."""
    return page.locator(".put button", has_text=words)


def shown(page: Any) -> str:
    """The letter as it can be seen, without the numbers of the remarks."""
    script = """() => { const sheet = document.querySelector(".letter").cloneNode(true);
        sheet.querySelectorAll(".vh, sup, [hidden], .strip").forEach((each) => each.remove());
        return [...sheet.querySelectorAll("p, li")].map((each) => each.textContent).join("\\n\\n"); }"""
    return str(page.evaluate(script))


def test_a_suggestion_is_put_in_and_taken_out_again(page: Any) -> None:
    """The letter shows it, and what it covers cannot be put in as well."""
    paste(page)
    before = shown(page)
    button(page, "Hvis").click()
    assert "Hvis du flytter" in shown(page)
    assert "Såfremt" not in shown(page)
    assert page.locator("#melding").inner_text() == "Sat ind."
    button(page, "Hvis").click()
    assert shown(page) == before


def test_the_text_with_what_was_put_in_is_downloaded(page: Any) -> None:
    """Behind an emoji, and whole."""
    paste(page)
    button(page, "Hvis").click()
    button(page, "Vi behandler").click()
    with page.expect_download() as loading:
        page.click("#hent")
    text = Path(loading.value.path()).read_text("utf-8")
    assert text == LETTER.replace("Såfremt", "Hvis").replace(
        "Din ansøgning behandles inden 4 uger", "Vi behandler din ansøgning inden 4 uger"
    )
    assert loading.value.suggested_filename == "brev.klartekst.txt"


def test_a_mended_text_can_be_checked_again(page: Any) -> None:
    """What was mended is gone."""
    paste(page)
    button(page, "Hvis").click()
    page.click("#igen")
    page.wait_for_selector(".letter ins", state="detached")
    assert "Hvis du flytter" in shown(page)
    assert button(page, "Hvis").count() == 0


def drop(page: Any, name: str, data: bytes) -> None:
    """Drops a file on the page, anywhere on it."""
    page.goto("/")
    held = page.evaluate_handle(
        """([name, bytes]) => { const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], name)); return data; }""",
        [name, list(data)],
    )
    page.dispatch_event("body", "drop", {"dataTransfer": held})
    page.wait_for_selector(".result")


def downloaded(page: Any, name: str) -> bytes:
    """The copy of the document that was dropped, which must be called `name`."""
    with page.expect_download() as loading:
        page.click("#kopi")
    assert loading.value.suggested_filename == name
    return Path(loading.value.path()).read_bytes()


def test_a_word_file_is_dropped_on_the_page(page: Any) -> None:
    """Its own name is shown, though the service never learns it."""
    drop(page, "Afslag Hansen.docx", WORD)
    assert page.locator(".name").inner_text() == "Afslag Hansen.docx"
    assert button(page, "Hvis").count() == 1
    copy = downloaded(page, "Afslag Hansen.klartekst.docx")
    assert read_named(copy, "a.docx")[0].own_comments >= 1


def test_the_copy_holds_what_was_put_in_until_it_is_undone(page: Any) -> None:
    """Written in the text, or as tracked changes where that is asked for; and the page tells of it."""
    drop(page, "brev.docx", WORD)
    button(page, "Hvis").click()
    plain = downloaded(page, "brev.klartekst.docx")
    assert "Hvis du flytter" in read_named(plain, "a.docx")[0].text
    assert page.locator("#melding").inner_text().startswith("Kopien er hentet. 1 rettelse er skrevet ind.")
    page.check("#spor")
    assert len(list(document(downloaded(page, "brev.klartekst.docx")).iter(W + "ins"))) == 1
    button(page, "Hvis").click()
    undone = downloaded(page, "brev.klartekst.docx")
    assert read_named(undone, "a.docx")[0].text == read_named(WORD, "a.docx")[0].text
    assert "rettelse" not in page.locator("#melding").inner_text()


def test_an_open_document_comes_back_as_one(page: Any) -> None:
    """With the words in it; no tracked changes are offered there."""
    drop(page, "brev.odt", odt(odt_p("Kære Anna"), odt_p("Såfremt du flytter, skal du sige det snarest.")))
    assert page.locator("#spor").count() == 0
    button(page, "Hvis").click()
    assert "Hvis du flytter" in read_named(downloaded(page, "brev.klartekst.odt"), "a.odt")[0].text


def test_a_pasted_text_comes_back_as_text_only(page: Any) -> None:
    """There is no document to copy."""
    paste(page)
    assert page.locator("#kopi").count() == 0


def test_a_file_that_cannot_be_read_is_told_of(page: Any) -> None:
    """In Danish, with what to do, and the form is still there. The browser counts the status as an error."""
    with running() as client:
        answer = client.post("/tjek", files={"brev": ("a.docx", b"PK\x03\x04broken")})
    assert answer.status_code == 422
    page.set_content(answer.text)
    assert "beskadiget" in page.locator("[role=alert]").inner_text()
    assert page.locator("#indsat").is_visible()


def test_everything_can_be_done_with_the_keyboard(page: Any) -> None:
    """From the skip link to the download, the focus where a person expects it."""
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    while page.evaluate("document.activeElement.id") != "indsat":
        page.keyboard.press("Tab")
    page.keyboard.type("Såfremt du flytter, skal du give os besked.")
    while page.evaluate("document.activeElement.className") != "main":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result")
    assert "verdict" in page.evaluate("document.activeElement.className")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.put button')"):
            break
    page.keyboard.press("Enter")
    assert "Hvis du flytter" in shown(page)
    page.keyboard.press("Enter")
    assert "Såfremt du flytter" in shown(page)


@pytest.mark.parametrize("width", [320, 768, 1600])
def test_nothing_is_wider_than_the_window(page: Any, width: int) -> None:
    """No scrolling to the side, from a phone to a wide screen."""
    page.set_viewport_size({"width": width, "height": 800})
    for show in (paste, lambda page: drop(page, "brev.docx", WORD)):
        show(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed")
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(page: Any, width: int) -> None:
    """WCAG 2.1 AA and good practice: the form, the answer, one with something put in, and one that can be copied."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    found = [axe(page)]
    paste(page)
    found.append(axe(page))
    button(page, "Hvis").click()
    found.append(axe(page))
    drop(page, "brev.docx", WORD)
    found.append(axe(page))
    page.set_viewport_size({"width": 1280, "height": 800})
    assert found == [[], [], [], []]


def axe(page: Any) -> Any:
    """The ids of the rules that axe-core finds broken, each with the place."""
    run = """;axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
        .then((told) => told.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]))"""
    return page.evaluate(AXE.read_text("utf-8") + run)
