"""After its answer nothing of a letter is held: neither where it was read nor where the request came in.

Looked for in all that Python can reach: objects, caches, the variables of what runs. Memory that was given back is not
wiped and may hold what stood there until it is used again; no program in Python can promise more.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
import pytest
from docx_builder import docx, p
from heap_desk import SEARCH, held
from running_service import running

from klartekst.finding import Severity
from klartekst.serving.jobs import Answer, CheckJob, Document, Done, HookJob, Job, PageJob, ProofreadJob
from klartekst.serving.limits import Limits
from klartekst.serving.workers import Worker

# Backwards, so that this file does not put them where they are looked for: a name, a street, a number, a word of the
# letter's own, and a sentence of words that everyone uses.
NAME, STREET, NUMBER = "ødraagennævH anileednuG", "55 jevdevleknuL", "3904-361172"
OWN = "lesdærsgnaslgufeksnirv"
EVERYONES = "rjevesælb i orb elmag ned revo sdof lit enela åg ta tevørp rah uD"
CANARIES = (NAME, *NAME.split(), STREET.split()[1], NUMBER, OWN, EVERYONES)
LETTER = "\n\n".join(
    (
        f".{OWN} nid mo gnirmykeb ne tegatdom rah iV",
        f".{EVERYONES}",
        f".tserans so lit ted eleddem ,{NUMBER} ,ud laks ,rettylf ud tmerfåS",
        STREET,
        f"{NAME} eræK",
    )
)


def letter() -> str:
    """The letter that is read, with all canaries in it."""
    return LETTER[::-1]


@contextmanager
def worker(desk: str) -> Iterator[Callable[[Job], Answer]]:
    """A real worker process with one of the desks."""
    one = Worker(f"heap_desk:{desk}", {"settings": None, "profiles": ()}, Limits(workers=1))
    try:
        yield lambda job: msgspec.msgpack.decode(
            one.ask(msgspec.msgpack.encode(job), 60.0),
            type=Answer,  # type: ignore[arg-type]
        )
    finally:
        one.end()


def still_held(ask: Callable[[Job], Answer]) -> list[str]:
    """Those of the canaries that the worker holds, backwards."""
    done = ask(CheckJob(Document(msgspec.json.encode(CANARIES), SEARCH)))
    assert isinstance(done, Done)
    found: list[str] = msgspec.json.decode(done.body)
    return found


def jobs() -> list[Job]:
    """The letter by every way in that reads it."""
    text, word = Document(letter().encode(), "brev.txt"), Document(docx(p(letter())), "brev.docx")
    return [
        CheckJob(text, excerpts="full", reading=True),
        CheckJob(word),
        PageJob(text),
        ProofreadJob(letter(), "da-DK", picky=True),
        HookJob(text, Severity.TIP),
    ]


def test_a_worker_holds_nothing_of_the_letters_that_it_has_answered() -> None:
    """After each job, and after an error in the middle of one."""
    with worker("SearchingDesk") as ask:
        assert still_held(ask) == []
        for job in jobs():
            assert isinstance(ask(job), Done)
            assert still_held(ask) == [], type(job).__name__
        ask(CheckJob(Document(docx(p(letter()))[:-200] + letter().encode(), "brev.docx")))
        assert still_held(ask) == []


def test_the_search_sees_a_letter_that_is_kept() -> None:
    """Whole, as bytes in an object."""
    with worker("HoardingDesk") as ask:
        ask(jobs()[0])
        assert set(still_held(ask)) == set(CANARIES)


def test_the_search_sees_words_that_are_remembered() -> None:
    """Names and compounds in the tables of the lexicon and the patterns, but no sentence."""
    with worker("RememberingDesk") as ask:
        ask(jobs()[0])
        assert {*NAME.split(), OWN} - set(still_held(ask)) == set()
        assert EVERYONES not in still_held(ask)


SENDER = """
import sys, urllib.request, json
port, letter = sys.argv[1], sys.argv[2][::-1]
body = json.dumps({"text": letter, "options": {"excerpts": "full"}}).encode()
request = urllib.request.Request(
    f"http://127.0.0.1:{port}/v1/check", body, {"Content-Type": "application/json"}
)
assert json.load(urllib.request.urlopen(request))["letters"][0]["findings"]
"""


@pytest.mark.parametrize("times", [1, 3])
def test_the_process_that_took_the_request_holds_nothing_of_it(times: int) -> None:
    """The service runs in this process; the letter comes from another."""
    with running() as client:
        for _ in range(times):
            command = [sys.executable, "-c", SENDER, str(client.base_url.port), LETTER]
            subprocess.run(command, check=True, capture_output=True)
        assert client.get("/healthz").status_code == 200
        assert held(CANARIES) == []
