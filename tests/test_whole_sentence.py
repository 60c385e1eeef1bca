"""Several faults in one sentence are mended together, and every promise of the sentence is kept."""

import pytest

from klartekst.checker import Checker
from klartekst.finding import Suggestion, Trust
from klartekst.fixing import with_drafts
from klartekst.readers.plain_text import read
from klartekst.rules.whole_sentence import NOTE
from klartekst.settings import Settings
from klartekst.writing.manuscript import manuscript

CHECKER = Checker(Settings())


def together(text: str) -> list[Suggestion]:
    """The suggestions that mend several faults at once."""
    findings = CHECKER.check(read(text.encode(), "-")).findings
    return [each for finding in findings for each in finding.suggestions if each.note == NOTE]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (
            "Såfremt ansøgningen ikke fremsendes inden den 3. maj, vil sagen blive henlagt.",
            "Hvis du ikke sender ansøgningen inden den 3. maj, lukker vi sagen.",
        ),
        (
            "Ansøger skal fremsende sin årsopgørelse, og ansøgningen behandles herefter.",
            "Du skal sende din årsopgørelse, og vi behandler derefter ansøgningen.",
        ),
        (
            "Der vil blive foretaget en vurdering af, hvorvidt betingelserne er opfyldt.",
            "Vi vurderer, om betingelserne er opfyldt.",
        ),
        (
            "Kommunen har modtaget de af dig fremsendte bilag, og sagen behandles i uge 9.",
            "Kommunen har modtaget de bilag, du har sendt, og vi behandler sagen i uge 9.",
        ),
        (
            "Det skal bemærkes, at hjælpen bortfalder, såfremt De fraflytter kommunen.",
            "Bemærk, at hjælpen stopper, hvis du flytter fra kommunen.",
        ),
        # *De* is turned first: where it opens the sentence it might be *they*
        (
            "Det bemærkes, at De har mulighed for at klage til os.",
            "Du kan klage til os.",
        ),
        # a letter in *De* that says *I* of two is written to one
        (
            "Såfremt De deler husleje, skal De sige det, for De oplyste, at I bor sammen.",
            "Hvis du deler husleje, skal du sige det, for du oplyste, at I bor sammen.",
        ),
        # *De* that comes out of an attribute is turned with the rest
        (
            "Hjælpen iværksættes på mandag og leveres af den af Dem valgte leverandør.",
            "Hjælpen startes på mandag og leveres af den leverandør, du har valgt.",
        ),
        # only the name has a text of its own; once it is *du*, the request has one too
        ("Ansøgeren bedes udfylde skemaet og sende det.", "Udfyld skemaet, og send det."),
    ],
)
def test_one_text_mends_several_faults(text: str, mended: str) -> None:
    """The single edits compose, one reading after another."""
    made = together(text)
    assert [each.text for each in made] == [mended]
    assert made[0].kind is Trust.REWRITE
    assert text[made[0].start : made[0].end] == text


@pytest.mark.parametrize(
    "text",
    [
        # "din ønske": the possessive was chosen for the word that another edit took away
        "Vedrørende Deres anmodning om hjælp, der er fremsendt af Deres læge.",
        # one who is *De* and one who is *du*
        "De har adgang til at ansøge om fravigelse, hvis et tilsvarende sikkerhedsniveau kan opnås på anden vis.",
    ],
)
def test_what_does_not_hold_together_is_not_offered(text: str) -> None:
    """Edits that are right alone may not go together."""
    for each in together(text):
        words = (each.text or "").split()
        assert "din ønske" not in (each.text or "").lower()
        assert not ({"De", "Deres"} & set(words) and {"du", "din"} & set(words))


def test_it_stands_once_and_first() -> None:
    """One finding of the sentence has it, before its own suggestion; the others keep theirs."""
    text = "Såfremt ansøgningen ikke fremsendes inden den 3. maj, vil sagen blive henlagt."
    findings = CHECKER.check(read(text.encode(), "-")).findings
    holders = [each for each in findings if any(one.note == NOTE for one in each.suggestions)]
    assert len(holders) == 1
    assert holders[0].suggestions[0].note == NOTE
    assert holders[0].suggestions[1].text == "Hvis"


@pytest.mark.parametrize(
    "text",
    [
        "Såfremt du flytter, skal du ringe til os.",
        "Ansøgningen behandles inden 4 uger.",
        "Vi skriver til dig om to uger.",
        "Hun skrev: »Såfremt bilag ikke fremsendes, vil sagen blive henlagt.«",
    ],
)
def test_one_fault_or_none_needs_no_other_text(text: str) -> None:
    """Beside a single suggestion nothing is added, and a quotation is left alone."""
    assert together(text) == []


def test_numbers_duties_and_negations_stay() -> None:
    """What the sentence promises, the new text promises."""
    text = "Såfremt gebyret på 250 kr. ikke indbetales senest den 1. maj, kan passet ikke udleveres."
    made = together(text)
    assert made
    for word in ("250 kr.", "senest den 1. maj", "kan", "ikke"):
        assert word in (made[0].text or "")
    assert (made[0].text or "").count("ikke") == 2


def test_a_letter_to_two_is_mended_as_i() -> None:
    """How the letter speaks is known from its other sentences."""
    text = "I har søgt om plads til jeres søn.\n\nSåfremt skemaet ikke fremsendes, vil sagen blive henlagt.\n"
    assert [each.text for each in together(text)] == ["Hvis I ikke sender skemaet, lukker vi sagen."]


def test_who_reads_the_letter_is_known_from_its_other_sentences() -> None:
    """A sentence made anew is read as part of the letter: to an owner, the tenant stays somebody else."""
    text = "Til ejeren af Søndergade 14\n\nUdgiften til lejeren kan kræves refunderet, såfremt skaden skyldes Dem.\n"
    assert [each.text for each in together(text)]
    assert all("lejeren" in (each.text or "") for each in together(text))


def test_drafts_ask_once_a_sentence() -> None:
    """`fix --drafts` asks about the whole sentence and not about its parts as well."""
    asked: list[str] = []
    letter = read(
        "Såfremt ansøgningen ikke fremsendes inden den 3. maj, vil sagen blive henlagt.\n".encode(), "-"
    )

    def ask(lines: object) -> bool:
        asked.append(str(lines))
        return True

    fixed = with_drafts(manuscript(letter, letter.text.encode()), CHECKER, ask)
    assert len(asked) == 1
    assert fixed.text == "Hvis du ikke sender ansøgningen inden den 3. maj, lukker vi sagen.\n"
