"""An exception of a wording list that holds back the text alone (`@råd`): the word is found, and advice is left."""

from pathlib import Path

import pytest
from shipped import checker

from klartekst.danish.tokens import split
from klartekst.errors import DataError
from klartekst.finding import Finding
from klartekst.readers.plain_text import read
from klartekst.wording.wordlist import read_entries

HEAD = "pattern\twrite\tunless\tweight\tnote\n"


def found(text: str, quote: str) -> Finding:
    """The finding that stands exactly on these words."""
    letter = read(text.encode(), "-")
    findings = checker().check(letter).findings
    (one,) = [f for f in findings if f.start is not None and letter.text[f.start : f.end] == quote]
    return one


@pytest.mark.parametrize(
    ("text", "quote", "advice"),
    [
        ("Du må meget gerne ringe over for undertegnede.", "undertegnede", "Skriv: mig."),
        ("Der er henset til, at du bor alene.", "henset til, at", "Skriv: vi har lagt vægt på, at …"),
        ("Vi har henset til dit helbred.", "henset til", "Skriv: vi har lagt vægt på …"),
        ("Du er i restance til os.", "restance", "Skriv, hvad det betyder: det, du skylder."),
        ("Du betaler en reduceret pris.", "reduceret", "Skriv det med dine egne, jævne ord."),
    ],
)
def test_where_no_text_fits_the_word_is_found_with_its_advice(text: str, quote: str, advice: str) -> None:
    """Only advice is left, the explanation included."""
    assert [(each.text, each.note) for each in found(text, quote).suggestions] == [(None, advice)]


def test_elsewhere_the_same_line_gives_its_text() -> None:
    """The mark is for its own pattern alone."""
    assert found("Henset til dit helbred får du hjælpen.", "Henset til").suggestions[0].text == "På grund af"


def a_list(folder: Path, line: str) -> Path:
    """A wording list of one line."""
    path = folder / "egne.tsv"
    path.write_text(HEAD + line + "\n", "utf-8")
    return path


def test_the_marks_of_a_cell_are_told_apart(tmp_path: Path) -> None:
    """`@regler`, patterns with `@råd` and patterns without it may stand in one cell."""
    (entry,) = read_entries(
        a_list(tmp_path, "{føre}\t{give}\t{føre} bog; @råd {føre} med sig; @regler\tB\t"), split
    )
    assert [each.text for each in entry.unless] == ["{føre} bog"]
    assert [each.text for each in entry.advice_only] == ["{føre} med sig"]
    assert entry.quiet_in_rules


@pytest.mark.parametrize(
    ("write", "unless", "said"),
    [
        ("give", "@raad føre bog", "mærket kender klartekst ikke"),
        ("give", "@regler føre bog", "mærket kender klartekst ikke"),
        ("give", "@råd", "der står intet mønster efter »@råd«"),
        ("give", "@råd X", "mønsteret har intet fast ord"),
        ("give", "{føre bog", "en klamme skal stå om hele ordet"),
        ("(skriv hvad)", "@råd føre bog", "linjen har ingen tekst, som »@råd« kan holde tilbage"),
    ],
)
def test_an_exception_that_means_nothing_is_refused(
    tmp_path: Path, write: str, unless: str, said: str
) -> None:
    """The list is refused when it is read, with its line, before any letter holds the word."""
    path = a_list(tmp_path, f"føre\t{write}\t{unless}\tB\t")
    with pytest.raises(DataError, match=said) as caught:
        read_entries(path, split)
    assert caught.value.line == 2
