"""A desk whose letters say what goes wrong: the seam of `klartekst.serving.workers.Pool` that the tests use."""

import os
import time

from klartekst.serving.jobs import CheckJob, Done, HookJob

HANG, CRASH, FILL, FAIL = b"vent", b"styrt", b"fyld", b"fejl"
LONGER_THAN_ANY_TEST = 600


class HostileDesk:
    """Answers with the letter itself, unless the letter asks for worse."""

    def __init__(self, settings: str | None, profiles: tuple[str, ...]) -> None:
        del settings, profiles

    def answer(self, job: CheckJob | HookJob) -> Done:
        """Hangs, crashes, eats all memory or fails when the letter says so."""
        match job.document.data:
            case b"vent":
                time.sleep(LONGER_THAN_ANY_TEST)
            case b"styrt":
                os.abort()
            case b"fyld":
                bytearray(1 << 40)
            case b"fejl":
                raise ValueError("Kirsten Canary 010180-1234")
        return Done(job.document.data, "text/plain")

    def forget(self) -> None:
        """It learns nothing."""
