"""`POST /v1/hook`: may this letter be sent? The house's policy decides, as in `klartekst hook`.

A letter must not lie in a queue because klartekst is busy or fails, so both are seen as what they are, and the
policy says what follows; by default the letter is sent.
"""

import asyncio
import logging
import time
from typing import Annotated

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from klartekst.errors import UsageError
from klartekst.sending.decision import Because, Seen, decide
from klartekst.sending.hook import check_reason
from klartekst.sending.journal import encoded, line, log
from klartekst.sending.policy import Policy
from klartekst.sending.trial import BROKEN, SLOW
from klartekst.serving import problem
from klartekst.serving.bodies import body_of, form_in, media_type
from klartekst.serving.check_request import Content, decoded, document_in, document_of, wrong_media
from klartekst.serving.jobs import Document, HookJob
from klartekst.serving.problem import Problem
from klartekst.serving.service import service_of

LOG = logging.getLogger("klartekst.serving")
_UNREADABLE = frozenset({"filtype", "for-stor", "kan-ikke-laeses", "hukommelse"})
_TOO_LATE = frozenset({"optaget", "tidsgraense"})
Id = Annotated[str, msgspec.Meta(max_length=200)]


class HookBody(Content, frozen=True, forbid_unknown_fields=True):
    """A letter on its way out; `override` is the sender's reason to send all the same, `id` the caller's own name."""

    override: str | None = None
    id: Id | None = None


async def hook(request: Request) -> Response:
    """The decision as the one line of `klartekst hook`."""
    begun = time.monotonic()
    service = service_of(request)
    policy = service.policy
    async with body_of(request) as body:
        document, override, name = await _asked(body, request)
        try:
            check_reason(policy, override)
        except UsageError as error:
            raise problem.wrong_request(error.what, error.remedy) from None
        seen = await _seen(document, policy, request)
    made = line(decide(policy, seen, override), round(1000 * (time.monotonic() - begun)), name)
    if policy.log is not None:
        try:
            log(policy.log, made)
        except UsageError:  # the sender waits for a decision, and it is made
            LOG.error("hook.log kan ikke skrives")
    return Response(encoded(made), media_type="application/json")


async def _asked(body: bytes, request: Request) -> tuple[Document, str | None, str | None]:
    match media_type(request):
        case "multipart/form-data":
            form = await form_in(body, request)
            document = await document_of(form, ("override", "id"))
            return document, _field(form, "override"), _field(form, "id")
        case "application/json":
            asked = decoded(body, HookBody)
            return document_in(asked), asked.override, asked.id
    raise wrong_media()


def _field(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value if isinstance(value, str) and value else None


async def _seen(document: Document, policy: Policy, request: Request) -> Seen:
    late = Seen(Because.TIMEOUT, SLOW.format(seconds=policy.seconds))
    try:
        async with asyncio.timeout(policy.seconds):
            done = await service_of(request).do(
                HookJob(document, policy.on_findings), request, policy.seconds
            )
    except TimeoutError:
        return late
    except Problem as error:
        if error.name in _UNREADABLE:
            return Seen(Because.UNREADABLE, f"{error.what} {error.remedy}")
        return late if error.name in _TOO_LATE else Seen(Because.ERROR, BROKEN)
    return msgspec.json.decode(done.body, type=Seen)
