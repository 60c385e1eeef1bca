"""The own API under `/v1`, and what monitoring asks: is it there, is it ready, what has it counted."""

from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from klartekst.serving import metrics, openapi, problem
from klartekst.serving.bodies import body_of
from klartekst.serving.check_request import check_job
from klartekst.serving.service import service_of


async def check(request: Request) -> Response:
    """`POST /v1/check`: the published JSON on one file."""
    async with body_of(request) as body:
        done = await service_of(request).do(await check_job(body, request), request)
    return Response(done.body, media_type=done.media_type)


async def rules(request: Request) -> Response:
    """`GET /v1/rules`: the rules in force, as `klartekst explain` tells of them."""
    return Response(msgspec.json.encode(service_of(request).rules), media_type="application/json")


async def health(request: Request) -> Response:
    """`GET /healthz`: the service runs."""
    return Response("ok\n", media_type="text/plain")


async def ready(request: Request) -> Response:
    """`GET /readyz`: there is a worker to read letters."""
    if not service_of(request).pool.ready:
        raise problem.not_ready()
    return Response("ok\n", media_type="text/plain")


async def counts(request: Request) -> Response:
    """`GET /metrics`: counts for Prometheus."""
    service = service_of(request)
    pool = service.pool
    gauges = {"workers": pool.size, "workers_busy": pool.busy, "requests_waiting": pool.waiting}
    return Response(service.metrics.text(gauges, pool.replaced), media_type=metrics.MEDIA_TYPE)


@cache
def _document() -> bytes:
    return msgspec.json.encode(openapi.document())


async def described(request: Request) -> Response:
    """`GET /openapi.json`: what the API takes and gives."""
    return Response(_document(), media_type="application/json")
