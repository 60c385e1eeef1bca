"""Where the service listens, and what it will not do: be open to a network without saying who may ask."""

import ipaddress
from collections.abc import Collection
from pathlib import Path

from klartekst.errors import UsageError
from klartekst.serving.service import Access

_SHORTEST_TOKEN = 20
"""Characters. A key that a person made up in haste is no key."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def access(
    host: str,
    token_file: str | None,
    hosts: Collection[str] = (),
    origins: Collection[str] = (),
    *,
    behind_proxy: bool,
) -> Access:
    """Who may ask a service on `host`. Raises UsageError where that would be everybody."""
    if not is_loopback(host) and token_file is None and not behind_proxy:
        raise UsageError(
            f"Alle på nettet ville kunne bruge tjenesten på {host}.",
            "Vælg 127.0.0.1, giv den en adgangsnøgle med --token-file, "
            "eller sig med --behind-proxy, at en proxy foran den kender brugerne.",
        )
    for origin in origins:
        scheme, _, name = origin.partition("://")
        if origin == "*" or not scheme or not name or "/" in name:
            raise UsageError(
                f"»{origin}« er ikke adressen på en webside.",
                "Skriv den som https://navn, uden noget efter navnet.",
            )
    return Access(
        hosts=Access().hosts | {host.lower()} | {each.lower() for each in hosts},
        origins=frozenset(origins),
        token=None if token_file is None else _token(Path(token_file)),
    )


def _token(path: Path) -> str:
    try:
        token = path.read_text("utf-8").strip()
    except (OSError, UnicodeError):
        raise UsageError(
            f"Adgangsnøglen i »{path}« kan ikke læses.", "Kontrollér stien og rettighederne til filen."
        ) from None
    if len(token) < _SHORTEST_TOKEN or not token.isascii():
        raise UsageError(
            f"Adgangsnøglen i »{path}« er for kort eller har tegn uden for ASCII.",
            f"Brug mindst {_SHORTEST_TOKEN} tilfældige tegn fra a-z, A-Z og 0-9.",
        )
    return token
