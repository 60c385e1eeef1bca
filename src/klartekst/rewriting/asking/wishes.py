"""*ønskes* as one would say it: *vi ønsker*, *du ønsker*."""

from collections.abc import Sequence

from klartekst.danish.forms import VerbForm, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import is_noun_phrase
from klartekst.danish.openers import says_whose
from klartekst.danish.tokens import Token
from klartekst.rewriting.asking.asked_participles import clause_start, verb_of
from klartekst.rewriting.edits import Rewrite, behind_the_verb, opens, text_of
from klartekst.rewriting.frames import Frames, lemmas_of


def on_condition(tokens: Sequence[Token], addressee: str) -> Rewrite | None:
    """*Ønskes hjælp, kan du …* → *Hvis du ønsker hjælp, kan du …*, where the reader is the subject behind."""
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), len(tokens))
    behind = [token.norm for token in tokens[comma + 1 : comma + 3]]
    return Rewrite(0, 1, f"Hvis {addressee} ønsker") if behind[1:] == [addressee.lower()] else None


def wished(
    tokens: Sequence[Token],
    verb: int,
    places: Sequence[int],
    frames: Frames,
    lexicon: Lexicon,
    addressee: str,
) -> Rewrite | None:
    """*Aftalen ønskes forlænget* → *Vi ønsker at forlænge aftalen*; *hvis … ønskes …* → *hvis du ønsker …*."""
    start = clause_start(tokens, verb)
    if start is None or len(places) > 1:
        return None
    if says_whose(tokens, start, lexicon):
        return None  # "børn, hvis skolestart ønskes udsat": whose, and no condition
    if tokens[start].norm in {"hvis", "såfremt", "når"}:
        subject = tokens[start + 1 : verb]
        if not subject or not is_noun_phrase(subject, lexicon) or places[0] != verb + 1:
            return None
        return Rewrite(start + 1, verb + 1, f"{addressee} ønsker {text_of(subject)}")
    subject = tokens[start:verb]
    if not subject or not is_noun_phrase(subject, lexicon) or not opens(tokens, start):
        return None
    if {token.norm for token in subject} & {"din", "dit", "dine", "du"}:
        return None  # the reader's own: perhaps it is the reader who wishes
    lemma = verb_of(tokens[places[0]], lexicon)
    if lemma is None or lexicon.inflect(lemma, WordClass.VERB, VerbForm()) is None or places[0] != verb + 1:
        return None
    frame, nouns = frames.get(lemma), lemmas_of(subject, lexicon)
    if frame is None or frame.who_acts(nouns) != "vi":
        return None  # "altanen ønskes udført i træ": the applicant wishes it
    pattern = frame.patterns_for(nouns)[0]
    head, _, tail = pattern.partition(" ")
    text = f"Vi ønsker at {head.strip('{}')} {tail.replace('NP', behind_the_verb(subject, 0, len(subject), lexicon))}"
    return Rewrite(start, places[0] + 1, text)
