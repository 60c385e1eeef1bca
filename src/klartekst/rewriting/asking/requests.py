"""*bedes* and *ønskes* as one would ask: the imperative, *vi beder dig*, *vi ønsker*.

    Skemaet | bedes | udfyldt og returneret | senest fredag   → Udfyld skemaet, og send det tilbage senest fredag
    Du | bedes | sende | skemaet                              → Send skemaet
    Hvis …, | bedes | du | ringe                              → Hvis …, beder vi dig ringe
    Aftalen | ønskes | forlænget                              → Vi ønsker at forlænge aftalen
    Ønskes | sagen prøvet ved retten, skal du …               → Hvis du ønsker sagen prøvet ved retten, skal du …

A request stays one: it never becomes *skal*, and a wish never *vil*.
"""

from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import PREPOSITIONS
from klartekst.danish.forms import NounForm, VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase, is_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.asking.asked_participles import LINKS, clause_start, participles, verb_of
from klartekst.rewriting.asking.infinitives import orders
from klartekst.rewriting.asking.wishes import on_condition, wished
from klartekst.rewriting.edits import Rewrite, behind_the_verb, opens
from klartekst.rewriting.frames import Frames, lemmas_of
from klartekst.rewriting.imperatives import imperative
from klartekst.rewriting.pronouns import pronoun_for

_ASKED = {"du": "dig", "Du": "dig", "I": "jer", "De": "Dem"}
"""The reader as a subject and as an object; a small *i* is the preposition: *Du bedes i den forbindelse …*."""


class Request(msgspec.Struct, frozen=True):
    """A form of *bedes/ønskes* at `verb`: tokens `[start, end)` are what is flagged."""

    verb: int
    start: int
    end: int


def request_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, polite: bool = False) -> Request | None:
    """*du bedes*, *bedes du*, *bedes udfyldt*, *ønskes forlænget*; None for other uses (*der ønskes …*).

    `polite` says that the letter calls its reader *De*, so that a *De* which opens the sentence is the reader too.
    """
    norm = tokens[at].norm
    if norm not in {"bedes", "ønskes"}:
        return None
    if norm == "bedes" and _is_asked(tokens, at + 1):
        return Request(at, at, at + 2)
    if norm == "bedes" and polite and at == 1 and tokens[0].text == "De":
        return Request(at, 0, at + 1)
    if norm == "ønskes" and at == 0 and any(token.text == "," for token in tokens):
        return Request(at, at, at + 1)
    last = participles(tokens, at, lexicon)
    if last:
        return Request(at, at, last[-1] + 1)
    if norm == "bedes":
        return Request(at, at - 1 if _is_asked(tokens, at - 1) else at, at + 1)
    return None


def asked(
    tokens: Sequence[Token],
    request: Request,
    frames: Frames,
    lexicon: Lexicon,
    addressee: str = "du",
) -> Rewrite | None:
    """The same request in plain words, or None. `addressee` is "du" or "I": who wishes when the reader does."""
    verb = request.verb
    if tokens[verb].norm == "bedes":
        if _is_asked(tokens, verb + 1):
            return _inverted(tokens, verb)
        if request.start < verb:
            return orders(tokens, verb, lexicon)
    places = participles(tokens, verb, lexicon)
    if verb == 0 and tokens[verb].norm == "ønskes":
        return on_condition(tokens, addressee)
    if verb == 0 or not places:
        return None  # a line that begins with its verb does not say of what: "bedes udfyldt og returneret"
    if tokens[verb].norm == "bedes":
        return _objects(tokens, verb, places, frames, lexicon)
    return wished(tokens, verb, places, frames, lexicon, addressee)


def _is_asked(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text in _ASKED and (at > 0 or tokens[at].text != "De")


def _inverted(tokens: Sequence[Token], verb: int) -> Rewrite:
    """*bedes du* → *beder vi dig*: the word order of the sentence stays."""
    text = f"{'Beder' if tokens[verb].text[0].isupper() else 'beder'} vi {_ASKED[tokens[verb + 1].text]}"
    return Rewrite(verb, verb + 2, text)


def _objects(
    tokens: Sequence[Token], verb: int, places: Sequence[int], frames: Frames, lexicon: Lexicon
) -> Rewrite | None:
    """*Skemaet bedes udfyldt og returneret* → *Udfyld skemaet, og send det tilbage*."""
    start = clause_start(tokens, verb)
    subject = tokens[start:verb] if start is not None else ()
    if not subject or start is None:
        return None
    if start and tokens[start - 1].norm in {"og", "men"}:
        return None  # a statement stands before: "ansvaret varetages uændret, og tilpas lønsystemet"
    if len(subject) == 1 and subject[0].norm == "det":
        return _clause_asked(tokens, start, verb, places, lexicon)
    if not is_noun_phrase(subject, lexicon) and subject[-1].norm != "følgende":
        return None
    behind = [token.norm for token in tokens[places[-1] + 1 : places[-1] + 3]]
    if behind and behind[0] in PREPOSITIONS and (len(behind) == 1 or not behind[1].isalnum()):
        return None  # "bedes kvitteret for."
    if behind and _is_receiver(tokens[places[-1] + 1], lexicon):
        return None  # "bedes meddelt forvaltningen"
    if _more_is_asked(tokens, places[-1] + 1, lexicon):
        return (
            None  # "bedes udfyldt med blokbogstaver og vedlagt kopi": the second participle has no verb left
        )
    pronoun = pronoun_for(subject, lexicon) if len(places) > 1 else ""
    if pronoun is None:
        return None
    clauses = []
    for number, place in enumerate(places):
        if verb_of(tokens[place], lexicon) == "rette":
            return None  # "ret spørgsmål til os" would mend them
        pattern = _pattern(tokens[place], subject, frames, lexicon)
        head, _, tail = pattern.partition(" ") if pattern else ("", "", "")
        form = imperative(head.strip("{}"), lexicon)
        if pattern is None or form is None:
            return None
        object_ = behind_the_verb(subject, 0, len(subject), lexicon) if number == 0 else pronoun
        clauses.append(f"{form} {tail.replace('NP', object_)}")
    text = ", og ".join(clauses)
    return Rewrite(start, places[-1] + 1, text[:1].upper() + text[1:] if opens(tokens, start) else text)


def _more_is_asked(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether a further participle follows in the clause: *… og vedlagt kopi*, *… og redegørelsen returneret*."""
    for at in range(start, len(tokens) - 1):
        if tokens[at].kind is TokenKind.PUNCTUATION:
            return False
        if tokens[at].norm not in LINKS:
            continue
        behind = {at + 1, end_of_noun_phrase(tokens, at + 1, lexicon)}
        if any(
            place is not None and place < len(tokens) and verb_of(tokens[place], lexicon) for place in behind
        ):
            return True
    return False


def _clause_asked(
    tokens: Sequence[Token], start: int, verb: int, places: Sequence[int], lexicon: Lexicon
) -> Rewrite | None:
    """*Det bedes oplyst, om …* → *Oplys, om …*."""
    end = places[-1] + 1
    if len(places) > 1 or end >= len(tokens) or tokens[end].text != "," or places[0] != verb + 1:
        return None
    lemma = verb_of(tokens[places[0]], lexicon)
    form = imperative(lemma, lexicon) if lemma else None
    return Rewrite(start, end, form[:1].upper() + form[1:]) if form else None


def _pattern(token: Token, object_: Sequence[Token], frames: Frames, lexicon: Lexicon) -> str | None:
    lemma = verb_of(token, lexicon)
    if lemma is None:
        return None
    # "aftalt" is of "aftale" before it is of "aftælle"
    listed_one = [w.lemma for w in lexicon.words(token.text) if w.form == VerbForm(VerbKind.PARTICIPLE)]
    lemma = next((each for each in listed_one if each in frames), lemma)
    frame = frames.get(lemma)
    return frame.patterns_for(lemmas_of(object_, lexicon))[0] if frame else f"{{{lemma}}} NP"


def _is_receiver(token: Token, lexicon: Lexicon) -> bool:
    """A definite noun right behind the participle: the one who gets it."""
    words = lexicon.words(token.text)
    return bool(words) and all(isinstance(word.form, NounForm) and word.form.definite for word in words)
