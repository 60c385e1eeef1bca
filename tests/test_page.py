"""The page as the service sends it: what is on it, and that it works without a script."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from docx_builder import docx, p
from lxml import html
from running_service import running

from klartekst.readers.open import read_named

LETTER = "Kære Anna\r\n\r\nSåfremt du flytter, skal du give os besked snarest.\r\n"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A service as a user starts it."""
    with running() as client:
        yield client


def answer(client: httpx.Client, text: str = LETTER, **fields: str) -> Any:
    """The page with the answer to a pasted text, as a browser without scripts gets it."""
    sent = client.post("/tjek", files={"brev": ("", b"")}, data={"tekst": text} | fields)
    assert sent.status_code == 200
    return html.fromstring(sent.text)


def test_the_first_view_is_the_verdict_and_at_most_five_things(client: httpx.Client) -> None:
    """All the rest is folded."""
    page = answer(
        client, LETTER + "Undertegnede skal hermed meddele, at ovennævnte behandles mhp. bevilling.\n" * 3
    )
    assert page.xpath("//*[@class='verdict']")[0].text.startswith("Brevet kan sendes")
    assert 1 <= len(page.xpath("//*[contains(@class, 'boer')]//*[@class='group']")) <= 5
    assert not page.xpath("//*[contains(@class, 'kan')]/*[@class='group']")


def test_suggestions_can_be_put_in_where_there_is_a_script(client: httpx.Client) -> None:
    """Their buttons wait hidden for it, with the places in the text as it is shown."""
    page = answer(client)
    text = LETTER.replace("\r\n", "\n")
    (edits,) = [each for each in page.xpath("//button/@data-edits") if "Hvis" in each]
    start = text.index("Såfremt")
    assert edits == f'[[{start}, {start + 7}, "Hvis"]]'
    assert page.xpath("//*[@class='put']/@hidden")


def test_choices_hold_and_are_shown_again(client: httpx.Client) -> None:
    """Kind, strategy and child."""
    page = answer(client, art="orientering", strategi="kolding", barn="ja")
    assert page.xpath("//option[@selected]/@value") == ["orientering", "kolding"]
    assert page.xpath("//input[@checked]/@name") == ["barn"]


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [("a.png", b"\x89PNG\r\n\x1a\n", 415), ("a.docx", b"PK\x03\x04x", 422), ("", b"", 422)],
)
def test_what_cannot_be_read_is_told_on_the_page(
    client: httpx.Client, name: str, data: bytes, status: int
) -> None:
    """With the form still there."""
    sent = client.post("/tjek", files={"brev": (name, data)})
    assert sent.status_code == status
    page = html.fromstring(sent.text)
    assert page.xpath("//*[@role='alert']//h1")[0].text.endswith(".")
    assert page.xpath("//form//textarea")


def test_the_policy_lets_nothing_in_from_outside(client: httpx.Client) -> None:
    """No inline script or style, no other host; every file that the page names is there."""
    sent = client.post("/tjek", files={"brev": ("a.docx", docx(p("Såfremt du flytter, sker det.")))})
    policy = sent.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = html.fromstring(sent.text)
    assert not page.xpath("//@style | //style | //script[not(@src) and @type != 'application/json']")
    for link in page.xpath("//link/@href | //script/@src"):
        assert link.startswith("/static/")
        assert client.get(link).status_code == 200


def test_text_of_a_letter_is_never_markup(client: httpx.Client) -> None:
    """A letter about angle brackets is shown as it is."""
    page = answer(client, "Kære Anna\n\nSåfremt </script><b>du</b> \"flytter\" & 'går', sker det snarest.\n")
    assert not page.xpath("//b")
    assert "</script><b>du</b>" in page.xpath("//*[@class='letter']")[0].text_content()


def test_a_copy_with_comments_can_be_had(client: httpx.Client) -> None:
    """The document that was dropped, with remarks in it; what cannot hold comments says so."""
    word = docx(p("Såfremt du flytter, skal du give os besked snarest."))
    sent = client.post("/kopi", files={"brev": ("a.docx", word)})
    assert sent.status_code == 200
    letter = read_named(sent.content, "a.docx")[0]
    assert letter.own_comments >= 1
    refused = client.post("/kopi", files={"brev": ("a.txt", LETTER)})
    assert refused.status_code == 422
    assert refused.json()["detail"]
