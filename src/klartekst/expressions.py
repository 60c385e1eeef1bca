"""Regular expressions that few letters need, compiled when one is first used and not at each start.

Compiling takes a quarter of a millisecond, and half of a run's expressions are never asked. Those that any sentence
needs are compiled as usual.
"""

import re
from typing import Any, cast


class _Late:
    """Stands for an expression until it is used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._wanted = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._wanted), name)
        setattr(self, name, found)  # the next time it is there at once
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use. A wrong one raises `re.error` there."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
