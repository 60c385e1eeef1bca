"""Sixty invented municipal templates, twelve subjects in five kinds, and letters filled in from them.

The texts are made for measuring: they have the length, the phrases and the faults of such letters.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Subject(NamedTuple):
    """What letters are about: the office, what is applied for, its law, and what only this subject says."""

    office: str
    matter: str
    law: str
    facts: tuple[str, ...]


SUBJECTS = (
    Subject("Borgerservice", "boligstøtte", "boligstøtteloven § 15", (
        "Boligstøtten beregnes ud fra husstandens samlede indkomst, boligens størrelse og antallet "
        "af børn under 18 år.",
        "Du skal straks give besked, såfremt der sker ændringer i dine indkomstforhold eller i "
        "antallet af personer i boligen.")),
    Subject("Visitationen", "personlig pleje og praktisk hjælp", "serviceloven § 83", (
        "Hjælpen ydes med udgangspunkt i en konkret og individuel vurdering af dit funktionsniveau.",
        "Visitator har ved besøget i dit hjem gennemgået de daglige gøremål sammen med dig og din datter.")),
    Subject("Ydelsescentret", "sygedagpenge", "sygedagpengeloven § 7", (
        "Det er en betingelse for udbetaling af sygedagpenge, at du er uarbejdsdygtig på grund af egen sygdom.",
        "Vi har indhentet en lægeattest LÆ 285 til brug for vurderingen af din sag.")),
    Subject("Pladsanvisningen", "plads i dagtilbud", "dagtilbudsloven § 23", (
        "Pladsen tilbydes i det distrikt, som I hører til, medmindre I har ønsket en bestemt institution.",
        "Taksten opkræves månedligt forud og reguleres hvert år i januar.")),
    Subject("Jobcentret", "kontanthjælp", "lov om aktiv socialpolitik § 11", (
        "Du har pligt til at stå til rådighed for arbejdsmarkedet og udnytte dine arbejdsmuligheder.",
        "Din rådighed vurderes løbende på baggrund af de samtaler, som du har med din sagsbehandler.")),
    Subject("Hjælpemiddelafdelingen", "tilskud til hjælpemidler", "serviceloven § 112", (
        "Hjælpemidlet skal i væsentlig grad afhjælpe de varige følger af den nedsatte funktionsevne.",
        "Ergoterapeuten har afprøvet en manuel kørestol sammen med dig den 3. marts.")),
    Subject("Byggesag", "byggetilladelse til en carport", "byggeloven § 16", (
        "Carporten ønskes opført 1,5 meter fra skel mod naboejendommen med en højde på 2,4 meter.",
        "Ejendommen er omfattet af lokalplan nr. 214, som fastsætter bestemmelser om bebyggelsens placering.")),
    Subject("Pension", "førtidspension", "lov om social pension § 16", (
        "Kommunen skal vurdere, om din arbejdsevne er varigt nedsat i et omfang, som gør dig ude af "
        "stand til at blive selvforsørgende.",
        "Rehabiliteringsteamet har behandlet din sag på et møde, hvor du selv deltog.")),
    Subject("Skole og PPR", "specialundervisning", "folkeskoleloven § 20", (
        "Elevens behov for støtte er beskrevet i en pædagogisk-psykologisk vurdering.",
        "Skolelederen har drøftet mulighederne med jer ved et møde på skolen.")),
    Subject("Sundhed", "genoptræning", "sundhedsloven § 140", (
        "Genoptræningen foregår på hold i træningscentret og varer normalt otte uger.",
        "Fysioterapeuten udarbejder sammen med dig en plan med mål for forløbet.")),
    Subject("Handicap", "merudgiftsydelse", "serviceloven § 100", (
        "Merudgifterne skal være en direkte følge af den nedsatte funktionsevne og kunne sandsynliggøres.",
        "Du har oplyst, at du har udgifter til transport, medicin og særligt tøj.")),
    Subject("Teknik og Miljø", "dispensation fra affaldsregulativet", "affaldsbekendtgørelsen § 27", (
        "Beholderne skal være placeret på et fast og jævnt underlag og være tilgængelige på tømningsdagen.",
        "Renovatøren har den seneste måned tre gange meldt om manglende adgang til beholderne.")),
)  # fmt: skip

HEAD = "{office}\nRådhuset\n8000 Nyby\n\n{name}\n{street}\n8000 Nyby\n\nDato: {date}\nSagsnr.: {case}\n\n"
FOOT = "\n\nVenlig hilsen\n\n{worker}\nSagsbehandler\n{office}\nTlf. 87 00 {phone}\n"
COMPLAINT = (
    "Klagevejledning\n\nDu kan klage over afgørelsen inden 4 uger fra den dag, du har modtaget den. "
    "Klagen sendes til "
    "{office}, som revurderer sagen. Fastholdes afgørelsen, videresendes klagen til Ankestyrelsen.\n\n"
)
DATA = (
    "I henhold til forvaltningslovens regler har du ret til aktindsigt i sagens dokumenter. Såfremt "
    "du ønsker at gøre "
    "brug af denne ret, bedes du rette henvendelse til undertegnede.\n\n"
)

KINDS = {
    "afslag": (
        "Afslag på {matter}\n\nKære {name}\n\n"
        "Vi har den {date} modtaget din ansøgning om {matter}. Vi må desværre meddele dig, at din ansøgning ikke kan "
        "imødekommes, idet du på baggrund af de foreliggende oplysninger ikke opfylder betingelserne herfor.\n\n"
        "Begrundelse\n\n{facts}\n\n"
        "Afgørelsen er truffet i medfør af {law}. Det er i den forbindelse blevet lagt til grund, at du har en "
        "månedlig indtægt på {amount} kr., hvilket overstiger den gældende grænse.\n\n"
        "Du vil på et senere tidspunkt kunne ansøge på ny, hvis der måtte ske væsentlige ændringer "
        "i dine forhold.\n\n"
    ),
    "bevilling": (
        "Du får {matter}\n\nKære {name}\n\n"
        "Vi har behandlet din ansøgning af {date} om {matter}, og du er blevet bevilget {amount} kr. om måneden. "
        "Bevillingen er gældende fra den 1. i den kommende måned.\n\n"
        "Begrundelse\n\n{facts}\n\n"
        "Afgørelsen er truffet efter {law}. Bevillingen bortfalder, hvis betingelserne ikke længere er til stede.\n\n"
        "Udbetalingen sker til din NemKonto den sidste hverdag i måneden. Du behøver ikke at "
        "foretage dig yderligere.\n\n"
    ),
    "partshoering": (
        "Partshøring i din sag om {matter}\n\nKære {name}\n\n"
        "Vi er ved at behandle din sag om {matter} og påtænker at træffe afgørelse på grundlag af nedenstående "
        "oplysninger, som du hermed gives lejlighed til at fremkomme med bemærkninger til.\n\n"
        "Oplysningerne\n\n{facts}\n\nVi har fra Skattestyrelsen modtaget oplysning om en indtægt på {amount} kr. "
        "Partshøringen sker efter forvaltningsloven § 19, jf. {law}.\n\n"
        "Dine eventuelle bemærkninger skal være os i hænde snarest muligt og senest 14 dage fra "
        "dags dato. Hører vi ikke "
        "fra dig, vil der blive truffet afgørelse på det foreliggende grundlag.\n\n"
    ),
    "indkaldelse": (
        "Indkaldelse til samtale om {matter}\n\nKære {name}\n\n"
        "Du indkaldes hermed til en samtale om {matter} den {date} kl. 10.15 hos {office}, Rådhuset, 2. sal.\n\n"
        "Hvad skal vi tale om?\n\n{facts}\n\n"
        "Samtalen afholdes efter {law}. Du bedes medbringe dokumentation for dine udgifter på {amount} kr. samt "
        "eventuelle lægelige akter. Du er velkommen til at tage en bisidder med.\n\n"
        "Hvis du er forhindret i at deltage, skal du hurtigst muligt meddele dette, idet "
        "udeblivelse kan få betydning "
        "for din ydelse.\n\n"
    ),
    "orientering": (
        "Orientering om {matter}\n\nKære {name}\n\n"
        "Vi skriver til dig, fordi reglerne om {matter} bliver ændret den 1. januar. Ændringen "
        "betyder, at beløbet for "
        "dit vedkommende fremover vil udgøre {amount} kr.\n\n"
        "Hvad betyder det for dig?\n\n{facts}\n\n"
        "Reglerne fremgår af {law}. Der skal ikke foretages nogen handling fra din side, med mindre "
        "du har ændringer til "
        "de oplysninger, som vi har registreret.\n\n"
        "Du kan finde yderligere information på kommunens hjemmeside, eller du kan kontakte os på telefon.\n\n"
    ),
}

FIRST = (
    "Anne",
    "Bo",
    "Camilla",
    "Dorte",
    "Erik",
    "Fatima",
    "Gitte",
    "Hassan",
    "Ida",
    "Jens",
    "Karen",
    "Lars",
)
LAST = (
    "Andersen",
    "Bruun",
    "Christensen",
    "Dahl",
    "Eriksen",
    "Friis",
    "Gregersen",
    "Holm",
    "Iversen",
    "Juhl",
)
STREETS = ("Møllevej", "Bakkevej", "Skolegade", "Strandvejen", "Kirkestræde", "Engvej")
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "august", "september", "oktober", "november")


def templates() -> Iterator[tuple[str, Subject, str]]:
    """Each template as its name (»job/afslag«), its subject and its text with gaps."""
    for subject in SUBJECTS:
        for kind, text in KINDS.items():
            decided = kind in {"afslag", "bevilling"}
            whole = HEAD + text + DATA + (COMPLAINT if decided else "") + FOOT.lstrip("\n")
            yield f"{subject.office}/{kind}", subject, whole


def letter(subject: Subject, text: str, chance: random.Random) -> str:
    """A letter to somebody, filled in from a template."""
    return text.format(
        office=subject.office,
        matter=subject.matter,
        law=subject.law,
        facts="\n\n".join(subject.facts),
        name=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        worker=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        street=f"{chance.choice(STREETS)} {chance.randint(1, 240)}",
        date=f"{chance.randint(1, 28)}. {chance.choice(MONTHS)} 2026",
        case=f"27.{chance.randint(10, 99)}.04-G01-{chance.randint(1, 999)}-26",
        phone=f"{chance.randint(10, 99)} {chance.randint(10, 99)}",
        amount=f"{chance.randint(1, 24)}.{chance.randint(100, 999)}",
    )


def write_collection(folder: Path, number: int, seed: int = 6) -> None:
    """Writes `number` letters from the templates, a folder an office; the same for the same seed."""
    chance = random.Random(seed)
    made = list(templates())
    for at in range(number):
        name, subject, text = made[at % len(made)]
        path = folder / f"{name}-{at:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(letter(subject, text, chance), "utf-8")
