"""What the guard lets through: a suggestion says what the letter said, in words that exist."""

import pytest

from klartekst.checker import Checker
from klartekst.finding import Category, Finding, Severity, Suggestion, Trust
from klartekst.readers.plain_text import letter
from klartekst.rewriting.promises.meaning import keeps_meaning
from klartekst.rewriting.promises.surroundings import Surroundings
from klartekst.rules.guard import Guard
from klartekst.settings import Settings

CHECKER = Checker(Settings())


def refused(sentence: str, text: str, category: Category = Category.OFFICIALESE) -> str | None:
    """Why `text` may not replace what stands in [square brackets] in the sentence."""
    before, _, rest = sentence.partition("[")
    replaced, _, after = rest.partition("]")
    analysis = CHECKER.analyse(letter(before + replaced + after))
    start, end = len(before), len(before) + len(replaced)
    finding = Finding("en-regel", category, Severity.WARNING, "Noget.", start, end)
    return Guard((), {}).refusal(
        finding, Suggestion(start, end, text, Trust.REPLACE), Surroundings(analysis, (finding,))
    )


@pytest.mark.parametrize(
    ("sentence", "text", "reason"),
    [
        ("Du skal betale [et gebyr på 1.250 kr.] nu.", "et gebyr", "et tal"),
        ("Du skal betale [1.250 kr.] nu.", "1.520 kr.", "et tal"),
        ("Du har [tre børn] hjemme.", "børn", "et tal"),
        ("Mødet er [den 3. maj 2026] hos os.", "den 3. juni 2026", "en dato"),
        ("Mødet er [på mandag] hos os.", "snart", "en dato"),
        ("Vi har talt [med Karin Holm om det] i dag.", "om det med Karin", "et navn"),
        ("Brevet [fra Kolding Kommune] er sendt.", "fra os", "et navn"),
        ("[Karin Holm har læst brevet.]", "Vi har læst brevet.", "et navn"),
        ("Du får [ikke hjælp] nu.", "hjælp", "en nægtelse"),
        ("Vi har [ingen penge] nu.", "penge", "en nægtelse"),
        ("Du kan [kun få hjælp] nu.", "få hjælp", "en nægtelse"),
        ("Det er [alene udgiften] til mad.", "udgiften", "en nægtelse"),
        ("Svar [senest fredag] i uge otte.", "fredag", "en grænse"),
        ("Du skal have boet her [mindst to år] i alt.", "to år", "en grænse"),
        ("Svar [inden 14 dage] på brevet.", "om 14 dage", "en grænse"),
        ("Du [skal sende] skemaet.", "sender", "en pligt eller en mulighed"),
        ("Du [kan sende] skemaet.", "skal sende", "en pligt eller en mulighed"),
        ("Kommunen [bør svare] hurtigt.", "skal svare", "en pligt eller en mulighed"),
        ("Du [må gerne] komme.", "kan gerne", "en pligt eller en mulighed"),
        ("Du får hjælp [efter servicelovens § 97] nu.", "efter loven", "en lovhenvisning"),
        ("Du får hjælp [efter serviceloven] nu.", "nu", "en lovhenvisning"),
        ("Det står [i barnets lov] og i brevet.", "i loven", "en lovhenvisning"),
    ],
)
def test_what_the_text_says_is_never_lost(sentence: str, text: str, reason: str) -> None:
    """Numbers, dates, names, negations, limits, modal verbs and laws of the original are still there."""
    assert refused(sentence, text) == f"Teksten mister {reason}."


@pytest.mark.parametrize(
    ("sentence", "text", "reason"),
    [
        ("Vi [svarer] på brevet.", "svarer om 14 dage", "et tal"),
        ("Vi [svarer] på brevet.", "svarer ikke", "en nægtelse"),
        ("Du [bedes sende] skemaet.", "skal sende", "en pligt eller en mulighed"),
        ("Vi [svarer] på brevet.", "svarer senest i morgen", "en grænse"),
        ("Vi [svarer] på brevet.", "svarer på fredag", "en dato"),
    ],
)
def test_nothing_is_promised_that_the_letter_does_not_say(sentence: str, text: str, reason: str) -> None:
    """*Du får svar inden 14 dage* may not come from the program."""
    assert refused(sentence, text) == f"Teksten tilføjer {reason}."


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("[Vi skal efter planlovens § 20 spørge naboerne.]", "Vi skal spørge naboerne (planlovens § 20)."),
        ("[Ansøgningen vil blive behandlet af Karin Holm.]", "Karin Holm behandler ansøgningen."),
        ("[Du vil blive kontaktet den 3. maj.]", "Vi kontakter dig den 3. maj."),
        ("[Koldings borgmester] har svaret.", "Borgmesteren i Kolding"),
        ("Du [har pligt til at] svare.", "skal"),
        ("Du [har mulighed for at] svare.", "kan"),
        ("[Det skal bemærkes, at] kontoret er lukket.", "Bemærk, at"),
        ("[Hvis du måtte have] spørgsmål, kan du ringe.", "Hvis du har"),
        ("Det er [udelukkende] din udgift.", "kun"),
        ("Hjælpen gives [inden for rammerne af] aftalen.", "efter"),
        ("Du har [ingen] penge.", "ikke nogen"),
        ("Din [dagpengeperiode] er slut.", "periode, hvor du kan få dagpenge,"),
    ],
)
def test_the_same_in_other_words_passes(sentence: str, text: str) -> None:
    """What moves, or is said with another word for the same, is not lost."""
    assert refused(sentence, text) is None


def test_a_temporal_vil_may_go_but_a_wish_may_not() -> None:
    """*Vil blive kontaktet* is the future; *vil betale* is a will."""
    assert refused("Du [vil blive ringet op] i dag.", "bliver ringet op") is None
    assert refused("Du [vil betale] i dag.", "betaler") == "Teksten mister en pligt eller en mulighed."


def test_no_word_that_is_not_danish() -> None:
    """Every new word is a known form, a compound, or stood in the sentence."""
    assert refused("Du får [hjælp] nu.", "hjølp") == "Teksten har et ord, som ikke findes på dansk."
    assert refused("Du får [hjælp] nu.", "hjælp fra børne- og ungeudvalget") is None
    assert refused("Du får [xqyzt hjælp] nu.", "hjælp til xqyzt") is None


def test_a_merge_field_is_never_lost() -> None:
    """The template's gap belongs to the template."""
    assert refused("Kære du. Brevet [fra «Afdeling» er] sendt.", "er") == "Teksten mister et felt."


def test_nobody_is_made_to_do_what_another_does() -> None:
    """*Der opkræves af regionen* is not *vi opkræver*."""
    assert refused("Gebyret, [der opkræves] af regionen, er nyt.", "vi opkræver") == (
        "Teksten lader en anden handle."
    )
    assert refused("Gebyret, [der opkræves] hver måned, er nyt.", "vi opkræver") is None


def test_a_double_negation_may_change_its_negation_and_nothing_else() -> None:
    """The rules' own exemptions: exactly one part."""
    checked = CHECKER.check(letter("Det er ikke umuligt, at du kan få 500 kr.\n"))
    texts = [s.text for f in checked.findings if f.rule == "ikke-og-u" for s in f.suggestions]
    assert texts == ["muligt"]


def test_what_is_dropped_is_counted_and_leaves_advice() -> None:
    """A finding never stands without a word of help, and the count is on the result."""
    from klartekst.rules.guard import INSTEAD

    analysis = CHECKER.analyse(letter("Du skal ikke betale.\n"))
    wrong = Suggestion(3, 12, "skal", Trust.REPLACE)
    finding = Finding("en-regel", Category.TONE, Severity.TIP, "Noget.", 3, 12, (wrong,))
    screened = Guard((), {}).screen((finding,), analysis)
    assert screened.dropped == 1
    assert screened.findings[0].suggestions == (Suggestion.advice(INSTEAD),)


def test_a_rule_never_offers_what_it_finds_itself() -> None:
    """The suggestion is put in and the rule run again on the sentence."""
    text = "Du skal sende skemaet.\n"

    def finds_everything(analysis: object) -> list[Finding]:
        return [Finding("en-regel", Category.TONE, Severity.TIP, "Noget.", 9, 14)]

    guard = Guard((), {"en-regel": finds_everything})
    finding = Finding("en-regel", Category.TONE, Severity.TIP, "Noget.", 9, 14)
    suggestion = Suggestion(9, 14, "aflevere", Trust.REPLACE)
    assert guard.refusal(finding, suggestion, Surroundings(CHECKER.analyse(letter(text)), (finding,))) == (
        "Reglen ville finde noget i sin egen tekst."
    )


def test_a_sentence_keeps_its_capital() -> None:
    """*ABA* at the sentence's start becomes *Alarm …*, not *alarm …*."""
    checked = CHECKER.check(letter("ABA er sat op i dit hus.\n"))
    text = next(s.text for f in checked.findings for s in f.suggestions if s.text)
    assert text[0].isupper()


def test_an_abbreviation_at_the_end_keeps_the_full_stop() -> None:
    """*mad m.v. Ring til os* is two sentences, also when the abbreviation is spelled out."""
    checked = CHECKER.check(letter("Du kan få hjælp til mad m.v. Ring til os i morgen.\n"))
    text = next(s.text for f in checked.findings for s in f.suggestions if s.text)
    assert text.endswith(".")


@pytest.mark.parametrize(
    ("replaced", "text", "kept"),
    [
        ("tre uger", "3 uger", True),
        ("Servicelovens", "serviceloven", True),
        ("giver dig lov til at", "lader dig", True),
        ("lov om social service", "reglerne om social service", False),
        ("det vil sige", "altså", True),
        ("hverken mad eller hus", "ikke mad og ikke hus", False),
        ("uforbrugt beløb", "beløb, der ikke er brugt", True),
        ("aftale", "aftale om, hvad du skal", False),
    ],
)
def test_meaning_is_counted(replaced: str, text: str, kept: bool) -> None:
    """The comparison of words alone, that the fitting of list entries uses too."""
    assert keeps_meaning(replaced.split(), text) is kept


@pytest.mark.parametrize(
    ("sentence", "text", "fits"),
    [
        ("Vi har set på de [helbredsmæssige forhold] hos dig.", "helbred", False),
        ("Du får en [bevilling] nu.", "hjælp", False),
        ("Du får et [beløb] nu.", "udgift", False),
        ("Du får den [bevilling] nu.", "hjælp", True),
        ("Du får de [beløb] nu.", "penge", True),
        ("Skriv til [undertegnede] nu.", "jeg", False),
        ("Du får [bevilling] af en kørestol.", "hjælp", False),
        ("Du får [bevilling] til en kørestol.", "hjælp", True),
        ("[Vedr.]: Din ansøgning", "Om", False),
        ("Kontakt [undertegnede] nu.", "jeg", False),
        ("Svaret bedes tilsendt [undertegnede] nu.", "jeg", False),
        ("Hvis [De] ikke flytter, så svar.", "du", True),
        ("Derfor har [De] svaret.", "du", True),
    ],
)
def test_the_text_goes_with_the_words_around_it(sentence: str, text: str, fits: bool) -> None:
    """*de helbred* and *kontakt jeg* are no Danish."""
    assert refused(sentence, text) == (None if fits else "Teksten passer ikke til ordene omkring.")


def test_an_abbreviation_in_a_law_reference_is_left_alone() -> None:
    """*Servicelovens § 97, stk. 1* is quoted as it stands."""
    checked = CHECKER.check(letter("Du får hjælp efter servicelovens § 97, stk. 1, nr. 2.\n"))
    assert not [f for f in checked.findings if f.category is Category.ABBREVIATION]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("[Klagen skal stiles til] nævnet, men sendes til os.", "Du skal sende klagen til"),
        ("[Skemaet bedes udfyldt] og skal afleveres inden fredag.", "Udfyld skemaet"),
        ("[Tilladelsen meddeles] på vilkår og gælder i et år.", "Vi giver tilladelsen"),
        ("[Planen vil blive sendt], når den er klar, og kan ses på nettet.", "Vi sender planen"),
    ],
)
def test_a_second_verb_keeps_its_subject(sentence: str, text: str) -> None:
    """*Du skal sende klagen til nævnet, men sendes til os* says that the reader is sent."""
    assert refused(sentence, text) == "Teksten tager grundleddet fra et andet udsagnsord."


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("[Ansøger skal sende] papirer og skal møde op.", "Du skal sende"),
        ("[Der skal gøres opmærksom på], at gebyret er steget og nu er 200 kr.", "Vi gør opmærksom på"),
        ("[Skemaet udfyldes] af dig, og du sender det.", "Du udfylder skemaet"),
    ],
)
def test_a_second_verb_with_the_same_or_its_own_subject_is_no_hindrance(sentence: str, text: str) -> None:
    """The same person in another form, a verb of another clause, or one with its own subject."""
    assert refused(sentence, text) != "Teksten tager grundleddet fra et andet udsagnsord."
