"""How an error is told: as a problem, and of an unforeseen one only its kind is logged."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from klartekst.serving import problem
from klartekst.serving.guards import HUNG_UP
from klartekst.serving.problem import Problem
from klartekst.serving.workers import Gone

LOG = logging.getLogger("klartekst.serving")


async def _problem(request: Request, error: Problem) -> Response:
    return error.response()


async def _router(request: Request, error: HTTPException) -> Response:
    """What the router says of an address: not there, or not in this way."""
    wrong_way = error.status_code == 405
    return (problem.wrong_method(error.headers) if wrong_way else problem.not_found()).response()


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=HUNG_UP)


async def _unforeseen(request: Request, error: Exception) -> Response:
    LOG.error("fejl %s", type(error).__name__)
    return problem.internal().response()


HANDLERS: Mapping[Any, Callable[[Request, Any], Any]] = {
    Problem: _problem,
    HTTPException: _router,
    ClientDisconnect: _gone,
    Gone: _gone,
    Exception: _unforeseen,
}
"""For each error the one that tells it."""
