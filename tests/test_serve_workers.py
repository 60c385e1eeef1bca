"""What one bad letter costs: its own request, and nothing else."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from hostile_desk import CRASH, FAIL, FILL, HANG
from running_service import running, wait_until_ready

from klartekst.serving.limits import Limits

DESK = "hostile_desk:HostileDesk"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A service of one worker that gives a letter two seconds."""
    with running(Limits(workers=1, check_seconds=2.0, worker_bytes=1_000_000_000), desk=DESK) as client:
        yield client


def check(client: httpx.Client, letter: bytes) -> httpx.Response:
    """What the service says to a letter."""
    return client.post("/v1/check", files={"file": ("brev.txt", letter)})


@pytest.mark.parametrize(
    ("letter", "status", "name"),
    [(HANG, 503, "tidsgraense"), (CRASH, 500, "fejl"), (FILL, 422, "hukommelse"), (FAIL, 500, "fejl")],
)
def test_the_letter_after_a_bad_one_is_answered(
    client: httpx.Client, letter: bytes, status: int, name: str
) -> None:
    """A worker that hangs, crashes, runs out of memory or fails is told of in Danish and replaced."""
    bad = check(client, letter)
    assert bad.status_code == status
    assert bad.json()["type"] == f"urn:klartekst:{name}"
    assert "Canary" not in bad.text
    wait_until_ready(client)
    good = check(client, b"et brev")
    assert (good.status_code, good.content) == (200, b"et brev")


def test_the_counts_say_how_many_workers_were_replaced(client: httpx.Client) -> None:
    """Monitoring sees that something is wrong."""
    check(client, CRASH)
    wait_until_ready(client)
    assert 'klartekst_workers_replaced_total{reason="crash"}' in client.get("/metrics").text


def test_others_are_answered_while_one_hangs() -> None:
    """Each gets the answer to its own letter."""
    with running(Limits(workers=2, check_seconds=3.0), desk=DESK) as client, ThreadPoolExecutor(9) as threads:
        hanging = threads.submit(check, client, HANG)
        letters = [f"brev {number}".encode() for number in range(40)]
        answers = list(threads.map(lambda letter: check(client, letter), letters))
        assert [answer.content for answer in answers] == letters
        assert hanging.result().status_code == 503


def test_a_full_queue_is_told() -> None:
    """The client may come again; nothing waits without end."""
    limits = Limits(workers=1, queue=1, wait_seconds=3.0, check_seconds=5.0)
    with running(limits, desk=DESK) as client, ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(check, client, HANG) for _ in range(4)]
        told = [answer.result() for answer in answers]
        assert {answer.status_code for answer in told} == {429, 503}
        assert all(answer.headers["retry-after"] for answer in told if answer.status_code == 429)
