"""What `klartekst serve` does: looks at who may ask, then serves until it is stopped."""

from collections.abc import Sequence
from importlib.util import find_spec

import click

from klartekst.errors import ExitStatus, UsageError


def serve(
    host: str,
    port: int,
    token_file: str | None,
    behind_proxy: bool,
    hosts: Sequence[str],
    origins: Sequence[str],
    workers: int,
    timeout: float,
    settings: str | None,
    profiles: Sequence[str],
) -> int:
    """Serves until it is stopped. Returns the exit status; raises KlartekstError when it cannot start."""
    for part in ("starlette", "uvicorn", "python_multipart"):
        if find_spec(part) is None:
            raise UsageError(
                "Tjenesten er ikke installeret.", "Installér den med »pip install 'klartekst[server]'«."
            )
    from klartekst.serving.limits import Limits
    from klartekst.serving.listening import access
    from klartekst.serving.run import make_service, run

    who = access(host, token_file, behind_proxy, hosts, origins)
    service = make_service(settings, profiles, Limits(workers=workers, check_seconds=timeout), who)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"klartekst svarer på http://{shown}:{port}. Stop med Ctrl-C.", err=True)
    run(service, host, port)
    return ExitStatus.OK
