"""`klartekst serve` listens on this machine and does nothing else with the network, whatever a letter refers to.

The sentry sees every connection that Python code asks for, in the service and its workers. Libraries that are not
written in Python could connect without it; so the letters refer to a listener of the test's own, which must hear
nothing.
"""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from canary import TEXT, write_letters
from docx_builder import docx, p
from docx_builder import package as zipped
from running_service import command_in
from word_package import members

WAYS_IN = {"/v1/check": "file", "/v1/hook": "file", "/tjek": "brev", "/kopi": "brev"}
SENTRY = Path(__file__).parent / "sentry"


@pytest.fixture(scope="module")
def tripwire() -> Iterator[socket.socket]:
    """A listener that nobody should find."""
    with socket.socket() as wire:
        wire.bind(("127.0.0.1", 0))
        wire.listen(50)
        wire.setblocking(False)
        yield wire


def letters(folder: Path, there: str) -> list[tuple[str, bytes]]:
    """The letter in every format, and letters that refer to the address `there` in all the ways a format has."""
    kept = [(path.name, path.read_bytes()) for path in write_letters(folder)]
    doctype = (
        f'<!DOCTYPE x SYSTEM "{there}/x.dtd" '
        f'[<!ENTITY % a SYSTEM "{there}/a"> %a; <!ENTITY b SYSTEM "{there}/b">]>'
    )
    parts = members(docx(p("Såfremt du flytter, skal du sige det.")))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        f'Target="{there}/t.dotx" TargetMode="External"/></Relationships>'
    )
    fetching = {**parts, "word/_rels/document.xml.rels": relations.encode()}
    declared = {
        **parts,
        "word/document.xml": doctype.encode() + parts["word/document.xml"].split(b"?>", 1)[-1],
    }
    html = (
        f'<html lang=da><base href="{there}/"><link rel=stylesheet href="{there}/s.css"><script src="{there}/s.js">'
        f'</script><body><img src="{there}/i.png"><iframe src="{there}/f"></iframe><p>{TEXT}</p></body></html>'
    )
    memo = (
        f'<?xml version="1.0"?>{doctype}<memo:Message memoVersion="1.2" xmlns:memo="https://DigitalPost.dk/MeMo-1" '
        f'xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="https://DigitalPost.dk/MeMo-1 {there}/m.xsd"><xi:include href="{there}/i"/>'
        "</memo:Message>"
    )
    mail = (
        f"From: a@kommune.dk\r\nTo: b@borger.dk\r\nSubject: Brev\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n{html}\r\n--x\r\n"
        f'Content-Type: message/external-body; access-type=URL; URL="{there}/e"\r\n\r\n\r\n--x--\r\n'
    )
    rtf = rf'{{\rtf1\ansi Kære Ali {{\field{{\*\fldinst INCLUDETEXT "{there}/r"}}{{\fldrslt x}}}} Du får hjælp.}}'
    return [
        *kept,
        ("henter.docx", zipped(fetching)),
        ("erklaerer.docx", zipped(declared)),
        ("henter.html", html.encode()),
        ("henter.xml", memo.encode()),
        ("henter.eml", mail.encode()),
        ("henter.rtf", rtf.encode()),
    ]


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory, tripwire: socket.socket) -> list[str]:
    """What the sentry saw of a service that was sent every letter over every way in."""
    folder = tmp_path_factory.mktemp("tjeneste")
    there = f"http://127.0.0.1:{tripwire.getsockname()[1]}"
    watch = {"PYTHONPATH": str(SENTRY), "KLARTEKST_SENTRY": str(folder / "notes"), "KLARTEKST_LISTENS": "ja"}
    read = set()
    with command_in(folder, **watch) as client:
        for name, data in letters(folder / "breve", there):
            for way, field in WAYS_IN.items():
                answer = client.post(way, files={field: (name, data)})
                assert answer.status_code < 500, (way, name)
                if way == "/v1/check" and answer.status_code == 200:
                    read.add(name)
        assert read >= {"brev.docx", "henter.docx", "henter.html", "henter.eml", "henter.rtf"}
        linked = {"annotation": [{"markup": f'<a href="{there}">'}, {"text": TEXT}]}
        client.post("/v2/check", data={"language": "da-DK", "data": json.dumps(linked)}).raise_for_status()
        for told in ("/", "/v1/rules", "/metrics", "/openapi.json", "/v2/languages"):
            client.get(told, headers={"referer": there}).raise_for_status()
    return (folder / "notes").read_text("utf-8").splitlines()


def test_it_listens_on_this_machine_and_connects_to_nothing(notes: list[str]) -> None:
    """One port, opened once."""
    assert [note for note in notes if note.startswith(("network", "listen"))] == ["listen 127.0.0.1"]


def test_nothing_that_a_letter_refers_to_is_fetched(notes: list[str], tripwire: socket.socket) -> None:
    """Templates, styles, pictures, frames, schemas and entities stay where they are."""
    assert notes
    with pytest.raises(BlockingIOError):
        tripwire.accept()


def test_nothing_is_written_but_the_cache(notes: list[str]) -> None:
    """No letter, no temporary file."""
    written = {Path(note.removeprefix("write ")) for note in notes if note.startswith("write")}
    assert {path for path in written if "cache" not in path.parts} == set()


def test_the_tripwire_does_hear(tripwire: socket.socket) -> None:
    """Otherwise its silence would say nothing."""
    with pytest.raises(httpx.TimeoutException):
        httpx.get(f"http://127.0.0.1:{tripwire.getsockname()[1]}", timeout=0.5)
    tripwire.accept()[0].close()
