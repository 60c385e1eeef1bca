"""What `klartekst smtp` does: runs the proxy until it is told to stop."""

import asyncio
import contextlib
import signal
from collections.abc import Sequence
from functools import partial
from ipaddress import IPv4Network, IPv6Network, ip_network

import click

from klartekst.errors import KlartekstError, UsageError, lacking
from klartekst.quiet_logs import silence
from klartekst.readers.open import MAX_FILE_BYTES
from klartekst.sending.decision import Decision, Seen
from klartekst.sending.hook import settings_for
from klartekst.sending.journal import encoded, line, log
from klartekst.sending.policy import Policy, policy
from klartekst.sending.proxy import Handler, Who
from klartekst.sending.relay import NextServer
from klartekst.sending.trial import look_apart

LOOPBACK = ("127.0.0.0/8", "::1/128")


def run_smtp(
    listen: str,
    following: str,
    allow: Sequence[str],
    senders: Sequence[str],
    workers: int,
    settings: str | None,
) -> None:
    """Listens at `listen` and hands mails on to `following`, both "host:port", until SIGTERM or Ctrl-C.

    `allow` are networks of clients; without any only this machine may send. `senders` are ends of envelope senders
    whose mails are looked at (all without). Raises UsageError for wrong use, DataError for wrong settings.
    """
    rules = policy(settings_for("-", settings))
    here, there = address(listen), address(following)
    who = Who(networks(allow or LOOPBACK), tuple(senders))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(rules, here, NextServer(*there), who, workers, settings))


async def _serve(
    rules: Policy,
    here: tuple[str, int],
    following: NextServer,
    who: Who,
    workers: int,
    settings: str | None,
) -> None:
    try:
        from aiosmtpd.smtp import SMTP
    except ImportError:
        raise lacking("»klartekst smtp«", "smtp") from None
    silence(("mail", "asyncio"))  # aiosmtpd tells of clients' addresses and of lines that it cannot read
    look = partial(_look, rules, settings)
    handler = Handler(rules, following, who, look, workers, partial(_note, rules))
    loop = asyncio.get_running_loop()

    def session() -> SMTP:
        return SMTP(
            handler,
            data_size_limit=MAX_FILE_BYTES,
            enable_SMTPUTF8=True,
            hostname="klartekst",
            ident="klartekst",
            loop=loop,
        )

    try:
        server = await loop.create_server(session, *here)
    except OSError:
        raise UsageError(
            "Adressen er optaget eller kan ikke bruges.", "Vælg en anden med --listen."
        ) from None
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C comes as KeyboardInterrupt
            loop.add_signal_handler(number, stop.set)
    host, port = server.sockets[0].getsockname()[:2]
    click.echo(
        f"klartekst lytter på {host}:{port} og sender videre til {following.host}:{following.port}.", err=True
    )
    async with server:
        await stop.wait()


def _look(rules: Policy, settings: str | None, content: bytes) -> Seen:
    return look_apart(rules, None, content, "brev.eml", settings)


def _note(rules: Policy, decision: Decision, milliseconds: int) -> None:
    made = line(decision, milliseconds)
    click.echo(encoded(made))
    if rules.log is not None:
        with contextlib.suppress(KlartekstError):  # a full disk must not hold a mail back
            log(rules.log, made)


def address(text: str) -> tuple[str, int]:
    """Host and port of "host:port". Raises UsageError when it is not one."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise UsageError(
            f"»{text}« er ikke en adresse.", "Skriv den som vært:port, for eksempel 127.0.0.1:10026."
        )
    return host.strip("[]"), int(port)


def networks(texts: Sequence[str]) -> list[IPv4Network | IPv6Network]:
    """The networks that `texts` name ("10.0.0.0/8"). Raises UsageError when one is wrong."""
    try:
        return [ip_network(each, strict=False) for each in texts]
    except ValueError:
        raise UsageError("Et netværk efter --allow er forkert.", "Skriv det som 10.1.0.0/16.") from None
