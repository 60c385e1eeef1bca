"""Reading a data file, and guessing what a misspelt name in it was meant to be."""

from collections.abc import Iterable
from pathlib import Path

from klartekst.errors import DataError

MOST_NAMED = 30
"""Names that a message lists; all the types of letters, and not all the rules."""


def read_text(path: Path) -> str:
    """A data file as UTF-8. Raises DataError when it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(str(path), None, None, "filen er ikke UTF-8.", "Gem den som UTF-8.") from None
    except OSError:
        raise DataError(
            str(path), None, None, "klartekst kan ikke læse filen.", "Tjek stien og rettighederne."
        ) from None


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """»Mente du …?« with the nearest known name, or the list of known ones. Danish, one sentence."""
    import difflib  # names are hardly ever misspelt

    names = sorted(known)
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    if near:
        return f"Mente du »{near[0]}«?"
    if len(names) > MOST_NAMED:
        return f"Vælg en af disse: {', '.join(names[:MOST_NAMED])} og {len(names) - MOST_NAMED} andre."
    return f"Vælg en af disse: {', '.join(names)}."
