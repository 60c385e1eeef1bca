"""Builds the two pairs of Word letters in `breve/`.

Run it from anywhere; the files come out the same each time. They show what a municipal template
holds: a letterhead in a table and a header, merge fields, a content control, headings by style,
a numbered list, guidance to the caseworker, a footnote.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from docx_builder import BULLETS, STYLES, control, docx, field, merge_field, p, r, style, table  # noqa: E402

_LOOK = STYLES + "".join(
    [
        style("Brevhoved", "Brevhoved", '<w:rPr><w:sz w:val="18"/></w:rPr>'),
        style("Fodnotetekst", "footnote text", '<w:rPr><w:sz w:val="18"/></w:rPr>'),
    ]
)


def _heading(text: str, level: int = 2) -> str:
    return p(text, style=f"Overskrift{level}")


def _item(text: str) -> str:
    return p(text, style="Punkt")


def _note(key: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{key}"/></w:r>'


_NUMBER = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'


def _letterhead(receiver: str, *facts: str) -> str:
    return table((p(receiver), "".join(p(fact, style="Brevhoved") for fact in facts)))


def _write(name: str, blocks: list[str], sender: str, footnote: str) -> None:
    parts = {
        "numbering": BULLETS,
        "header": p(sender),
        "footer": p("Side ", field(" PAGE ", "1"), " af ", field(" NUMPAGES ", "2")),
        "footnotes": '<w:footnote w:type="separator" '
        'w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1">{p(_NUMBER, " " + footnote, style="Fodnotetekst")}</w:footnote>',
    }
    section = (
        '<w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
    )
    path = HERE / "breve" / name
    path.write_bytes(docx(*blocks, styles=_LOOK, parts=parts, section=section))


def home_help_before() -> None:
    """A grant of home help, full of nouns and in the passive."""
    blocks = [
        _letterhead(
            "Inger Marie Bach, Solbakken 2, 4850 Nørresund", "Dato: 2. juni 2026", "Sagsnr. 27.36.00-26-77"
        ),
        _heading("Afgørelse", 1),
        p("Kære Inger Marie Bach"),
        p(
            "Med henvisning til visitationssamtale afholdt i Deres hjem den 27. maj 2026 skal det "
            "hermed meddeles, "
            "at De er blevet visiteret til et pleje- og omsorgsforløb i henhold til ældrelovens § 10",
            _note(1),
            ", idet det ved samtalen blev konstateret, at De som følge af nedsat fysisk funktionsevne "
            "ikke er i "
            "stand til selv at varetage personlig hygiejne og rengøring af hjemmet.",
        ),
        _heading("Bevillingens omfang"),
        p("Forløbet omfatter som udgangspunkt følgende ydelser:"),
        _item("Støtte til varetagelse af personlig hygiejne"),
        _item("Støtte til af- og påklædning"),
        _item("Støtte til rengøring af de primære opholdsrum"),
        p(
            "Ydelserne iværksættes snarest muligt og leveres af det for distriktet ansvarlige team. "
            "Tilrettelæggelsen "
            "af hjælpen sker løbende under inddragelse af borgerens ønsker og behov, herunder med fokus på "
            "rehabilitering mhp. vedligeholdelse af borgerens ressourcer."
        ),
        p(
            "Det forventes, at borgeren medvirker ved gennemførelsen af praktiske opgaver i det omfang, "
            "funktionsniveauet tillader det. Der vil blive foretaget opfølgning på bevillingen efter behov."
        ),
        p(
            "Det påhviler borgeren at meddele ændringer i helbredsmæssige eller husstandsmæssige "
            "forhold, der kan have "
            "betydning for bevillingen, jf. retssikkerhedslovens § 11, stk. 2. Aflysning af planlagte "
            "besøg skal ske i "
            "så god tid som muligt, idet der ikke kan påregnes erstatningsbesøg."
        ),
        _heading("Klagevejledning"),
        p(
            "Såfremt De ikke er enig i afgørelsen, kan denne påklages til Ankestyrelsen. Klagen skal "
            "være kommunen i "
            "hænde senest 4 uger efter modtagelsen af denne afgørelse, jf. retssikkerhedslovens §§ 60, "
            "66 og 67. "
            "Kommunen foretager genvurdering, inden sagen videresendes."
        ),
        p("Henvendelse vedrørende ovenstående kan ske til Visitationen i tidsrummet kl. 8.30-10.00."),
        p("Med venlig hilsen"),
        p("Visitationen"),
    ]
    _write(
        "hjemmehjaelp-bevilling.foer.docx",
        blocks,
        "Nørresund Kommune – Ældre og Sundhed",
        "Lov nr. 1651 af 30. december 2024.",
    )


def home_help_after() -> None:
    """The same grant: the result first, what happens when, and the rules last."""
    blocks = [
        _letterhead(
            "Inger Marie Bach, Solbakken 2, 4850 Nørresund", "Dato: 2. juni 2026", "Sagsnr.: 27.36.00-26-77"
        ),
        _heading("Du får hjælp til bad, tøj og rengøring fra den 8. juni", 1),
        p("Kære Inger Marie Bach"),
        p(
            "Tak, fordi jeg måtte besøge dig den 27. maj. Du fortalte, at det er blevet svært for dig "
            "at komme i bad "
            "og gøre rent. Derfor får du hjælp fra mandag den 8. juni 2026."
        ),
        _heading("Det får du hjælp til"),
        _item("at komme i bad"),
        _item("at tage tøj af og på"),
        _item("at gøre rent i stue, soveværelse, køkken og bad."),
        _heading("Sådan foregår det"),
        p(
            "Du får et fast hold, som kommer hos dig. De ringer til dig senest fredag den 5. juni, så I "
            "kan aftale, "
            "hvilke dage der passer dig."
        ),
        p(
            "Du og holdet aftaler fra gang til gang, hvad I bruger tiden på. Det, du selv kan, skal du "
            "blive ved med. "
            "På den måde holder du dig i gang."
        ),
        p("Jeg ringer til dig i september og hører, om hjælpen passer til dig."),
        _heading("Sig til, når noget ændrer sig"),
        p(
            "Ring til os, hvis du får det bedre eller dårligere, eller hvis nogen flytter ind hos dig. "
            "Det kan betyde, "
            "at du skal have mere eller mindre hjælp. Det har du pligt til at fortælle os."
        ),
        p(
            "Ring også, hvis du ikke er hjemme, når vi skal komme. Ring helst dagen før. Vi kan ikke "
            "love, at vi kan "
            "komme en anden dag i stedet."
        ),
        _heading("Du kan klage"),
        p(
            "Er du utilfreds med den hjælp, du får, kan du klage til os inden 4 uger fra den dag, du "
            "fik brevet. Du "
            "kan ringe eller skrive. Vi ser på sagen igen. Ændrer vi ikke afgørelsen, sender vi din "
            "klage videre til "
            "Ankestyrelsen."
        ),
        _heading("Har du spørgsmål?"),
        p("Ring til mig på 54 00 19 08 alle hverdage klokken 8.30-10."),
        p("Venlig hilsen"),
        p("Anne Grete Toft"),
        p("Visitator"),
        _heading("Regler, vi har brugt"),
        p("Ældreloven", _note(1), " § 10: hjælp i hverdagen."),
        p("Retssikkerhedsloven § 11, stk. 2: din pligt til at fortælle om ændringer."),
        p("Retssikkerhedsloven §§ 60, 66 og 67: hvordan du kan klage."),
    ]
    _write(
        "hjemmehjaelp-bevilling.efter.docx",
        blocks,
        "Nørresund Kommune – Ældre og Sundhed",
        "Lov nr. 1651 af 30. december 2024.",
    )


def place_grant_before() -> None:
    """A template that asks for papers: merge fields, an open control, guidance left in the text."""
    blocks = [
        _letterhead("«Navn»", "Dato: [indsæt dato]", "Sagsnr.: [indsæt sagsnr.]"),
        _heading("Vedr. økonomisk fripladstilskud", 1),
        p("Kære ", merge_field("Navn", "«Navn»")),
        p(
            "Kommunen har den ",
            merge_field("Ansoegningsdato", "«Ansoegningsdato»"),
            " modtaget ansøgning om økonomisk fripladstilskud vedrørende ",
            merge_field("Barnets_navn", "«Barnets_navn»"),
            ", jf. dagtilbudslovens § 43",
            _note(1),
            ".",
        ),
        p("Slet det afsnit, der ikke passer til sagen.", style="Vejltekst"),
        p(
            "For at der kan foretages en korrekt beregning af tilskuddet, er det nødvendigt, at der "
            "tilvejebringes "
            "yderligere dokumentation vedrørende husstandens indkomst- og samlivsforhold, idet de i "
            "ansøgningen anførte "
            "oplysninger ikke findes tilstrækkelige."
        ),
        p("Følgende bedes fremsendt:"),
        _item("Lønspecifikationer for de seneste 3 mdr. for begge forældre"),
        _item("Seneste forskudsopgørelse"),
        _item("Evt. dokumentation for selvstændig virksomhed, herunder regnskab mv."),
        p(
            "Materialet bedes fremsendt snarest muligt og senest den ",
            control(r("Klik for at angive dato"), "Frist", prompt=True),
            ".",
        ),
        p(
            "Der gøres opmærksom på, at ansøger har pligt til at medvirke ved sagens oplysning, jf. "
            "retssikkerhedslovens § 11, og at manglende indsendelse vil medføre, at ansøgningen vil "
            "blive behandlet på "
            "det foreliggende grundlag, jf. § 11 b, hvilket vil kunne medføre afslag. Såfremt der "
            "efterfølgende "
            "indtræder ændringer i husstandens forhold, skal dette straks meddeles kommunen, idet "
            "uberettiget modtaget "
            "tilskud vil blive krævet tilbagebetalt, ligesom afgivelse af urigtige oplysninger kan være "
            "strafbart."
        ),
        p(
            r(
                "Hvis forældrene bor hver for sig, indsættes standardtekst om delt bopæl.",
                '<w:i/><w:color w:val="FF0000"/>',
            )
        ),
        p(
            "Indsendelse skal ske digitalt via borger.dk. Sagsbehandlingstiden udgør p.t. 4-6 uger fra "
            "modtagelsen af fyldestgørende materiale."
        ),
        p("Med venlig hilsen"),
        p(control(r("Sagsbehandlers navn"), "Sagsbehandler", prompt=True)),
        p("Pladsanvisningen"),
    ]
    _write(
        "fripladstilskud-dokumentation.foer.docx",
        blocks,
        "Egestrand Kommune – Pladsanvisningen",
        "Lov om dag-, fritids- og klubtilbud m.v. til børn og unge.",
    )


def place_grant_after() -> None:
    """The letter as it was sent: every field filled in, no guidance left."""
    blocks = [
        _letterhead(
            "Selma Yilmaz, Fjordparken 8, 4540 Egestrand",
            "Dato: 7. september 2026",
            "Sagsnr.: 28.09.40-26-512",
        ),
        _heading("Send os tre ting, så vi kan regne dit tilskud ud", 1),
        p("Kære ", control(r("Selma Yilmaz"), "Navn")),
        p(
            "Den 31. august søgte du om at betale mindre for Alis plads i børnehave. Det kaldes økonomisk "
            "fripladstilskud. Vi mangler nogle oplysninger, før vi kan regne det ud."
        ),
        _heading("Det skal du sende"),
        _item("dine og Alis fars lønsedler for juni, juli og august"),
        _item("jeres seneste forskudsopgørelser fra skat.dk"),
        _item("dit regnskab for 2025, fordi du skriver, at du har en webshop."),
        _heading("Send det senest den 21. september 2026"),
        p(
            "Log på borger.dk, søg efter ”fripladstilskud”, og send papirerne der. Kan du ikke det, kan "
            "du komme "
            "forbi Borgerservice med dem. Så hjælper vi dig."
        ),
        p("Mangler du tid eller nogle af papirerne, så ring til mig inden den 21. september."),
        _heading("Det sker der bagefter"),
        p("Når vi har det hele, får du svar inden 6 uger."),
        p(
            "Du har pligt til at hjælpe os med oplysningerne. Får vi dem ikke, afgør vi sagen ud fra "
            "det, vi ved. Så "
            "kan du få nej."
        ),
        _heading("Fortæl os, hvis noget ændrer sig"),
        p(
            "Fortæl os det med det samme, hvis I tjener mere eller mindre, eller hvis nogen flytter ind "
            "eller ud. "
            "Ellers kan du få for meget og skulle betale det tilbage. Det kan være strafbart at give "
            "forkerte "
            "oplysninger."
        ),
        _heading("Har du spørgsmål?"),
        p("Ring til mig på 59 00 88 31, eller skriv til pladsanvisningen@egestrand.example."),
        p("Venlig hilsen"),
        p("Tobias Krogh"),
        p("Pladsanvisningen"),
        _heading("Regler, vi har brugt"),
        p("Dagtilbudsloven", _note(1), " § 43: tilskud til plads i dagtilbud."),
        p("Retssikkerhedsloven §§ 11, 11 b og 12: oplysninger, vi skal have fra dig."),
    ]
    _write(
        "fripladstilskud-dokumentation.efter.docx",
        blocks,
        "Egestrand Kommune – Pladsanvisningen",
        "Lov om dag-, fritids- og klubtilbud m.v. til børn og unge.",
    )


if __name__ == "__main__":
    home_help_before()
    home_help_after()
    place_grant_before()
    place_grant_after()
