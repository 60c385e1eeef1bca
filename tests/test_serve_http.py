"""`klartekst serve`: the own API over real HTTP."""

import base64
import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from docx_builder import docx, p
from jsonschema import Draft202012Validator
from running_service import running

from klartekst.cli import commands
from klartekst.errors import UsageError
from klartekst.reports.json_report import schema
from klartekst.serving.limits import Limits
from klartekst.serving.listening import access
from klartekst.serving.service import Access

LETTER = "Kære Anna\n\nSåfremt du flytter, skal du give os besked snarest.\n"
HEAD = b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\n"
NAME = "Kirsten Canary 010180-1234.txt"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A service as a user starts it, with a small body limit."""
    allowed = Access(origins=frozenset({"https://esdh.example.dk"}))
    with running(Limits(workers=1, body_bytes=1_000_000), allowed) as client:
        yield client


class TestCheck:
    """`POST /v1/check`."""

    def test_the_answer_is_the_published_json(self, client: httpx.Client) -> None:
        """The same object that `klartekst check --format json` prints."""
        answer = client.post("/v1/check", json={"text": LETTER})
        assert answer.status_code == 200
        Draft202012Validator(schema()).validate(answer.json())
        marked = {
            LETTER[each["start"] : each["end"]]
            for each in answer.json()["letters"][0]["findings"]
            if each["start"] is not None
        }
        assert {"Såfremt", "snarest"} <= marked

    def test_a_file_may_come_in_a_form_or_as_base64(self, client: httpx.Client) -> None:
        """Both are the same letter."""
        word = docx(p("Såfremt du flytter, skal du give os besked snarest."))
        one = client.post("/v1/check", files={"file": ("a.docx", word)}).json()
        other = client.post("/v1/check", json={"docx_b64": base64.b64encode(word).decode()}).json()
        assert one == other
        assert one["letters"][0]["findings"]

    def test_the_name_of_the_file_is_forgotten(self, client: httpx.Client) -> None:
        """A file's name may name a person."""
        answer = client.post("/v1/check", files={"file": (NAME, LETTER)})
        assert answer.json()["letters"][0]["path"] == "brev.txt"

    def test_text_is_quoted_only_when_asked_for(self, client: httpx.Client) -> None:
        """As on the command line."""
        quiet = client.post("/v1/check", json={"text": LETTER}).json()
        full = client.post("/v1/check", json={"text": LETTER, "options": {"excerpts": "full"}}).json()
        assert not any("quote" in each for each in quiet["letters"][0]["findings"])
        assert any(each.get("quote") == "Såfremt" for each in full["letters"][0]["findings"])

    def test_a_profile_and_a_kind_can_be_chosen(self, client: httpx.Client) -> None:
        """They hold for this letter alone."""
        body = {"text": LETTER, "profile": "kolding", "options": {"type": "orientering", "reading": True}}
        one = client.post("/v1/check", json=body).json()["letters"][0]
        assert (one["profile"], one["type"]) == ("kolding", "orientering")
        assert one["metrics"]["syllables"] > 0
        assert client.post("/v1/check", json={"text": LETTER}).json()["letters"][0]["profile"] == "faelles"


JSON = {"content-type": "application/json"}
FORM = {"content-type": "multipart/form-data; boundary=x"}
ENGLISH = "Dear Anna\n\n" + "We have received your letter and we will answer it soon. " * 9
PNG = b"\x89PNG\r\n\x1a\n"
REFUSED = [
    ("an empty letter", {"json": {"text": ""}}, 422),
    ("no letter", {"json": {}}, 422),
    ("two letters", {"json": {"text": "a", "html": "b"}}, 422),
    ("an unknown field", {"json": {"text": LETTER, "tekst": "a"}}, 422),
    ("a wrong type", {"json": {"text": 7}}, 422),
    ("a lone surrogate", {"content": b'{"text": "\\ud800"}', "headers": JSON}, 422),
    ("an unknown profile", {"json": {"text": LETTER, "profile": "koldin"}}, 422),
    ("a path as a profile", {"json": {"text": LETTER, "profile": "/etc/passwd.yaml"}}, 422),
    ("an unknown kind", {"json": {"text": LETTER, "options": {"type": "brev"}}}, 422),
    ("a letter in English", {"json": {"text": ENGLISH}}, 422),
    ("no JSON", {"content": b"{", "headers": JSON}, 422),
    ("another encoding", {"content": '{"text": "æ"}'.encode("cp1252"), "headers": JSON}, 422),
    ("JSON without end", {"content": b"[" * 200_000, "headers": JSON}, 422),
    ("base64 that is none", {"json": {"docx_b64": "æøå"}}, 422),
    ("a form without a boundary", {"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 422),
    ("a form that breaks off", {"content": b"--x\r\nContent-Disp", "headers": FORM}, 422),
    ("a form without a file", {"files": {"brev": ("a.txt", LETTER)}}, 422),
    ("a form with a wrong choice", {"files": {"file": ("a.txt", LETTER)}, "data": {"excerpts": "alt"}}, 422),
    ("a form with a field twice", {"files": {"file": ("a.txt", LETTER)}, "data": {"type": ["x", "y"]}}, 422),
    ("a picture", {"files": {"file": ("a.png", PNG)}}, 415),
    ("a file of no known kind", {"files": {"file": ("a.xyz", LETTER)}}, 415),
    ("a Word file that is none", {"files": {"file": ("a.docx", b"Hej")}}, 422),
    ("a broken package", {"files": {"file": ("a.docx", b"PK\x03\x04" + b"x" * 99)}}, 422),
    ("plain text as the body", {"content": LETTER.encode(), "headers": {"content-type": "text/plain"}}, 415),
    ("no type at all", {"content": LETTER.encode()}, 415),
    ("a packed body", {"json": {"text": LETTER}, "headers": {"content-encoding": "gzip"}}, 415),
    ("too large a body", {"content": b"x" * 1_000_001, "headers": JSON}, 413),
    ("too long a text", {"json": {"text": "ord " * 130_000}}, 413),
]  # fmt: skip


class TestRefusals:
    """What cannot be read is told with the right status, in Danish, as a problem."""

    @pytest.mark.parametrize(("said", "request_", "status"), REFUSED, ids=[each[0] for each in REFUSED])
    def test_status(self, client: httpx.Client, said: str, request_: dict[str, object], status: int) -> None:
        """The status is the published one and the words are Danish."""
        answer = client.post("/v1/check", **request_)  # type: ignore[arg-type]
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        told = answer.json()
        assert told["status"] == status
        assert told["title"].endswith(".")
        assert told["detail"].endswith((".", "?"))

    def test_an_address_that_is_not_there(self, client: httpx.Client) -> None:
        """404, and 405 where another method is meant."""
        assert client.get("/brev").status_code == 404
        assert client.get("/v1/check").status_code == 405
        assert client.get("/v1/check").headers["allow"] == "POST"

    def test_a_body_without_a_length_is_bounded_too(self, client: httpx.Client) -> None:
        """A client that just goes on sending is stopped."""
        endless = (b"x" * 100_000 for _ in range(1000))
        answer = client.post("/v1/check", content=endless, headers={"content-type": "application/json"})
        assert answer.status_code == 413


class TestClients:
    """Clients that behave badly."""

    def test_a_slow_client_is_told_and_does_not_stop_the_others(self) -> None:
        """408 when the letter takes too long to come; others are answered in between."""
        limits = Limits(workers=1, body_seconds=1.0)
        with running(limits, desk="hostile_desk:HostileDesk") as client, _raw(client) as slow:
            slow.sendall(HEAD + b"Content-Type: application/json\r\nContent-Length: 90\r\n\r\n{")
            assert client.post("/v1/check", json={"text": LETTER}).status_code == 200
            slow.settimeout(30)
            assert slow.recv(4096).startswith(b"HTTP/1.1 408")

    def test_a_client_that_hangs_up_costs_nothing(self, client: httpx.Client) -> None:
        """The next one is answered."""
        for _ in range(20):
            with _raw(client) as short:
                short.sendall(HEAD + b"Content-Length: 90\r\n\r\n{")
        assert client.post("/v1/check", json={"text": LETTER}).status_code == 200

    def test_a_client_that_never_asks_is_shown_out(self) -> None:
        """A connection that sends its head byte by byte does not hold its place."""
        with running(Limits(workers=1, head_seconds=0.5), desk="hostile_desk:HostileDesk") as client:
            for begun in (b"", b"GET /hea"):
                with _raw(client) as idle:
                    idle.sendall(begun)
                    idle.settimeout(30)
                    assert idle.recv(4096) == b""

    def test_noise_is_no_http(self, client: httpx.Client) -> None:
        """A port scanner does no harm."""
        with _raw(client) as noisy:
            noisy.sendall(bytes(range(256)) * 10 + b"\r\n\r\n")
            noisy.settimeout(30)
            assert noisy.recv(4096).startswith(b"HTTP/1.1 400")
        assert client.get("/healthz").status_code == 200

    def test_two_hundred_at_once_are_all_answered(self, client: httpx.Client) -> None:
        """Each with the answer to its own letter, none lost."""
        texts = [f"Kære Anna\n\n{'Du får svar. ' * (number % 7 + 1)}\n" for number in range(200)]
        with (
            ThreadPoolExecutor(200) as threads,
            httpx.Client(
                base_url=client.base_url, timeout=120, limits=httpx.Limits(max_connections=200)
            ) as many,
        ):
            answers = list(threads.map(lambda text: many.post("/v1/check", json={"text": text}), texts))
        assert {answer.status_code for answer in answers} == {200}
        counted = [answer.json()["letters"][0]["metrics"]["sentences"] for answer in answers]
        assert counted == [number % 7 + 1 for number in range(200)]


def _raw(client: httpx.Client) -> socket.socket:
    return socket.create_connection((client.base_url.host, client.base_url.port))


class TestAccess:
    """Who may ask."""

    def test_a_foreign_name_is_refused(self, client: httpx.Client) -> None:
        """A page of somebody else's cannot reach the service under its own name."""
        assert client.get("/healthz", headers={"host": "ond.example"}).status_code == 400
        assert client.get("/healthz", headers={"host": "localhost:99"}).status_code == 200

    def test_only_named_origins_may_use_it(self, client: httpx.Client) -> None:
        """No star, and no answer for others."""
        good = client.options("/v1/check", headers={"origin": "https://esdh.example.dk"})
        assert good.headers["access-control-allow-origin"] == "https://esdh.example.dk"
        bad = client.post("/v1/check", json={"text": LETTER}, headers={"origin": "https://ond.example"})
        assert bad.status_code == 403
        assert "access-control-allow-origin" not in bad.headers

    def test_a_token_is_asked_of_everybody_when_there_is_one(self) -> None:
        """Only the probes of a container go without."""
        token = "a" * 32
        with running(access=Access(token=token), desk="hostile_desk:HostileDesk") as client:
            assert client.get("/healthz").status_code == 200
            assert client.get("/v1/rules").status_code == 401
            assert client.get("/v1/rules", headers={"authorization": "Bearer b"}).status_code == 401
            assert client.get("/v1/rules", headers={"authorization": f"Bearer {token}"}).status_code == 200

    def test_a_service_open_to_the_network_does_not_start(self) -> None:
        """It must be said who may ask."""
        with pytest.raises(UsageError):
            access("0.0.0.0", None, behind_proxy=False)
        assert access("0.0.0.0", None, behind_proxy=True).token is None
        assert access("::1", None, behind_proxy=False)
        outcome = CliRunner().invoke(commands, ["serve", "--host", "192.0.2.1"])
        assert isinstance(outcome.exception, UsageError)

    @pytest.mark.parametrize("text", ["", "kort", "æ" * 30])
    def test_a_poor_token_is_refused(self, tmp_path: Path, text: str) -> None:
        """A key must be long, and one that a header can hold."""
        file = tmp_path / "noegle"
        file.write_text(text, "utf-8")
        with pytest.raises(UsageError):
            access("0.0.0.0", str(file), behind_proxy=False)


class TestTold:
    """What monitoring and other programs are told."""

    def test_the_counts_hold_no_address(self, client: httpx.Client) -> None:
        """What a client asks for is not in them."""
        client.get(f"/{NAME}")
        counts = client.get("/metrics").text
        assert 'klartekst_requests_total{route="-",status="404"}' in counts
        assert 'klartekst_requests_total{route="/v1/check",status="200"}' in counts
        assert "Canary" not in counts

    def test_the_rules_are_listed(self, client: httpx.Client) -> None:
        """With why and before and after."""
        told = client.get("/v1/rules").json()
        assert {"id", "title", "why", "before", "after", "source"} <= set(told["rules"][0])

    def test_the_document_describes_what_is_there(self, client: httpx.Client) -> None:
        """Every path in it answers, and its schema holds for the answer."""
        document = client.get("/openapi.json").json()
        for path, methods in document["paths"].items():
            for method in methods:
                assert client.request(method, path).status_code not in {404, 405}, path
        schema_ = {**document, "$ref": "#/components/schemas/Report"}
        Draft202012Validator(schema_).validate(client.post("/v1/check", json={"text": LETTER}).json())
        assert json.dumps(document)
