"""Texts that are no letters: running strategy prose, a scan that lost its letters, a poster with broken words.

The texts are our own, made in the likeness of the municipal strategies that klartekst comes from.
"""

from functools import lru_cache

from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.result import CheckedLetter
from klartekst.settings import Settings

PROSE = "# Strategi for fællesskaber\n\n## Forord\n\n" + "\n\n".join(
    [
        "Strategien gælder for hele området. Den er blevet til sammen med borgere, pårørende og medarbejdere, "
        "og den skal give os en fælles retning i de kommende år.",
        "## Vi møder mennesker",
        "Vi vil møde borgeren der, hvor borgeren er. Vi giver plads til, at borgeren selv kan bestemme, og vi "
        "taler med borgeren og ikke om borgeren. Det kræver, at vi har tid, og at vi tør spørge.",
        "Vi har bevilget midler til et værksted, hvor frivillige og medarbejdere arbejder side om side. "
        "Værkstedet stopper ikke klokken fire, og det er åbent for alle, der har lyst.",
        "## Vi holder fast",
        "Når en borger skal videre til et andet sted i kommunen, slipper vi ikke, før der er en, der har taget"
        " over. Vi ringer sammen, og vi følger op. Det gælder også, når sagen er svær, og når der er flere "
        "afdelinger med.",
        "Vi vil have færre møder og bedre møder. Før et møde ved borgeren, hvem der kommer, og hvorfor. Efter "
        "mødet får borgeren at vide, hvad der er aftalt, og hvornår det sker. Det er enkelt, og det er svært.",
        "## Vi lærer",
        "Hvert år spørger vi hundrede borgere, hvad der virkede, og hvad der ikke gjorde. Svarene bruger vi, "
        "når vi lægger planer for næste år, og vi fortæller åbent, hvad vi ikke nåede. Udvalget følger "
        "arbejdet.",
        "Strategien har ingen udløbsdato. Den bliver set efter, når hverdagen viser, at den ikke passer mere, "
        "og den bliver kortere hver gang. Det har vi lovet hinanden, og det har vi lovet dem, det handler om.",
    ]
)
SCAN = (
    "Vi gnsker, at borgeren faar stgtte, naar livet er svaert. Det er vaerdifuldt at vaere en del af et faellesskab, "
    "og derfor arbejder vi paa tvaers. Borgere spgrger os, hvornaar de faar svar, og det skal vi kunne sige. Vi fglger "
    "op, saa ingen staar alene. Stgtten skal passe til behovet, og den skal vaere naem at finde. Pargrende er med, "
    "naar borgeren gnsker det, og vi mgdes der, hvor det er bedst for den, det handler om."
)
POSTER = "\n\n".join(
    [
        "VORES VEJ",
        "Vi har fælles redskaber ",
        "og metoder til at afdæk-",
        "ke det, der er vigtigt,",
        "og vi om-",
        "sætter det til hand-",
        "ling i hverdagen",
        "• Fokus på læring og livs-",
        "glæde",
        "• Mod til at tænke nyt",
        "Vi kommunikerer i øjenhøjde.",
    ]
)


@lru_cache
def checked(text: str) -> CheckedLetter:
    """What is found in a text."""
    return Checker(Settings()).check(read(text.encode(), "-"))


def test_running_prose_has_no_type_and_misses_nothing() -> None:
    """It greets nobody: nothing can be asked of it."""
    done = checked(PROSE)
    assert done.type is None
    assert "missing" not in done.elements.values()
    assert not {each.rule for each in done.findings} & {
        "kontaktperson",
        "naeste-skridt",
        "overskrift-mangler",
    }


def test_in_running_prose_the_citizen_is_somebody_else() -> None:
    """*Vi møder borgeren* in a strategy is not about the reader."""
    assert "tredjeperson" not in {each.rule for each in checked(PROSE).findings}


def test_a_scan_that_lost_its_letters_is_said_once_and_scores_nothing() -> None:
    """One remark on the damage, no two hundred on unknown words, no number built on them."""
    done = checked(SCAN)
    assert {each.rule for each in done.findings} == {"mistede-bogstaver"}
    assert len(done.findings) == 1
    assert done.score is None and done.lands == () and done.strengths == ()


def test_words_broken_over_blank_lines_are_mended() -> None:
    """A poster whose lines all stand apart reads as its sentences."""
    blocks = [POSTER[block.content : block.end] for block in read(POSTER.encode(), "-").blocks]
    joined = [" ".join(block.replace("-\n\n", "").split()) for block in blocks]
    assert (
        "Vi har fælles redskaber og metoder til at afdække det, der er vigtigt, og vi omsætter det til "
        "handling "
        "i hverdagen" in joined
    )
    assert "Fokus på læring og livsglæde" in joined


def test_a_letters_own_blank_lines_still_part_its_paragraphs() -> None:
    """Nothing is joined where no word is broken."""
    text = "Du skal sende os:\n\nkopi af din lejekontrakt\n\nkopi af din lønseddel\n\nHilsen\nIda\n"
    assert len(read(text.encode(), "-").blocks) >= 4


def test_one_broken_word_joins_its_own_two_sides_only() -> None:
    """The other blank lines stay."""
    text = "Vi har læst din an-\n\nsøgning om hjælp.\n\nvi svarer snart\n"
    assert len(read(text.encode(), "-").blocks) == 2
