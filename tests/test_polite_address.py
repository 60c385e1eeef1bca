"""*De, Dem, Deres* to the reader, told from *de* about others."""

import pytest
from shipped import checker

from klartekst.readers.plain_text import read


def polite(text: str) -> list[str]:
    """The words before and from each polite form that is found, up to the next."""
    findings = checker().check(read(text.encode(), "-")).findings
    places = sorted({each.start for each in findings if each.rule == "de-form" and each.start is not None})
    return [text[at:].split(".", maxsplit=1)[0] for at in places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi har læst Deres brev. De skal ringe.", ["Deres brev", "De skal ringe"]),
        ("Vi har set naboerne. De skal ringe.", []),
        ("Vi har læst Deres brev. Lev og Sind hjælper. De er alle gratis.", ["Deres brev"]),
        ("Vi har læst Deres brev. De anførte forhold er nye.", ["Deres brev"]),
    ],
)
def test_a_de_that_opens_its_sentence(text: str, found: list[str]) -> None:
    """It is the reader in a letter that is polite elsewhere, and not where it stands for several."""
    assert polite(text) == found
