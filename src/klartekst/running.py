"""What `klartekst serve` does: looks at who may ask, then serves until it is stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import click

from klartekst.errors import ExitStatus, UsageError


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for, as `klartekst serve --help` tells it; `timeout` is the seconds that one letter may take."""

    host: str
    port: int
    token_file: str | None
    behind_proxy: bool
    hosts: Sequence[str]
    origins: Sequence[str]
    workers: int
    timeout: float
    settings: str | None
    profiles: Sequence[str]


def serve(wishes: Wishes) -> int:
    """Serves until it is stopped. Returns the exit status; raises KlartekstError when it cannot start."""
    for part in ("starlette", "uvicorn", "python_multipart"):
        if find_spec(part) is None:
            raise UsageError(
                "Tjenesten er ikke installeret.", "Installér den med »pip install 'klartekst[server]'«."
            )
    from klartekst.serving.limits import Limits
    from klartekst.serving.listening import access
    from klartekst.serving.run import make_service, run

    host = wishes.host
    who = access(host, wishes.token_file, wishes.hosts, wishes.origins, behind_proxy=wishes.behind_proxy)
    limits = Limits(workers=wishes.workers, check_seconds=wishes.timeout)
    service = make_service(wishes.settings, wishes.profiles, limits, who)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"klartekst svarer på http://{shown}:{wishes.port}. Stop med Ctrl-C.", err=True)
    run(service, host, wishes.port)
    return ExitStatus.OK
