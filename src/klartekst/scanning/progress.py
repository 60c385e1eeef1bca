"""How far a scan has come: a bar with rate and time left on a terminal, nothing where output goes to a file."""

import sys
import time
from types import TracebackType
from typing import Any

import click


class Progress:
    """Use with `with`; `tick` for each file that is done."""

    def __init__(self, total: int) -> None:
        self._begun = time.monotonic()
        self._done = 0
        self._bar: Any = None
        if sys.stderr.isatty():
            self._bar = click.progressbar(
                length=total,
                label="Læser",
                file=sys.stderr,
                show_pos=True,
                item_show_func=lambda _: self.rate,
                update_min_steps=max(1, min(25, total // 200)),
            )

    def __enter__(self) -> "Progress":
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)

    def tick(self, files: int = 1) -> None:
        """So many more files are done."""
        self._done += files
        if self._bar is not None:
            self._bar.update(files, self.rate)

    @property
    def rate(self) -> str:
        """»52 filer/s«."""
        seconds = max(time.monotonic() - self._begun, 0.001)
        return f"{self._done / seconds:.0f} filer/s"
