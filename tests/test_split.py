"""Long sentences are cut only where both parts can stand, and nothing that matters is lost."""

import pytest
from shipped import outcomes
from test_clauses import LEXICON, tokens_of

from klartekst.danish.clauses import pieces
from klartekst.rewriting.splitting.split import split, split_at


def ways(text: str, limit: int) -> tuple[str, ...]:
    """How a sentence may be cut."""
    tokens = tokens_of(text)
    return split(tokens, pieces(tokens, LEXICON), LEXICON, limit)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Du får svar senest den 15. april, og hvis du ikke har hørt fra os inden da, skal du ringe til os.",
            "Du får svar senest den 15. april. Hvis du ikke har hørt fra os inden da, skal du ringe til os.",
        ),
        (
            "Om sommeren kan du bade i havnen, men om vinteren lukker vi badet.",
            "Om sommeren kan du bade i havnen. Men om vinteren lukker vi badet.",
        ),
        (
            "I marts fik du 400 kr. for meget og skal derfor betale dem tilbage.",
            "I marts fik du 400 kr. for meget. Du skal derfor betale dem tilbage.",
        ),
        (
            "Hvis du flytter, skal du melde det til os, og vi sender et nyt kort.",
            "Hvis du flytter, skal du melde det til os. Så sender vi et nyt kort.",
        ),
        (
            "Du skal skrive, hvor meget du får, for ellers må vi ikke give dig noget.",
            "Du skal skrive, hvor meget du får. Ellers må vi ikke give dig noget.",
        ),
        (
            "Vi skriver til dig nu, for vi mangler en kopi af dit pas.",
            "Vi skriver til dig nu. Vi mangler nemlig en kopi af dit pas.",
        ),
        (
            "Send kortet til os inden fredag, så vi kan nå at lave et nyt.",
            "Send kortet til os inden fredag. Så kan vi nå at lave et nyt.",
        ),
        (
            "Vi har ikke fået dit skema, hvorfor vi ikke kan behandle din sag.",
            "Vi har ikke fået dit skema. Derfor kan vi ikke behandle din sag.",
        ),
        (
            "Du kan ikke få tilskud i år, fordi din bil er for dyr, og fordi du har to.",
            "Du kan ikke få tilskud i år. Det skyldes, at din bil er for dyr, og at du har to.",
        ),
        (
            "Du skal ringe til kontoret på mandag, og du kan også ringe til Borgerservice, som har åbent hver dag.",
            "Du skal ringe til kontoret på mandag. Du kan også ringe til Borgerservice, som har åbent hver dag.",
        ),
        (
            "Vi har talt længe med din læge, der skriver, at du ikke må løfte.",
            "Vi har talt længe med din læge. Lægen skriver, at du ikke må løfte.",
        ),
        (
            "Kurset begynder den 4. august og varer i fem uger, idet undervisningen ikke foregår hver formiddag.",
            "Kurset begynder den 4. august og varer i fem uger. Undervisningen foregår ikke hver formiddag.",
        ),
        (
            "Du har fået for meget i tilskud, i alt 400 kr., og derfor trækker vi nu 100 kr.",
            "Du har fået for meget i tilskud, i alt 400 kr. Derfor trækker vi nu 100 kr.",
        ),
        (
            "Støjen var over grænsen to nætter i marts, så derfor skal du flytte pumpen inden juni.",
            "Støjen var over grænsen to nætter i marts. Derfor skal du flytte pumpen inden juni.",
        ),
        (
            "Du kan ringe til lederen om et besøg, og husk at skrive ja til pladsen inden ti dage.",
            "Du kan ringe til lederen om et besøg. Husk at skrive ja til pladsen inden ti dage.",
        ),
        (
            "Hun kommer, når Liva er en uge gammel, og hun vejer hende, og du behøver ikke rydde op.",
            "Hun kommer, når Liva er en uge gammel, og hun vejer hende. Du behøver ikke rydde op.",
        ),
        (
            "Vi kommer hver onsdag, men hvis det sner meget, kan det ske, at bilen ikke kan komme frem.",
            "Vi kommer hver onsdag. Men hvis det sner meget, kan det ske, at bilen ikke kan komme frem.",
        ),
        (
            "Det er vigtigt, at du kommer, for hvis du ikke møder op, kan du miste din hjælp.",
            "Det er vigtigt, at du kommer. Hvis du ikke møder op, kan du miste din hjælp.",
        ),
        (
            "Da du har betalt for meget for vand i år, får du 640 kr. tilbage i december.",
            "Du har betalt for meget for vand i år. Derfor får du 640 kr. tilbage i december.",
        ),
        (
            "Hun hjælper dig med at komme op hver morgen, og om aftenen kommer der en anden til dig.",
            "Hun hjælper dig med at komme op hver morgen. Om aftenen kommer der en anden til dig.",
        ),
        (
            "Du skal tage medicinen med, når du kommer, og du skal huske at skrive din dosis på en seddel.",
            "Du skal tage medicinen med, når du kommer. Du skal huske at skrive din dosis på en seddel.",
        ),
        (
            "Vi flytter mødet, da din rådgiver er syg, og da din læge skriver, at du har brug for ro.",
            "Vi flytter mødet, da din rådgiver er syg. Det skyldes også, at din læge skriver, at du har brug for ro.",
        ),
    ],
)
def test_a_long_sentence_becomes_two(text: str, first: str) -> None:
    """The word order of a main clause comes back: the verb second, *ikke* behind it, the subject repeated."""
    assert ways(text, 15)[0] == first


def test_a_contrast_may_go_with_the_full_stop() -> None:
    """The last way does without *Men*."""
    text = "Om sommeren kan du bade i havnen, men om vinteren lukker vi badet."
    assert ways(text, 15)[-1] == ("Om sommeren kan du bade i havnen. Om vinteren lukker vi badet.")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Hvis du er syg, og du ikke kan komme, skal du ringe til os.", "both conditions lead to the same main clause"),
        ("Lægen mener, at du er syg i ryggen, og du har ondt i armen.", "still the doctor's words"),
        ("Du får pengene i maj, hvis du søger, og vi godkender din ansøgning.", "the second condition"),
        ("Send mig de bilag fra banken, som du ikke har sendt før i dag.", "the clause says which ones"),
        ("Vi har ikke en ledig bolig i byen, som er stor nok til jer.", "no such flat exists"),
        ("Det er din læge på sygehuset, der skal sende papirerne til os.", "a cleft: the clause is the message"),
        ("Vi vil meget gerne vide, hvorfor du ikke kom til mødet i går.", "a question"),
        ("Hun har ikke søgt, fordi hun er syg, men fordi hun er alene.", "the negation belongs to the reason"),
        ("Da du flyttede ind i byen, skulle du melde det til os.", "*da* is *when*"),
        ("Du kan få hjælpen hjem, når du er syg, og du skal til lægen.", "the second condition"),
        ("Vi så dig på rådhuset, da du kom for at hente dit nye pas.", "*da* is *when*"),
        ("Du kan ikke kun få hjælp hos os, men du kan også få den hos lægen.", "*ikke kun … men også*"),
        ("Vi følger reglerne i loven, hvorefter vi skal spørge alle naboerne først.", "*by which*, not *later*"),
        ("Kommunen har en kvalitetsstandard, hvorefter du kan få hjælp hver anden uge.", "*by which*, a standard"),
        ("Du skal have tre ting med: dit pas, dine papirer, og så skal du huske kortet.", "a list"),
        ("Vi ser på sagen igen nu, ligesom den registrerede vil kunne blive flyttet til byen.", "a noun, no verb"),
        ("Du har mindre brug for os nu, hvorfor hjælpen derfor bliver mindre fra på mandag.", "said twice"),
        ("Vi siger nej, idet skolen er for store børn, men idet der også er et andet tilbud.", "two reasons"),
        ("Opgaverne aftales sammen med dig, men kan eksempelvis bestå i at hjælpe dig.", "the subject stands in front"),
        ("Byrådet skal sikre, at alle vilkår i planen overholdes, og kan til brug for det kræve en plan.", "no order"),
        ("Hvis du ikke har kort, bliver du afvist, og du må ikke køre ind, medmindre du betaler.", "its own condition"),
        ("Da forholdene ved tilsyn er fundet i strid med loven, skal du rydde op i haven.", "it goes behind the verb"),
        ("Vi siger nej, for så vidt angår udgifter til medicin, men ja til kosten.", "*for så vidt* is no reason"),
        ("Vi har skrevet til dig nu, uden at du har svaret, og uden at der er rettet henvendelse.", "no sentence"),
        ("Pengene er udbetalt med urette, idet du i perioden har været rask og genoptaget arbejdet.", "no subject"),
    ],
)  # fmt: skip
def test_an_unsure_sentence_is_left_alone(text: str, why: str) -> None:
    """No suggestion beats a wrong one."""
    assert ways(text, 8) == (), why


def test_no_cut_where_the_parts_stay_too_long() -> None:
    """A cut that leaves the long part as long as before is no help."""
    text = (
        "Vi har set på dit hus, og vi mener, at du skal have hjælp til at støvsuge, vaske gulv, pudse vinduer, "
        "skifte sengetøj, købe ind og lave mad, fordi du bor alene og ikke selv kan klare det længere om vinteren."
    )
    assert ways(text, 10) == ()


def test_the_cut_at_a_place_cuts_nowhere_else() -> None:
    """A prolonger is removed on its own, and the joined clause before it stays."""
    tokens = tokens_of("Vi har fået dit brev, og vi svarer i maj, hvilket vi beklager.")
    start = next(at for at, token in enumerate(tokens) if token.norm == "hvilket")
    found = pieces(tokens, LEXICON)
    assert (
        split_at(tokens, found, LEXICON, start)
        == "Vi har fået dit brev, og vi svarer i maj. Det beklager vi."
    )


def test_a_verb_without_a_subject_of_its_own_stays() -> None:
    """*men i øvrigt vedgår at have set det*: *du* stands in the clause before."""
    text = (
        "Du har den 18. maj sendt bemærkninger, hvor du bestrider at have været alene om det hele, "
        "men i øvrigt vedgår at have set det."
    )
    assert not any(". Men i øvrigt" in each or ". I øvrigt" in each for each in outcomes(text))
