"""Texts read aloud in their sentence: what must not come, and what comes instead.

Each line was found by reading; it states a rule of Danish, not a wish for one sentence.
"""

import pytest
from shipped import outcomes

NEVER = {
    "a litotes is no certainty": ("Det er ikke usandsynligt, at huset skal ændres.", "er sandsynligt"),
    "a board's fee is the board's": ("Der opkræves et gebyr på 900 kr. for klage til Planklagenævnet.", "vi "),
    "a court's fee is the court's": ("Retten behandler sagen. Der opkræves et gebyr på 750 kr.", "vi "),
    "what the builder sees to, the builder does": (
        "Bygherren skal sikre, at der foretages registrering af skader.", "vi registrerer",
    ),
    "du and ansøgeren do not mix": (
        "Både ansøgeren og dennes ægtefælle skal underskrive erklæringen, inden den returneres til kommunen.", "du ",
    ),
    "De before a noun is an article": (
        "Vi har skrevet til Dem. De pågældende bilag mangler, og De bedes sende dem.", "Du pågældende",
    ),
    "the reader is the relative": (
        "Som pårørende til beboeren har De ret til at blive inddraget, hvis beboeren ønsker det.", "til dig",
    ),
    "two verbs with two forms have no common subject": (
        "Ansøgeres oplysninger vil blive behandlet fortroligt og videregives ikke til tredjemand.", "vi vil blive",
    ),
    "a particle stands behind ikke": ("Oplysningerne videregives ikke til andre.", "videre ikke"),
    "few verbs have a participle behind their s-form": (
        "Vi har fortalt, at der påtænkes foretaget en undersøgelse af drengen.", "overvejes foretaget",
    ),
    "one tells of a change": ("Du skal meddele kommunen enhver ændring i din indkomst.", "fortælle kommunen"),
    "conditions do not stop": ("Bortfalder betingelserne for hjælpen, skal du sige det til os.", "stopper"),
    "a wish is granted, a need is met": ("Støtten imødekommer ikke dine behov.", "ja til"),
    "who comes to help is granted, not given": ("Støttekontaktpersonen er bevilget i 4 timer om ugen.", "givet"),
    "who is asked is not applied to": ("Din læge er anmodet om at sende en attest.", "søgt"),
    "a colleague is no telephone": ("Den pågældende medarbejder er ikke ansat længere.", "tlf"),
}  # fmt: skip
INSTEAD = {
    "a possibility": ("Det er ikke usandsynligt, at huset skal ændres.", "Det er muligt, at huset skal ændres."),
    "the sender's own fee": (
        "Der opkræves et gebyr på 150 kr. for kopien.", "Vi opkræver et gebyr på 150 kr. for kopien.",
    ),
    "all forms of a sentence": (
        "De har skrevet, at De venter på Deres nye stol.", "Du har skrevet, at du venter på din nye stol.",
    ),
    "all names of a sentence": (
        "Vi har talt med ansøger om ansøgers ønske.", "Vi har talt med dig om dit ønske.",
    ),
    "what is limited keeps its word": (
        "Passet udleveres alene til ejeren selv.", "Vi udleverer passet alene til ejeren selv.",
    ),
    "a name keeps its capital": (
        "Familieretshusets afgørelse kan indbringes for domstolene.",
        "Du kan bringe Familieretshusets afgørelse for domstolene.",
    ),
    "beforehand is first": (
        "Ved gravning skal der forinden søges om lov.", "Ved gravning skal der først søges om lov.",
    ),
    "a reference that says nothing goes": (
        "Hjælpen stopper, når betingelserne herfor ikke er opfyldt.",
        "Hjælpen stopper, når betingelserne ikke er opfyldt.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "wrong"), NEVER.values(), ids=NEVER)
def test_no_text_says_it(sentence: str, wrong: str) -> None:
    """The wrong words are in none of the texts."""
    said = [each for each in outcomes(sentence) if wrong.lower() in each.lower()]
    assert not said or (wrong in {"De ", "du "} and not [each for each in said if wrong in each])


@pytest.mark.parametrize(("sentence", "right"), INSTEAD.values(), ids=INSTEAD)
def test_the_right_text_is_offered(sentence: str, right: str) -> None:
    """One of the texts gives this sentence."""
    assert right in outcomes(sentence)
