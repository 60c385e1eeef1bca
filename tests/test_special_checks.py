"""The special legal checks on letters of their own, other than those in the rule files: mended, each falls silent."""

import pytest
from shipped import checker

from klartekst.readers.plain_text import read

COMPLAIN = (
    "Du kan klage til os inden 4 uger. Vi ser på sagen igen og sender klagen til Ankestyrelsen, hvis vi ikke "
    "ændrer den. Afgørelsen gælder, mens du klager."
)
CALL = "Ring til Sofie Krogh på 44 55 66 77, hvis vi skal gennemgå brevet sammen."
STOP = "Vi stopper dine sygedagpenge den 31. maj 2026"


def letter(title: str, *paragraphs: str) -> str:
    """A whole letter."""
    return "\n\n".join([title, "Kære Emil", *paragraphs, "Venlig hilsen\nSofie Krogh\nSagsbehandler"]) + "\n"


def found(text: str) -> set[str]:
    """The rules that find something in a letter."""
    return {finding.rule for finding in checker().check(read(text.encode(), "-")).findings}


PAIRS = {
    "begrundelse-kun-regler": (
        letter(
            "Afslag på ledsagelse",
            "Der meddeles afslag på ledsagelse.",
            "Efter servicelovens § 97 skal kommunen tilbyde 15 timers ledsagelse om måneden til personer mellem "
            "18 år og folkepensionsalderen, der ikke kan færdes alene på grund af betydelig og varigt nedsat "
            "funktionsevne. Efter bestemmelsens stk. 2 er det en betingelse, at behovet ikke dækkes efter anden "
            "lovgivning. Betingelserne i § 97, stk. 1, er ikke opfyldt.",
            COMPLAIN,
            CALL,
        ),
        letter(
            "Du får ikke en ledsager",
            "Du har søgt om en ledsager. Det kan du ikke få.",
            "Du fortalte den 4. maj, at du selv tager bussen til svømning og selv handler ind. Derfor mener vi, "
            "at du kan færdes alene. Reglen står i servicelovens § 97.",
            COMPLAIN,
            CALL,
        ),
    ),
    "begrundelse-uden-oplysninger": (
        letter(
            "Du får ikke en elscooter",
            "Du har søgt om en elscooter. Det kan du ikke få.",
            "Efter en samlet vurdering finder vi ikke, at scooteren vil hjælpe dig væsentligt i hverdagen. Vi "
            "har lagt vægt på sagens omstændigheder og på det, der følger af praksis på området. Reglen er "
            "servicelovens § 112.",
            COMPLAIN,
            CALL,
        ),
        letter(
            "Du får ikke en elscooter nu",
            "Du har søgt om en elscooter. Det kan du ikke få.",
            "Fysioterapeuten var hjemme hos dig den 8. maj. Hun så, at du kan gå 600 meter med rollator, og at "
            "du kører bil til indkøb. Reglen er servicelovens § 112.",
            COMPLAIN,
            CALL,
        ),
    ),
    "hvad-er-aendret": (
        letter(
            "Du får færre timer",
            "Du får fra den 1. juli 2026 kun støtte 2 timer om ugen i stedet for 5.",
            "Vi vurderer, at 2 timer dækker dit behov. Vi har lagt vægt på, at du har en stor familie tæt på, "
            "som hjælper dig med indkøb og post. Reglen er servicelovens § 85.",
            COMPLAIN,
            CALL,
        ),
        letter(
            "Du får færre timer fra juli",
            "Du får fra den 1. juli 2026 kun støtte 2 timer om ugen i stedet for 5.",
            "Det er ændret siden sidste år, at du er flyttet hjem til din søster, og at hun hjælper dig med "
            "indkøb og post. Det fortalte du den 3. maj. Reglen er servicelovens § 85.",
            COMPLAIN,
            CALL,
        ),
    ),
    "endnu-ikke-afgjort": (
        letter(
            "Partshøring om din hjælp",
            "Vi stopper din hjælp til rengøring den 1. juli 2026. Du er blevet opereret, og du kan selv støvsuge"
            " igen. Det fremgår af besøget den 3. maj, hvor du viste os, hvordan du gør rent i køkkenet og på "
            "badeværelset.",
            "Du kan sende dine bemærkninger senest den 20. juni 2026. Hører vi ikke fra dig, gælder det. Du kan "
            "lade en anden svare for dig.",
            CALL,
        ),
        letter(
            "Hvad mener du om at stoppe din hjælp?",
            "Vi overvejer at stoppe din hjælp til rengøring den 1. juli 2026. Vi har ikke besluttet det endnu. "
            "Du er blevet opereret, og du kan selv støvsuge igen. Det så vi på besøget den 3. maj.",
            "Du kan sende dine bemærkninger senest den 20. juni 2026. Hører vi ikke fra dig, beslutter vi det "
            "med de oplysninger, vi har. Du kan lade en anden svare for dig.",
            CALL,
        ),
    ),
    "varsling-14-uger": (
        letter(
            "Du får færre timer med hjælpere",
            "Fra den 1. august 2026 får du færre timer efter servicelovens § 96. Du får 40 timer i stedet for "
            "60.",
            "Det har ændret sig, at du ikke længere får ilt om natten. Det skriver lægen den 2. maj. Derfor "
            "behøver du ikke en hjælper, mens du sover. Vi har hørt dig om det i juni.",
            COMPLAIN,
            CALL,
        ),
        letter(
            "Du får færre timer med hjælpere fra september",
            "Fra den 15. september 2026 får du færre timer efter servicelovens § 96. Du får 40 timer i stedet "
            "for 60. Hjælpen bliver først sat ned 14 uger efter dette brev, for den er omfattet af "
            "varslingsordningen.",
            "Det har ændret sig, at du ikke længere får ilt om natten. Det skriver lægen den 2. maj. Derfor "
            "behøver du ikke en hjælper, mens du sover. Vi har hørt dig om det i juni.",
            COMPLAIN,
            CALL,
        ),
    ),
    "formaal-og-varighed": (
        letter(
            "Du får en kontaktperson",
            "Vi bevilger en fast kontaktperson til Emil efter barnets lov § 32. Kontaktpersonen hedder Bo og "
            "kommer to gange om ugen fra den 1. juni 2026. Bo ringer til jer på mandag, så I kan aftale, hvornår"
            " det passer jer bedst. Fortæl os, hvis noget ændrer sig.",
            "I kan altid sige til, hvis det ikke fungerer, så finder vi en anden løsning sammen med jer.",
            CALL,
        ),
        letter(
            "Du får en kontaktperson fra juni",
            "Vi bevilger en fast kontaktperson til Emil efter barnets lov § 32. Formålet er, at Emil kommer i "
            "skole hver dag. Vi regner med, at hjælpen varer et år. Bo kommer to gange om ugen fra den 1. juni "
            "2026 og ringer på mandag. Fortæl os, hvis noget ændrer sig.",
            "I kan altid sige til, hvis det ikke fungerer, så finder vi en anden løsning sammen med jer.",
            CALL,
        ),
    ),
    "sygedagpenge-stop": (
        letter(
            STOP,
            f"{STOP}. Du er rask nok til at arbejde på fuld tid igen, for lægen skriver den 6. maj, at din hånd "
            "er helet. Det har ændret sig siden marts, hvor du havde gips på. Reglen er sygedagpengelovens § "
            "21.",
            COMPLAIN,
            CALL,
        ),
        letter(
            "Dine sygedagpenge stopper den 31. maj 2026",
            f"{STOP}. Det er den sidste dag, du får penge. Du kom ikke til samtalen den 6. maj. Vi skrev den 20."
            " april, at pengene kunne stoppe, hvis du blev væk. Vi hørte dig den 12. maj, og du svarede ikke. "
            "Det har ændret sig, at vi ikke kan følge op. Reglen er sygedagpengelovens § 21.",
            "Vi har givet din arbejdsgiver besked. Kommer du til en samtale inden 4 uger, kan du få sygedagpenge"
            " igen.",
            COMPLAIN,
            CALL,
        ),
    ),
    "sanktion-indhold": (
        letter(
            "Du får en sanktion",
            "Vi har besluttet at give dig en sanktion, fordi du blev væk fra et møde. Vi har lagt vægt på, at du"
            " vidste, at du skulle komme, og at du ikke havde en god grund til at blive væk. Vi har brugt "
            "aktivlovens § 37, som handler om at blive væk fra samtaler.",
            COMPLAIN,
            CALL,
        ),
        letter(
            "Du får 400 kr. mindre i juni",
            "Vi giver dig en sanktion. Du blev væk fra mødet den 4. maj 2026. Derfor trækker vi 400 kr. i din "
            "kontanthjælp i juni 2026. Du fik vejledning den 2. april. Vi spurgte dig den 8. maj, og du skrev, "
            "at du sov over dig. Det er ikke en gyldig grund. Du undgår mere, hvis du kommer til næste møde den "
            "9. juni. Reglen er aktivlovens § 37.",
            COMPLAIN,
            CALL,
        ),
    ),
    "klage-skriftlig": (
        letter(
            "Du får ikke tilskud til briller",
            "Du har søgt om tilskud til briller. Det kan du ikke få. Du har 42.000 kr. i banken. Det så vi på "
            "dit kontoudtog fra den 1. maj, og grænsen er 10.000 kr. Reglen er aktivlovens § 81.",
            "Klagen skal være skriftlig og begrundet og sendes til os inden 4 uger. Vi sender den til "
            "Ankestyrelsen.",
            CALL,
        ),
        letter(
            "Du får ikke tilskud til nye briller",
            "Du har søgt om tilskud til briller. Det kan du ikke få. Du har 42.000 kr. i banken. Det så vi på "
            "dit kontoudtog fra den 1. maj, og grænsen er 10.000 kr. Reglen er aktivlovens § 81.",
            COMPLAIN,
            CALL,
        ),
    ),
    "flere-afgoerelser": (
        letter(
            "Afslag på rengøring og på ledsagelse",
            "Du får afslag på rengøring efter servicelovens § 83. Vi har besluttet at give dig afslag på en "
            "ledsager efter servicelovens § 97. Du kan selv støvsuge, og du tager bussen to gange om ugen. Det "
            "fortalte du på besøget den 3. maj, hvor også din søn var med.",
            COMPLAIN,
            CALL,
        ),
        letter(
            "Afslag på rengøring og ledsagelse",
            "Du får afslag på rengøring efter servicelovens § 83. Vi har besluttet at give dig afslag på en "
            "ledsager efter servicelovens § 97. Du kan selv støvsuge, og du tager bussen to gange om ugen. Det "
            "fortalte du på besøget den 3. maj, hvor også din søn var med.",
            "Du kan klage over begge afgørelser til os inden 4 uger. Vi sender klagen til Ankestyrelsen.",
            CALL,
        ),
    ),
    "foraeldede-begreber": (
        letter(
            "Du får ikke hjælp til flytning",
            "Du har søgt om hjælp til flytning. Det kan du ikke få, fordi du har 30.000 kr. i banken. Det så vi "
            "den 1. maj. Reglen er aktivlovens § 85.",
            "Du kan klage til os inden 4 uger. Vi sender klagen til Beskæftigelsesankenævnet.",
            CALL,
        ),
        letter(
            "Du får ikke hjælp til at flytte",
            "Du har søgt om hjælp til flytning. Det kan du ikke få, fordi du har 30.000 kr. i banken. Det så vi "
            "den 1. maj. Reglen er aktivlovens § 85.",
            COMPLAIN,
            CALL,
        ),
    ),
}


@pytest.mark.parametrize("rule", PAIRS)
def test_the_check_sees_what_lacks_and_is_silent_when_it_is_there(rule: str) -> None:
    """A letter with the fault and the same letter mended."""
    faulty, mended = PAIRS[rule]
    assert rule in found(faulty)
    assert rule not in found(mended)


def test_clauses_in_a_list_of_what_lacks_are_closed_by_a_comma() -> None:
    """*at læseren er hørt, og hvordan hun …*: the comma ends the clause before *og*, too."""
    text = letter(
        "Du får en sanktion",
        "Vi har besluttet at give dig en sanktion på 500 kr. i juni for den 3. maj, fordi du blev væk fra et møde.",
        COMPLAIN,
    )
    messages = [each.message for each in checker().check(read(text.encode(), "-")).findings]
    lacks = next(each for each in messages if "at læseren er hørt" in each)
    assert "at læseren er hørt, og hvordan læseren undgår" in lacks
