"""How long a tool that is held in memory takes for a page: prints milliseconds of the processor.

    python benchmarks/warm.py TOOL PAGE

`peers.py` runs it with the Python that the tool is installed in, so each is imported where it is used. The median
of `TIMES` readings, after `FIRST` that are not counted; each is of the page with one more blank line at its end,
as textstat knows a text again.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

FIRST, TIMES = 3, 15

Reading = Callable[[str], Any]


def klartekst() -> Reading:
    """All its rules, with suggestions."""
    from klartekst.checker import Checker
    from klartekst.readers.plain_text import letter
    from klartekst.settings import Settings

    checker = Checker(Settings())
    return lambda text: checker.check(letter(text))


def bare_pipe() -> Reading:
    """Every sentence parsed; words and sentences are klartekst's, as in `bare_pipe.py`, and are counted."""
    from klartekst.danish.abbreviations import Abbreviations
    from klartekst.danish.pipeline import annotate, load
    from klartekst.danish.sentences import sentences
    from klartekst.readers.plain_text import letter

    nlp, known = load(), Abbreviations.open()
    return lambda text: annotate(
        nlp, [[token.text for token in each.tokens] for each in sentences(letter(text), known)]
    )


def proselint() -> Reading:
    """Its checks as its command runs them."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile("brev.txt", text).lint()


def textstat() -> Reading:
    """LIX and RIX."""
    import textstat

    return lambda text: (textstat.lix(text), textstat.rix(text))


def _sentencizer() -> Any:
    import spacy

    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    return nlp


def spacy() -> Reading:
    """Words and sentences."""
    nlp = _sentencizer()
    return lambda text: len(list(nlp(text).sents))


def textdescriptives() -> Reading:
    """Readability on the same words and sentences."""
    import textdescriptives  # noqa: F401  # it tells spaCy of its parts

    nlp = _sentencizer()
    nlp.add_pipe("textdescriptives/readability")
    return lambda text: nlp(text)._.readability


TOOLS = {each.__name__: each for each in (klartekst, bare_pipe, proselint, textstat, spacy, textdescriptives)}


def main(tool: str, path: str) -> None:
    """Measure and print."""
    text = Path(path).read_text("utf-8")
    read = TOOLS[tool]()
    taken = []
    for number in range(FIRST + TIMES):
        page_again = text + "\n" * number
        begun = time.process_time()
        read(page_again)
        taken.append(time.process_time() - begun)
    print(f"{1000 * median(taken[FIRST:]):.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
