"""What stands before every route: who may ask, what is logged, and that nothing leaves but our own words.

One layer around the whole service. The log line holds the route's pattern, the status and the time; no address,
no name and no text.
"""

import logging
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from klartekst.serving import problem
from klartekst.serving.problem import Problem
from klartekst.serving.service import Access, Service

LOG = logging.getLogger("klartekst.serving")

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
OPEN = frozenset({"/healthz", "/readyz"})
"""What may be asked without a token, so that a container can be watched."""
HUNG_UP = 499


class Guards:
    """The layer: an ASGI application around another."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        request = Request(scope, receive)
        told: list[int] = []

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                told.append(message["status"])
                _add(message, self._headers(request))
            await send(message)

        try:
            _admit(request, self._service.access)
        except Problem as error:
            await error.response()(scope, receive, sending)
        else:
            await self._answer(request, scope, receive, sending)
        finally:
            self._note(scope, told[0] if told else HUNG_UP, time.perf_counter() - began)

    async def _answer(self, request: Request, scope: Scope, receive: Receive, send: Send) -> None:
        if request.method == "OPTIONS" and "origin" in request.headers:
            await Response(status_code=204)(scope, receive, send)
            return
        # Told and logged already (`told.py`); Starlette raises it anew for servers that show tracebacks.
        with suppress(Exception):
            await self._app(scope, receive, send)

    def _headers(self, request: Request) -> Mapping[str, str]:
        origin = request.headers.get("origin", "")
        if origin not in self._service.access.origins:
            return HEADERS
        return HEADERS | {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Vary": "Origin",
        }

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = _pattern(scope)
        self._service.metrics.answered(route, status, seconds)
        LOG.info("%s %s %d %.0fms", scope["method"], route, status, 1000 * seconds)


def _admit(request: Request, access: Access) -> None:
    """Raises Problem for a request that must not get in.

    The name asked for must be ours: a foreign page could else reach a local service under a name of its own (DNS
    rebinding). What a page of another origin sends is only taken from those that are named.
    """
    host = request.headers.get("host", "").lower()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name not in access.hosts:
        raise problem.wrong_host()
    origin = request.headers.get("origin")
    if origin is not None and origin not in access.origins and origin.partition("://")[2] != host:
        raise problem.wrong_origin()
    if access.token is None or request.scope["path"] in OPEN or request.method == "OPTIONS":
        return
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    right = secrets.compare_digest(given.strip().encode(), access.token.encode())
    if scheme.lower() != "bearer" or not right:
        raise problem.no_token()


def _add(message: Message, headers: Mapping[str, str]) -> None:
    there = {name.lower() for name, _ in message["headers"]}
    message["headers"] = [
        *message["headers"],
        *(
            (name.lower().encode(), value.encode())
            for name, value in headers.items()
            if name.lower().encode() not in there
        ),
    ]


def _pattern(scope: Scope) -> str:
    """The route that a request went to; "-" for an address that is not ours, which may hold anything."""
    app = scope.get("app")
    if app is not None:
        for route in app.routes:
            if route.matches(scope)[0] is not Match.NONE:
                return str(route.path)
    return "-"
