"""Starts the service and keeps it until somebody stops it."""

import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from klartekst.checkers import Checkers
from klartekst.errors import UsageError
from klartekst.quiet_logs import silence
from klartekst.sending.policy import policy
from klartekst.serving.app import make_app
from klartekst.serving.limits import Limits
from klartekst.serving.service import Access, RuleOut, RulesOut, Service
from klartekst.serving.workers import DESK, Pool

if TYPE_CHECKING:
    from uvicorn import Server


def make_service(
    settings: str | None,
    profiles: Sequence[str],
    limits: Limits,
    access: Access,
    desk: str = DESK,
) -> Service:
    """A service under these settings, not started yet; `desk` as in `Pool`.

    Raises UsageError and DataError for settings that are wrong, before anybody can ask.
    """
    checkers = Checkers(settings, profiles=profiles)
    checker = checkers.of("-")
    shown = tuple(
        RuleOut(
            rule.id, rule.title, rule.category, rule.severity, rule.what, rule.why, rule.before, rule.after,
            rule.source,
        )
        for rule in checkers.rules().values()
    )  # fmt: skip
    pool = Pool(limits, {"settings": settings, "profiles": tuple(profiles)}, desk)
    return Service(pool, limits, RulesOut(checkers.version, shown), access, policy(checker.settings))


def make_server(service: Service, host: str, port: int) -> "Server":
    """The server for a service, not started yet; port 0 takes one that is free."""
    import uvicorn

    from klartekst.serving.punctual import punctual

    config = uvicorn.Config(
        make_app(service),
        host=host,
        port=port,
        http=punctual(service.limits.head_seconds),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
        limit_concurrency=service.limits.connections,
    )
    return uvicorn.Server(config)


def run(service: Service, host: str, port: int) -> None:
    """Serves until SIGINT or SIGTERM. Raises UsageError when the port is taken."""
    _log_to_stderr()
    try:
        make_server(service, host, port).run()
    except SystemExit:
        # uvicorn ends the process when it cannot bind; a user is told in Danish.
        raise UsageError(
            f"Tjenesten kan ikke starte på {host}, port {port}.",
            "Vælg en anden port med --port, eller stop det program, der bruger den.",
        ) from None


def _log_to_stderr() -> None:
    """Our own lines only: a server's tracebacks could quote a letter."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    own = logging.getLogger("klartekst.serving")
    own.addHandler(handler)
    own.setLevel(logging.INFO)
    own.propagate = False
    silence(("uvicorn", "asyncio", "python_multipart"))
