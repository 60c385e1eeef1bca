"""Watches a Python process and those it starts, when this folder is on PYTHONPATH: no network, and what is written.

Python calls the hook before every connection and every file that is opened. A connection is refused; each file that
is opened for writing is noted in the file that KLARTEKST_SENTRY names. With KLARTEKST_LISTENS a process may listen on
this machine's own address, which is noted too.
"""

import os
import socket
import sys

NOTES = os.environ["KLARTEKST_SENTRY"]
NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
LISTENS = "KLARTEKST_LISTENS" in os.environ
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_notes = os.open(NOTES, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def _note(line: str) -> None:
    os.write(_notes, line.encode("utf-8", "surrogateescape") + b"\n")


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in NETWORK:
        if isinstance(arguments[0], socket.socket) and arguments[0].family == socket.AF_UNIX:
            return  # processes of one machine that talk to each other
        if LISTENS and event == "socket.bind" and arguments[1][0] == "127.0.0.1":  # type: ignore[index]
            _note("listen 127.0.0.1")
            return
        _note(f"network {event}")
        raise PermissionError("klartekst wants to use the network")
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str) and isinstance(flags, int) and flags & WRITING and path != os.devnull:
            _note(f"write {path}")


sys.addaudithook(_watch)
