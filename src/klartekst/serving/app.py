"""The service as an ASGI application: one table of routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from klartekst.serving import api, hook, languagetool, page_routes
from klartekst.serving.guards import Guards
from klartekst.serving.service import Service
from klartekst.serving.told import HANDLERS

ROUTES = (
    Route("/", page_routes.page),
    Route("/tjek", page_routes.check, methods=["POST"]),
    Route("/kopi", page_routes.copy, methods=["POST"]),
    Route("/static/{name}", page_routes.static),
    Route("/favicon.ico", page_routes.icon),
    Route("/v1/check", api.check, methods=["POST"]),
    Route("/v1/hook", hook.hook, methods=["POST"]),
    Route("/v1/rules", api.rules),
    Route("/healthz", api.health),
    Route("/readyz", api.ready),
    Route("/metrics", api.counts),
    Route("/openapi.json", api.described),
    Route("/v2/check", languagetool.check, methods=["GET", "POST"]),
    Route("/v2/languages", languagetool.languages),
    Route("/v2/maxtextlength", languagetool.longest),
    Route("/v2/info", languagetool.info),
    Route("/v2/configinfo", languagetool.configuration),
    Route("/v2/healthcheck", languagetool.health),
    Route("/v2/words{rest:path}", languagetool.words, methods=["GET", "POST"]),
    Route("/v2/{rest:path}", languagetool.unknown, methods=["GET", "POST"]),
)


def make_app(service: Service) -> ASGIApp:
    """The application that answers for `service`; its workers start and end with it."""

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        service.pool.start()
        yield
        await service.pool.stop()

    app = Starlette(routes=list(ROUTES), exception_handlers=dict(HANDLERS), lifespan=running)
    app.state.service = service
    return Guards(app, service)
