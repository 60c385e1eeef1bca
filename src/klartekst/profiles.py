"""Profiles: in whose words a report speaks, whom the letter is written to, and whether it is a template.

A municipal strategy (or a house's own, in a file) gives the report its words. *barn* is for letters to a
child, who has rights of its own from ten years (barnets lov § 3).
"""

from collections.abc import Mapping
from pathlib import Path

from klartekst.text_files import did_you_mean

STRATEGIES = ("faelles", "kolding", "haderslev", "faxe", "ishoej")
CHILD = "barn"
DOCUMENTS = ("skabelon", "brev")
PROFILES = (*STRATEGIES, CHILD, *DOCUMENTS)
# For a child from ten years. No Danish source gives numbers, so these are the project's own: a main clause
# and one more; a paragraph that can be read in one breath.
CHILD_THRESHOLDS: Mapping[str, int] = {
    "sentence_words": 15,
    "word_letters": 14,
    "paragraph_words": 50,
}
_OWN = (".yaml", ".yml")


def is_own(name: str) -> bool:
    """Whether a profile's name is that of a house's own file."""
    return name.endswith(_OWN)


def problem(name: str, folder: Path) -> tuple[str, str] | None:
    """What is wrong with a profile's name and what to do (Danish), None for one that can be used.

    The path of a house's own file is counted from `folder`.
    """
    if is_own(name):
        if (folder / name).is_file():
            return None
        return f"profilen »{name}« findes ikke.", "Ret stien til filen."
    return None if name in PROFILES else (f"profilen »{name}« kendes ikke.", did_you_mean(name, PROFILES))
