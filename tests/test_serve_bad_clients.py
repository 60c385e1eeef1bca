"""Bad bodies and bad clients over every address that takes a letter: the right status, in Danish, and still there."""

import json
import socket
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from docx_builder import docx, p
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running_service import running

from klartekst.serving.limits import Limits

LETTER = "Kære Anna\n\nSåfremt du flytter, skal du give os besked snarest.\n"
WORD = docx(p("Såfremt du flytter, skal du give os besked snarest."))
WAYS_IN = ("/v1/check", "/v1/hook", "/tjek", "/kopi", "/v2/check")
FORM = "multipart/form-data; boundary=x"
HOST = "Host: localhost\r\n"


def form(**fields: bytes) -> bytes:
    """A form with these fields; `file` and `brev` are files."""
    parts = []
    for name, value in fields.items():
        named = f'name="{name}"' + ('; filename="brev.docx"' if name in {"file", "brev"} else "")
        parts.append(
            b"--x\r\nContent-Disposition: form-data; " + named.encode() + b"\r\n\r\n" + value + b"\r\n"
        )
    return b"".join(parts) + b"--x--\r\n"


GOOD: Mapping[str, tuple[str, bytes]] = {
    "/v1/check": (FORM, form(file=WORD)),
    "/v1/hook": ("application/json", json.dumps({"text": LETTER}).encode()),
    "/tjek": (FORM, form(brev=WORD)),
    "/kopi": (FORM, form(brev=WORD, rettelser=b'[[0, 7, "Hvis"]]')),
    "/v2/check": ("application/x-www-form-urlencoded", b"language=da-DK&text=S%C3%A5fremt+du+flytter."),
}
TYPES = (
    FORM,
    "multipart/form-data",
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "æ/ø",
)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A service as a user starts it."""
    with running(Limits(workers=1, body_bytes=1_000_000)) as client:
        yield client


@pytest.fixture(scope="module")
def quick() -> Iterator[httpx.Client]:
    """A service with little patience, whose desk answers at once."""
    limits = Limits(workers=2, body_seconds=1.0, head_seconds=1.0)
    with running(limits, desk="hostile_desk:HostileDesk") as client:
        yield client


def connected(client: httpx.Client) -> socket.socket:
    """A connection of our own."""
    return socket.create_connection((client.base_url.host, client.base_url.port), timeout=60)


def is_told(answer: httpx.Response, way: str) -> bool:
    """Whether an answer is a good one or says in the way of its address what is wrong."""
    if answer.status_code == 200:
        return True
    if way == "/v2/check":
        return answer.text.startswith("Error: ")
    if way == "/tjek":
        return 'role="alert"' in answer.text
    told = answer.json()
    return bool(told["status"] == answer.status_code and told["title"] and told["detail"])


@pytest.mark.parametrize("way", WAYS_IN)
def test_the_good_one_is_taken(client: httpx.Client, way: str) -> None:
    """Otherwise the tests below would say nothing."""
    media, body = GOOD[way]
    assert client.post(way, content=body, headers={"content-type": media}).status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.parametrize("way", WAYS_IN)
def test_a_damaged_body_is_told_of(client: httpx.Client, way: str, data: st.DataObject) -> None:
    """Cut off, with bytes changed, with a piece put in, or with another type than it has."""
    media, good = GOOD[way]
    body = bytearray(good)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, max(0, len(body) - 1)))
        cut = data.draw(st.integers(0, 40))
        body[at : at + cut] = data.draw(st.binary(max_size=12))
    if data.draw(st.booleans()):
        media = data.draw(st.sampled_from(TYPES))
    sent = client.post(way, content=bytes(body), headers={"content-type": media.encode()})
    assert sent.status_code < 500, (sent.status_code, bytes(body))
    assert is_told(sent, way)


@pytest.mark.parametrize("way", WAYS_IN)
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "latin-1"])
def test_a_letter_in_another_encoding_is_read_or_told_of(
    client: httpx.Client, way: str, encoding: str
) -> None:
    """Never an error of the service's own."""
    letter = LETTER.encode(encoding)
    bodies = (
        ("application/json", b'{"text": "' + letter.replace(b"\n", b" ") + b'"}'),
        ("application/x-www-form-urlencoded", b"language=da-DK&text=" + letter),
        (FORM, form(file=letter).replace(b"brev.docx", b"brev.txt")),
        (FORM, form(brev=letter).replace(b"brev.docx", b"brev.txt")),
        (FORM, form(tekst=letter)),
    )
    for media, body in bodies:
        sent = client.post(way, content=body, headers={"content-type": media})
        assert sent.status_code < 500
        assert is_told(sent, way)


BROKEN_HEADS = {
    "two lengths": "Content-Length: 5\r\nContent-Length: 9\r\n\r\nabcde",
    "a negative length": "Content-Length: -5\r\n\r\nabcde",
    "a length that is none": "Content-Length: fem\r\n\r\nabcde",
    "a length and chunks": "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
    "chunks that are none": "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
    "an unknown coding": "Transfer-Encoding: gzip\r\n\r\nabcde",
    "a header of a megabyte": "X: " + "a" * 1_000_000 + "\r\n\r\n",
    "ten thousand headers": "X: a\r\n" * 10_000 + "\r\n",
    "a header without a name": ": a\r\n\r\n",
    "a folded header": "X: a\r\n b\r\n\r\n",
    "a zero in a header": "X: a\0b\r\n\r\n",
    "a version that is none": None,
}


@pytest.mark.parametrize("name", BROKEN_HEADS)
@pytest.mark.parametrize("way", WAYS_IN)
def test_broken_http_ends_the_connection_and_nothing_else(quick: httpx.Client, way: str, name: str) -> None:
    """An answer below 500 or none; the service answers the next."""
    rest = BROKEN_HEADS[name]
    head = f"POST {way} HTTP/1.1\r\n{HOST}" if rest is not None else f"POST {way} HTTP/9.9\r\n{HOST}\r\n"
    with connected(quick) as broken:
        try:
            broken.sendall((head + (rest or "")).encode())
            answer = broken.recv(4096)
        except ConnectionError:
            answer = b""
    assert answer == b"" or 400 <= int(answer.split()[1]) < 500
    assert quick.get("/healthz").status_code == 200


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_slow_body_is_ended(quick: httpx.Client, way: str) -> None:
    """The client is told, and has not kept anybody waiting."""
    media, _ = GOOD[way]
    with connected(quick) as slow:
        head = f"POST {way} HTTP/1.1\r\n{HOST}Content-Type: {media}\r\nContent-Length: 90\r\n\r\n-"
        slow.sendall(head.encode())
        assert quick.get("/readyz").status_code == 200
        assert slow.recv(4096).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_client_that_hangs_up_while_its_letter_is_read_costs_nothing(
    client: httpx.Client, way: str
) -> None:
    """At every stage: in the head, in the body, and before the answer."""
    media, body = GOOD[way]
    head = f"POST {way} HTTP/1.1\r\n{HOST}Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    whole = head.encode() + body
    for part in (whole[:9], whole[: len(head) + 5], whole):
        with connected(client) as short:
            short.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0"
            )  # a reset, not a goodbye
            short.sendall(part)
    assert client.post(way, content=body, headers={"content-type": media}).status_code == 200
    assert "klartekst_workers_replaced_total{" not in client.get("/metrics").text


def test_two_hundred_connections_that_dawdle_do_not_shut_others_out(quick: httpx.Client) -> None:
    """Slow loris: heads begun and never ended. Others are answered meanwhile, and the slow ones are shown out."""
    slow = [connected(quick) for _ in range(200)]
    try:
        for number, each in enumerate(slow):
            each.sendall(f"POST {WAYS_IN[number % len(WAYS_IN)]} HTTP/1.1\r\n{HOST}X-A: ".encode())
        assert quick.post("/v1/check", json={"text": LETTER}).status_code == 200
        assert [each.recv(100) for each in slow] == [b""] * 200
    finally:
        for each in slow:
            each.close()


def test_two_hundred_at_once_over_every_way_in_get_their_own_answers(client: httpx.Client) -> None:
    """Of each kind, none lost and none mixed up."""

    def ask(number: int) -> bool:
        way = WAYS_IN[number % len(WAYS_IN)]
        text = f"Kære Anna\n\n{'Du får svar. ' * (number % 7 + 1)}Såfremt du flytter nr {number}, sker det.\n"
        if way == "/v2/check":
            answer = many.post(way, data={"language": "da-DK", "text": text})
            offsets = {each["offset"] for each in answer.json()["matches"]}
            return text.index("Såfremt") in offsets
        if way == "/v1/check":
            answer = many.post(way, json={"text": text})
            return bool(answer.json()["letters"][0]["metrics"]["sentences"] == number % 7 + 2)
        if way == "/v1/hook":
            answer = many.post(way, json={"text": text, "id": f"K-{number}"})
            return bool(answer.json()["letter"] == f"K-{number}")
        if way == "/tjek":
            answer = many.post(way, data={"tekst": text}, files={"brev": ("", b"")})
            return f"flytter nr {number}," in answer.text
        answer = many.post(way, files={"brev": ("a.docx", docx(p(text.replace("\n", " "))))})
        return answer.content[:2] == b"PK"

    limits = httpx.Limits(max_connections=200)
    with (
        ThreadPoolExecutor(200) as threads,
        httpx.Client(base_url=client.base_url, timeout=300, limits=limits) as many,
    ):
        assert list(threads.map(ask, range(200))) == [True] * 200
