"""Malformed SMTP and bad clients in front of the mail server: nothing is delivered that was not said yes to."""

import re
import smtplib
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_smtp import CLEAN, Downstream, handler, mail, send, served

NAME = "Zacharias Quist"
BEGUN = b"EHLO a\r\nMAIL FROM:<a@kommune.dk>\r\nRCPT TO:<b@borger.dk>\r\n"


@pytest.fixture(scope="module")
def house() -> Iterator[tuple[Downstream, int]]:
    """The next server, and the port of a proxy in front of it that finds nothing wrong."""
    server = Downstream()
    with served(server) as following, served(handler(following, lambda _: CLEAN)) as port:
        yield server, port


def said(port: int, dialogue: bytes, patience: float = 20.0) -> bytes:
    """All that the server answers to these bytes, a dot that ends a mail where one is begun, and a QUIT."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as client:
        heard = b""
        try:
            client.sendall(dialogue + b"\r\n.\r\nQUIT\r\n")
            while more := client.recv(65536):
                heard += more
        except ConnectionError:
            pass
    return heard


def codes(heard: bytes) -> list[int]:
    """The codes of the answers, behind the greeting."""
    return [int(each) for each in re.findall(rb"(?m)^(\d{3}) ", heard)][1:]


BROKEN = {
    "noise": bytes(range(256)) * 20,
    "HTTP": b"POST / HTTP/1.1\r\nHost: x\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500,
    "a mail from nobody": b"EHLO a\r\nDATA\r\n",
    "a mail for nobody": b"EHLO a\r\nMAIL FROM:<a@kommune.dk>\r\nDATA\r\n",
    "an address that is none": b"EHLO a\r\nMAIL FROM:<<>>\r\nRCPT TO:\r\nDATA\r\n",
    "an address in another encoding": b"EHLO a\r\nMAIL FROM:<\xe5se@kommune.dk>\r\n",
    "an address of a megabyte": b"EHLO a\r\nMAIL FROM:<" + b"a" * 1_000_000 + b"@kommune.dk>\r\n",
    "a command of a megabyte": b"A" * 1_000_000,
    "a size that is none": b"EHLO a\r\nMAIL FROM:<a@kommune.dk> SIZE=mange\r\n",
    "too large a size": b"EHLO a\r\nMAIL FROM:<a@kommune.dk> SIZE=99999999999\r\n",
    "an unknown option": b"EHLO a\r\nMAIL FROM:<a@kommune.dk> X=Y\r\n",
    "zeros": b"EHLO \0\r\nMAIL\0FROM:<a@kommune.dk>\r\n",
    "many bogus commands": b"TULLE\r\n" * 200,
    "a line without end": BEGUN + b"DATA\r\n" + b"x" * 200_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_dialogue_delivers_nothing(house: tuple[Downstream, int], name: str) -> None:
    """It is told with a code of SMTP's own, in ASCII, or the connection ends; the next mail passes."""
    server, port = house
    before = len(server.mails)
    heard = said(port, BROKEN[name])
    assert heard.startswith(b"220 ")
    assert heard.isascii() or name == "noise"
    assert all(code in {220, 221, 250, 354} or 400 <= code < 600 for code in codes(heard))
    assert len(server.mails) == before
    assert send(port, mail()) is None
    assert len(server.mails) == before + 1


@pytest.mark.parametrize("cut", [4, 30, len(BEGUN), len(BEGUN) + 6, len(BEGUN) + 40, -1])
def test_a_client_that_hangs_up_has_sent_nothing(house: tuple[Downstream, int], cut: int) -> None:
    """At any place before the final dot."""
    server, port = house
    before = len(server.mails)
    whole = BEGUN + b"DATA\r\nSubject: Dit brev\r\n\r\n" + "Kære Ali\r\n".encode() * 20 + b".\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
        client.sendall(whole[:cut])
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert send(port, mail()) is None
    assert len(server.mails) == before + 1


@pytest.mark.parametrize("end", [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r.\r\n", b"\r\n\0.\r\n"])
def test_a_mail_inside_a_mail_is_not_let_out(house: tuple[Downstream, int], end: bytes) -> None:
    """An end of data that only some servers see (SMTP smuggling) makes no second mail here or further on."""
    server, port = house
    before = len(server.mails)
    inside = b"MAIL FROM:<chef@kommune.dk>\r\nRCPT TO:<b@borger.dk>\r\nDATA\r\nSubject: Nej\r\n\r\nHej\r\n"
    said(port, BEGUN + b"DATA\r\nSubject: Dit brev\r\n\r\nHej" + end + inside + b".\r\n")
    assert len(server.mails) <= before + 1


ENCODED = ["cp1252", "utf-16", "utf-8", "latin-1"]


@pytest.mark.parametrize("encoding", ENCODED)
def test_a_mail_in_an_encoding_that_it_does_not_name_passes_unchanged(
    house: tuple[Downstream, int], encoding: str
) -> None:
    """What cannot be read is the house's policy, not a reason to spoil it."""
    server, port = house
    body = "Kære Åse\r\n\r\nDu får hjælp.\r\n".encode(encoding).replace(b"\n.", b"\n..")
    heard = said(port, BEGUN + b"DATA\r\nSubject: Dit brev\r\n\r\n" + body + b"\r\n.\r\n")
    assert 250 in codes(heard)
    assert body.rstrip() in server.mails[-1]


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_dialogue_is_survived(house: tuple[Downstream, int], data: st.DataObject) -> None:
    """Bytes changed, cut out and put in anywhere."""
    server, port = house
    dialogue = bytearray(BEGUN + b"DATA\r\nSubject: Dit brev\r\n\r\nHej\r\n.\r\n")
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(dialogue)))
        dialogue[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    before = len(server.mails)
    heard = said(port, bytes(dialogue))
    assert heard.startswith(b"220 ")
    taken = codes(heard).count(250) and b"354" in heard
    assert len(server.mails) - before <= (1 if taken else 0)


def test_two_hundred_that_dawdle_do_not_keep_others_waiting(house: tuple[Downstream, int]) -> None:
    """Connections that send a byte and stop, and as many mails at once beside them."""
    server, port = house
    before = len(server.mails)
    slow = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(200)]
    try:
        for each in slow:
            each.sendall(b"EHL")
        with ThreadPoolExecutor(20) as threads:
            assert list(threads.map(lambda _: send(port, mail()), range(40))) == [None] * 40
    finally:
        for each in slow:
            each.close()
    assert len(server.mails) == before + 40


def test_a_fault_in_the_dialogue_defers_and_tells_nothing(house: tuple[Downstream, int]) -> None:
    """The library's own answer would quote the error."""

    def failing(*_: object) -> object:
        raise ValueError(NAME)

    server, _ = house
    before = len(server.mails)
    broken = handler(1, lambda _: CLEAN)
    broken._following = failing  # type: ignore[assignment]
    with served(broken) as port:
        assert send(port, mail()) == (451, b"4.7.1 Brevet er ikke sendt endnu. Prov igen senere.")
    assert len(server.mails) == before


def test_the_command_says_nothing_of_what_it_cannot_read(
    tmp_path: Path, house: tuple[Downstream, int]
) -> None:
    """Neither the words of a letter that came at the wrong place, nor from where."""
    command = [sys.executable, "-m", "klartekst", "smtp", "--listen", "127.0.0.1:0", "--next", "127.0.0.1:1"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        found = re.search(r"lytter på 127\.0\.0\.1:(\d+)", process.stderr.readline())
        assert found is not None
        for dialogue in (f"{NAME} skal have besked\r\n" * 3, f"MAIL FROM:<{NAME}>\r\n", f"\x80\0{NAME}"):
            said(int(found[1]), dialogue.encode())
        with pytest.raises(smtplib.SMTPException), smtplib.SMTP("127.0.0.1", int(found[1])) as client:
            client.sendmail("a@kommune.dk", "b@borger.dk", b"Subject: x\r\n\r\n" + NAME.encode())
        process.terminate()
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Quist" not in out + err
    assert err == ""
