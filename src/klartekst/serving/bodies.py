"""Takes a request's body in: bounded in size and time, in memory only, and no larger for all requests together."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from klartekst.serving import problem
from klartekst.serving.problem import Problem
from klartekst.serving.service import Service, service_of

_FIELDS = 20


class _InMemory(MultiPartParser):
    """As Starlette's, but no part is ever put in a file: a body is bounded before it gets here."""

    spool_max_size = 1 << 40


@asynccontextmanager
async def body_of(request: Request) -> AsyncIterator[bytes]:
    """The request's body; its room is free again when the block ends. Raises Problem."""
    service = service_of(request)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "pakket", "Forespørgslen er pakket.", "Send den uden Content-Encoding.")
    try:
        announced = int(request.headers.get("content-length", "0"))
    except ValueError:
        announced = 0
    if announced > service.limits.body_bytes:
        raise problem.too_large(service.limits.body_bytes)
    taken = bytearray()
    try:
        try:
            async with asyncio.timeout(service.limits.body_seconds):
                async for chunk in request.stream():
                    _make_room(service, len(chunk), len(taken))
                    taken += chunk
        except TimeoutError:
            raise problem.too_slow() from None
        yield bytes(taken)
    finally:
        service.held -= len(taken)


def _make_room(service: Service, more: int, taken: int) -> None:
    if taken + more > service.limits.body_bytes:
        raise problem.too_large(service.limits.body_bytes)
    if service.held + more > service.limits.held_bytes:
        raise problem.full()
    service.held += more


async def form_in(body: bytes, request: Request) -> FormData:
    """The fields and files of a multipart body. Raises Problem."""

    async def all_of_it() -> AsyncGenerator[bytes, None]:
        yield body

    parser = _InMemory(
        request.headers, all_of_it(), max_files=1, max_fields=_FIELDS, max_part_size=max(1, len(body))
    )
    try:
        return await parser.parse()
    except (MultiPartException, KeyError, ValueError, UnicodeError):
        raise problem.wrong_request(
            "klartekst kan ikke læse formularen.",
            "Send den som multipart/form-data med ét brev i feltet »file«.",
        ) from None


def media_type(request: Request) -> str:
    """The media type that the request says its body has, lower case, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
