"""Whether a noun phrase behind *af* is somebody who can act, and how it reads as the one who does."""

from collections.abc import Sequence

from klartekst.danish.forms import Gender, NounForm, VerbForm, VerbKind, Word, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import SUBJECT_PRONOUNS, end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.others import is_party, is_person

OBJECT_TO_SUBJECT = {object_: subject for subject, object_ in SUBJECT_PRONOUNS.items() if object_ != subject}
_ACTING = (
    "pleje", "kommune", "afdeling", "forvaltning", "depot", "køkken", "kontor", "visitator", "leder", "mester",
    "montør", "assistent", "konsulent", "chauffør", "vikar", "frivillig", "råd", "udvalg", "væsen", "gartner",
    "center", "regering", "folketing", "styrelse", "ministerium", "myndighed", "sekretariat", "tjeneste", "service",
    "fond", "kommission", "personale", "vagt", "klasse", "hold", "gruppe", "familie",
)  # fmt: skip
# The one in the case, whom a letter names without an article: *af låntager*, *af bygherre*.
_ROLES = (
    "tager", "giver", "ejer", "lejer", "låner", "bruger", "køber", "sælger", "søger", "herre", "haver", "holder",
    "klager", "part", "leder",
)  # fmt: skip


def can_act(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the noun phrase `[start, end)` behind *af* is somebody: a name, a person, a party, the sender's house."""
    nouns = [
        word.lemma
        for token in tokens[start:end]
        for word in lexicon.words(token.text)
        if isinstance(word.form, NounForm)
    ]
    return (
        tokens[end - 1].text[:1].isupper()
        or tokens[start].norm in OBJECT_TO_SUBJECT
        or any(is_party(token, lexicon) for token in tokens[start:end])
        or any(noun.endswith(_ACTING) or is_person(noun) for noun in nouns)
    )


def tells_a_cause(tokens: Sequence[Token], af: int, lexicon: Lexicon) -> bool:
    """Whether *af* at `af` behind *er* and a participle tells what a state comes of: *dækket af sne*, *af beton*."""
    end = end_of_noun_phrase(tokens, af + 1, lexicon)
    return end is not None and not can_act(tokens, af + 1, end, lexicon)


def as_subject(named: Sequence[Token], lexicon: Lexicon) -> str:
    """The phrase as a subject: *dig* is *du*, *autoriseret kloakmester* gets the article that it went without."""
    words = [_nominative(token) for token in named]
    return " ".join([*_article(named, lexicon), *words])


def _nominative(token: Token) -> str:
    """*jer* is *I*, the polite *Dem* is *De*; any other word keeps its form."""
    if token.norm == "jer":
        return "I"
    return "De" if token.text == "Dem" else OBJECT_TO_SUBJECT.get(token.norm, token.text)


def _article(named: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """The article that a subject needs and an agent may go without: *af autoriseret kloakmester*, *af læge*."""
    *before, last = named
    for each in before:
        words = lexicon.words(each.text)
        if not any(word.word_class is WordClass.ADJ or _is_participle(word) for word in words):
            return ()
    somebody = is_party(last, lexicon)
    nouns = [
        word
        for word in lexicon.words(last.text)
        if word.form == NounForm() and (is_person(word.lemma) or somebody)
    ]
    if any(word.lemma.endswith(_ROLES) for word in nouns):
        return ()
    genders = {word.gender for word in nouns}
    if not last.text.islower() or len(genders) != 1:
        return ()
    return ("et" if genders == {Gender.NEUTER} else "en",)


def _is_participle(word: Word) -> bool:
    """*akkrediteret*, *autoriseret*: a participle stands before a noun as an adjective does."""
    return isinstance(word.form, VerbForm) and word.form.kind in (
        VerbKind.PARTICIPLE,
        VerbKind.COMMON_PARTICIPLE,
    )
