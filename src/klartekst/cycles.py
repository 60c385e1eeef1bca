"""When Python looks for values that only point at each other."""

import gc

LOOK_AFTER = 250_000
"""Values made before it looks: a letter makes fewer, and rules and lists live as long as the process."""


def look_seldom() -> None:
    """Lets Python look for such values once in many letters, and not some thirty times in each.

    For a process of our own: what is in no cycle goes at once all the same.
    """
    gc.set_threshold(LOOK_AFTER)
