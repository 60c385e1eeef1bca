"""The service as a target: a request that a form, a program or an editor may send, answered in this process."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache

import msgspec
from starlette.applications import Starlette
from starlette.types import Message, Scope

from klartekst.errors import KlartekstError
from klartekst.serving.app import ROUTES
from klartekst.serving.desk import Desk
from klartekst.serving.jobs import Answer, Job, Refused
from klartekst.serving.limits import Limits
from klartekst.serving.problem import ProblemOut
from klartekst.serving.run import make_service
from klartekst.serving.service import Access
from klartekst.serving.told import HANDLERS
from klartekst.serving.workers import Pool

BOUNDARY = "skel"
_FORM = f"multipart/form-data; boundary={BOUNDARY}"
WAYS = (
    ("/tjek", _FORM),
    ("/kopi", _FORM),
    ("/v1/check", _FORM),
    ("/v1/hook", _FORM),
    ("/v1/check", "application/json"),
    ("/v1/hook", "application/json"),
    ("/v2/check", "application/x-www-form-urlencoded"),
)
"""Where a body goes and what it says it is; the first byte of a file chooses."""


class _Here(Pool):
    """A pool whose one desk sits in this process, so that an exception of it is seen."""

    def start(self) -> None:
        self._only = Desk()

    @property
    def ready(self) -> bool:
        return True

    async def do(self, job: Job, gone: Callable[[], Awaitable[bool]], seconds: float | None = None) -> Answer:
        try:
            return self._only.answer(msgspec.msgpack.decode(msgspec.msgpack.encode(job), type=Job))
        except KlartekstError as error:
            return Refused("usage", error.what, error.remedy)


@cache
def _app() -> Starlette:
    service = make_service(None, (), Limits(), Access())
    service.pool = _Here(service.limits, {})
    service.pool.start()
    foreseen = {each: handler for each, handler in HANDLERS.items() if each is not Exception}
    app = Starlette(routes=list(ROUTES), exception_handlers=foreseen)
    app.state.service = service
    return app


def asked(data: bytes) -> None:
    """Sends a request; raises what the service did not foresee, and AssertionError for a wrong answer."""
    path, media_type = WAYS[data[0] % len(WAYS)] if data else WAYS[0]
    status, told, body = asyncio.run(_answer(path, media_type, data[1:]))
    assert status < 500, f"status {status} from {path}"
    if told == "application/problem+json":
        problem = msgspec.json.decode(body, type=ProblemOut)
        assert problem.title.endswith(".") and problem.detail.endswith((".", "?")), problem.title[:80]
    elif told == "application/json":
        msgspec.json.decode(body)
    else:
        assert body, f"an empty answer from {path}"


async def _answer(path: str, media_type: str, body: bytes) -> tuple[int, str, bytes]:
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"content-type", media_type.encode())],
    }
    to_read: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    sent: list[Message] = []

    async def receive() -> Message:
        return to_read.pop() if to_read else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await _app()(scope, receive, send)
    told = dict(sent[0]["headers"])[b"content-type"].decode().partition(";")[0]
    return sent[0]["status"], told, b"".join(each.get("body", b"") for each in sent[1:])
