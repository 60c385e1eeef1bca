"""When Python looks for values that only point at each other."""

import gc

LOOK_AFTER = 400_000
"""Values made before it looks: rules and lists, which live as long as the process, are some 250,000, and a look at them
takes as long as three letters; a letter makes fewer than the rest."""


def look_seldom() -> None:
    """Lets Python look for such values once in many letters, and not some thirty times in each.

    For a process of our own: what is in no cycle goes at once all the same.
    """
    gc.set_threshold(LOOK_AFTER)
