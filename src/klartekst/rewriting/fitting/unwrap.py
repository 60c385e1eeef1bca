"""An opening phrase goes, and what it opened becomes the sentence.

Its *at*-clause takes the order of a main clause: *Det bemærkes, at du ikke …* → *Du … ikke*; a verb that stood
behind the phrase changes places with its subject: *Som nævnt skal du …* → *Du skal …*.

Conditions: the phrase opens the sentence, the clause holds its own finite verb (no insertion tears it), no
*og at* further on hangs on the phrase, no phrase parts subject and verb, and an adverb before the verb
finds its place behind it.
"""

from collections.abc import Sequence

from klartekst.danish.clauses import pieces
from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, PREPOSITIONS
from klartekst.danish.forms import NounForm, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_nominative, may_be_finite
from klartekst.rewriting.edits import Rewrite
from klartekst.rewriting.main_order import text_between, turned


def unwrapped(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Rewrite | None:
    """The clause behind the *at* at token `at` as a main clause; it replaces everything before it as well."""
    found = pieces(tokens, lexicon)
    clause = next((each for each in found if each.opener == at), None)
    if clause is None or clause.finite is None:
        return None
    later = [each for each in found if each.start > clause.start]
    if any(each.opener is not None and each.coordinator is not None for each in later):
        return None
    front = tokens[clause.body : clause.finite]
    if not front or any(token.norm in PREPOSITIONS for token in front):
        return None  # "at kommunen i særlige tilfælde kan": the phrase would have to move
    if clause.finite + 1 < len(tokens) and tokens[clause.finite + 1].norm == "ikke":
        return None  # "at det ansøgte ikke er": what looks like the verb is none, or *ikke* would stand before it
    together = len(front) > 1 and front[1].norm in {"og", "eller"}
    if is_nominative(tokens, clause.body) and not together and any(t.norm not in ADVERBS for t in front[1:]):
        return None  # "at vi delvist har": a word that belongs behind the verb of a main clause
    if _is_attribute(tokens, clause.finite, lexicon) or _turns_again(tokens, clause.finite):
        return None
    if any(token.norm in ADVERBS for token in front):
        parts = turned(tokens, clause, lexicon)
        if parts is None:
            return None
        verb, subject, adverbs = parts
        text = " ".join([subject, verb, *adverbs])
    else:
        text = text_between(tokens, clause.body, clause.finite + 1)
    return Rewrite(0, clause.finite + 1, text[:1].upper() + text[1:])


def turned_back(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Rewrite | None:
    """The sentence without the phrase `[0, at)`, verb and subject in order again: *Som nævnt skal du* → *Du skal*.

    None where the subject is not plainly at its end: *Som nævnt skal din far på sygehus hvile sig*.
    """
    finite = at + (tokens[at].text == ",") if at < len(tokens) else at
    first = finite + 1
    if first >= len(tokens) or not may_be_finite(tokens[finite], lexicon):
        return None
    plain = is_nominative(tokens, first) or tokens[first].norm in {"det", "der"}
    end = first + 1 if plain else end_of_noun_phrase(tokens, first, lexicon)
    if end is None or end >= len(tokens):
        return None
    following = tokens[end]
    if not plain and (following.norm in PREPOSITIONS or following.kind is not TokenKind.WORD):
        return None
    if not plain and may_be_finite(following, lexicon):
        return None
    subject = text_between(tokens, first, end)
    return Rewrite(0, end, f"{subject[:1].upper()}{subject[1:]} {tokens[finite].text}")


def adverb_first(clause: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether an adverb stands before the verb of a subordinate clause: *der normalt gælder*, *du ikke kan*."""
    for token in clause[1:]:
        if token.kind is not TokenKind.WORD:
            return False
        if token.norm in ADVERBS or _is_adverb(token, lexicon):
            return True
        if may_be_finite(token, lexicon):
            return False
    return False


def _is_adverb(token: Token, lexicon: Lexicon) -> bool:
    """*normalt*, *løbende*: nothing in the lexicon says that the word may be anything else."""
    words = lexicon.words(token.text)
    return bool(words) and all(word.word_class in {WordClass.ADV, WordClass.ADJ} for word in words)


def _is_attribute(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*det allerede støbte fundament*: what looks like a past tense stands before its noun."""
    if tokens[at].norm in AUXILIARIES or at + 1 >= len(tokens) or tokens[at - 1].norm not in ADVERBS:
        return False
    return any(isinstance(word.form, NounForm) for word in lexicon.words(tokens[at + 1].text))


def _turns_again(tokens: Sequence[Token], finite: int) -> bool:
    """*… og derfor skal fjernes*: a second verb behind its adverb would have to move, too."""
    return any(
        tokens[at].norm in {"og", "men", "samt"}
        and tokens[at + 1].norm in ADVERBS
        and tokens[at + 2].norm in AUXILIARIES
        for at in range(finite + 1, len(tokens) - 2)
    )
