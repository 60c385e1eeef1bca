"""The process that letters are read in: apart from the service, with bounds on what it may use.

A hostile document can hang, crash or fill it; the service then ends it and starts another. It writes nothing
to a screen or a file, as what it has at hand is letters.
"""

import gc
import os
import signal
import sys
from collections.abc import Mapping
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

import msgspec

from klartekst.cycles import look_seldom
from klartekst.errors import KlartekstError, TooLarge, UnreadableLetter, UnsupportedFormat
from klartekst.readers.apart import hold_memory
from klartekst.serving.jobs import Answer, Job, Refused

READY = b"ready"
INTERNAL = Refused(
    "internal",
    "Der skete en fejl i klartekst under læsningen af brevet.",
    "Meld den til jeres it-afdeling. Brevets tekst er ikke gemt noget sted.",
)
MEMORY = Refused(
    "memory",
    "Brevet kræver mere hukommelse, end klartekst må bruge på ét brev.",
    "Fjern store billeder og bilag, eller del brevet op.",
)


def run(pipe: Connection, desk: str, arguments: Mapping[str, Any], memory: int) -> None:
    """Answers the jobs that come through `pipe` until it is closed.

    `desk` names the class that answers ("klartekst.serving.desk:Desk"); it is made once with `arguments`, its
    `answer` gets each job, and its `forget` is called when the client has the answer. `memory` bounds the address
    space in bytes.
    """
    _keep_quiet()
    hold_memory(memory)
    look_seldom()
    module, _, name = desk.partition(":")
    answering = getattr(import_module(module), name)(**arguments)
    gc.collect()
    gc.freeze()  # rules and lists stay: no look for cycles need go through them
    pipe.send_bytes(READY)
    decoder = msgspec.msgpack.Decoder(Job)
    while _serve(pipe, answering, decoder):
        answering.forget()
        gc.collect()  # a letter that is part of a cycle goes with its answer, not when Python next looks


def _serve(pipe: Connection, desk: Any, decoder: msgspec.msgpack.Decoder[Job]) -> bool:
    """Answers one job, and holds nothing of it afterwards; False when no other is to come."""
    try:
        asked = pipe.recv_bytes()
    except (EOFError, OSError):
        return False
    answer = _answer(desk, decoder, asked)
    pipe.send_bytes(msgspec.msgpack.encode(answer))
    return answer != MEMORY  # what is left of the heap is in pieces


def _answer(desk: Any, decoder: msgspec.msgpack.Decoder[Job], asked: bytes) -> Answer:
    try:
        answer: Answer = desk.answer(decoder.decode(asked))
    except KlartekstError as error:
        return Refused(_reason(error), error.what, error.remedy)
    except MemoryError:
        return MEMORY
    except Exception:  # a traceback may quote the letter: only that it happened is told
        return INTERNAL
    return answer


def _reason(error: KlartekstError) -> Any:
    match error:
        case UnsupportedFormat():
            return "unsupported"
        case TooLarge():
            return "too-large"
        case UnreadableLetter():
            return "unreadable"
    return "usage"


def _keep_quiet() -> None:
    """The service alone hears Ctrl-C and speaks; a crash leaves no picture of the memory on the disk."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
