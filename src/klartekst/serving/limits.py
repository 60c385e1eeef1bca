"""What the service takes on at once. Each number is a promise that one request cannot cost the others."""

from dataclasses import dataclass

from klartekst.readers.open import MAX_FILE_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the service; bytes and seconds.

    `workers` letters are checked at once and `queue` more may wait, each at most `wait_seconds`.
    `check_seconds` is for one letter; a worker that has used it is ended and replaced.
    `body_seconds` is how long a client may take to send its request, `head_seconds` to begin it.
    `body_bytes` bounds one request (a file of 20 MB as base64), `held_bytes` all that are in memory together.
    `worker_bytes` bounds the address space of a worker, where the system can (not on Windows).
    """

    workers: int = 2
    queue: int = 256
    wait_seconds: float = 20.0
    check_seconds: float = 30.0
    start_seconds: float = 60.0
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    body_bytes: int = MAX_FILE_BYTES * 4 // 3 + 100_000
    held_bytes: int = 300_000_000
    worker_bytes: int = 2_000_000_000
    connections: int = 1000
