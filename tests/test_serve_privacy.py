"""What goes in is found nowhere: a name and a CPR number through every way in of the real command."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from docx_builder import docx, p
from running_service import command_in

NAME, NUMBER = "Kirstine Kanariefugl", "130594-5678"
LETTER = f"Kære {NAME}\n\nSåfremt du flytter, skal du, {NUMBER}, give os besked snarest.\n"
FILE = f"{NAME} {NUMBER}.txt"
JSON = {"content-type": "application/json"}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[tuple[httpx.Client, Path]]:
    """The real command in an empty folder."""
    with command_in(tmp_path) as client:
        yield client, tmp_path


def _all_ways_in(client: httpx.Client) -> list[httpx.Response]:
    """Good and bad requests of every kind; returns those whose answer must not repeat the letter."""
    broken = docx(p(LETTER))[:-200] + NAME.encode()
    file: dict[str, Any] = {"files": {"file": (FILE, LETTER)}}
    client.post("/tjek", data={"tekst": LETTER}, files={"brev": ("", b"")}).raise_for_status()
    client.post("/tjek", files={"brev": (FILE, LETTER)}).raise_for_status()
    client.post("/v2/check", data={"language": "da-DK", "text": LETTER}).raise_for_status()
    client.get("/v2/check", params={"language": "da-DK", "text": LETTER}).raise_for_status()
    return [
        client.post("/v1/check", **file),
        client.post("/v1/check", json={"text": LETTER}),
        client.post("/v1/hook", **file),
        client.post("/v1/check", files={"file": (FILE.replace(".txt", ".docx"), broken)}),
        client.post("/v1/check", json={"text": LETTER, NAME: NUMBER}),
        client.post("/v1/check", json={"text": LETTER, "options": {"excerpts": NAME}}),
        client.post("/v1/check", content=f'{{"text": "{NAME}'.encode(), headers=JSON),
        client.post("/tjek", files={"brev": (FILE.replace(".txt", ".docx"), broken)}),
        client.post("/v2/check", data={"language": "da-DK", "data": LETTER}),
        client.post("/kopi", files={"brev": (FILE, LETTER)}, data={"rettelser": f'[[0, 9000, "{NAME}"]]'}),
        client.post("/kopi", files={"brev": ("a.docx", docx(p(LETTER)))}, data={"rettelser": f"[{NAME}"}),
        client.post(
            "/kopi", files={"brev": ("a.docx", docx(p(LETTER)))}, data={"rettelser": f'[[9, 9000, "{NAME}"]]'}
        ),
        client.get(f"/{NAME}/{NUMBER}"),
        client.get("/v1/rules", headers={"user-agent": NUMBER, "referer": NUMBER, "host": f"{NUMBER}.dk"}),
        client.get("/metrics"),
    ]


def test_no_log_count_error_or_file_holds_what_was_sent(service: tuple[httpx.Client, Path]) -> None:
    """The log, the counts, every error and every file that was made while letters were checked."""
    client, folder = service
    for answer in _all_ways_in(client):
        for canary in (NAME, NUMBER, NUMBER.replace("-", "")):
            assert canary not in answer.text, answer.request.url.path
    assert list((folder / "tmp").rglob("*")) == []
    assert list((folder / "run").rglob("*")) == []
    for path in folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes()
            for canary in (NAME, NUMBER, "Kirstine", "1305945678"):
                assert canary.encode() not in held, path.name
                assert canary.encode("utf-16-le") not in held, path.name
    assert b"POST /v1/check 200" in (folder / "said").read_bytes()
