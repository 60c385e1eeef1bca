"""What a worker process does: reads the files that it is told, one by one, until nobody asks any more.

It says that it is ready, or why it cannot begin, as Python's own bytes (pickle); from then on it answers each file
with a `ReadFile` as MessagePack.
"""

import contextlib
import gc
import signal
from multiprocessing.connection import Connection

import msgspec

from klartekst.cycles import look_seldom
from klartekst.errors import KlartekstError
from klartekst.readers.apart import hold_memory
from klartekst.scanning.values import Plan, ReadFile, Source
from klartekst.scanning.work import Work

READY = "ready"
TOO_LARGE = "Filen kræver mere hukommelse, end en proces må bruge. Del den op, eller giv plads med --memory."


def serve(line: Connection, plan: Plan, megabytes: int) -> None:
    """Answers at the other end of `line`; a process of at most `megabytes` (0: no limit)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers itself
    if megabytes:
        hold_memory(megabytes * 1024 * 1024)
    with contextlib.suppress(EOFError, OSError):  # the parent is gone: nobody waits for an answer
        told = line.recv()
        try:
            work = Work(plan)
            work.warm(told[0].path)
        except KlartekstError as error:
            line.send(error)
            return
        except MemoryError:  # the parent sees that nobody is there; what Python would print is English
            return
        gc.collect()
        gc.freeze()  # rules and lists stay: no look for cycles need go through them
        look_seldom()
        line.send(READY)
        encoder = msgspec.msgpack.Encoder()
        while True:
            for source in told:
                line.send_bytes(encoder.encode(read_one(work, source)))
            told = line.recv()


def read_one(work: Work, source: Source) -> ReadFile:
    """What a file gave; a fault of ours or a lack of memory costs that file only, and is told without its text."""
    try:
        return work.source(source)
    except MemoryError:
        return ReadFile(error=TOO_LARGE, lasting=False)
    except Exception as error:  # a fault of ours must not stop a night's scan; its text may quote the letter
        return ReadFile(
            error=f"Der skete en fejl i klartekst ({type(error).__name__}). Meld den til jeres it-afdeling.",
            lasting=False,
        )
