"""A service on a free port of this machine, for tests: the real server, the real worker processes."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from klartekst.serving.limits import Limits
from klartekst.serving.run import make_server, make_service
from klartekst.serving.service import Access
from klartekst.serving.workers import DESK

_PATIENCE = 60.0
"""Seconds for the workers to come; a busy machine is slow to start them."""


@contextmanager
def running(
    limits: Limits | None = None,
    access: Access | None = None,
    desk: str = DESK,
    profiles: Sequence[str] = (),
) -> Iterator[httpx.Client]:
    """A client of a service that is ready; the service ends with the block."""
    service = make_service(None, profiles, limits or Limits(workers=1), access or Access(), desk)
    server = make_server(service, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        _wait_for(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_PATIENCE) as client:
            wait_until_ready(client)
            yield client
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def command_in(folder: Path, **environment: str) -> Iterator[httpx.Client]:
    """A client of `klartekst serve` itself, run in `folder`/run; all that it could write stands in `folder`.

    What it says is in the file `said`.
    """
    for name in ("tmp", "cache", "home", "run"):
        (folder / name).mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"TMPDIR": folder / "tmp", "KLARTEKST_CACHE": folder / "cache", "HOME": folder / "home"}
    command = [sys.executable, "-m", "klartekst", "serve", "--port", str(port), "--workers", "1"]
    with (folder / "said").open("wb") as said:
        service = subprocess.Popen(
            command,
            cwd=folder / "run",
            env={**os.environ, **{name: str(path) for name, path in own.items()}, **environment},
            stdout=said,
            stderr=said,
        )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_PATIENCE) as client:
        try:
            _wait_for(lambda: _is_ready(client))
            yield client
        finally:
            service.terminate()
            service.wait()


def _is_ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").status_code == 200
    except httpx.ConnectError:
        return False


def wait_until_ready(client: httpx.Client) -> None:
    """Waits for a worker."""
    _wait_for(lambda: _is_ready(client))


def _wait_for(there: object) -> None:
    assert callable(there)
    until = time.monotonic() + _PATIENCE
    while not there():
        assert time.monotonic() < until
        time.sleep(0.05)
