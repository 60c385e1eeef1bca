"""The floor of a tool with a parser: klartekst's own pipeline on every sentence of the letters, and nothing else.

python benchmarks/bare_pipe.py LETTER…
"""

import sys
from pathlib import Path


def main() -> None:
    """Parses all sentences together, as `nlp.pipe` does best; nothing is done with the trees."""
    from klartekst.danish.abbreviations import Abbreviations
    from klartekst.danish.pipeline import annotate, load
    from klartekst.danish.sentences import sentences
    from klartekst.readers.plain_text import read

    known = Abbreviations.open()
    letters = [read(Path(path).read_bytes(), path) for path in sys.argv[1:]]
    annotate(
        load(), [[token.text for token in each.tokens] for one in letters for each in sentences(one, known)]
    )


if __name__ == "__main__":
    main()
