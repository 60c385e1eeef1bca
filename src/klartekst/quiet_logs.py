"""What the libraries of a server say of their own accord: nothing, as their lines and tracebacks may quote a letter."""

import logging
from collections.abc import Iterable


def silence(names: Iterable[str]) -> None:
    """Lets the loggers called `names`, and those below them, write nowhere."""
    for name in names:
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
