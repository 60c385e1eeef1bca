"""How far a noun phrase behind *af* reaches: *samtlige personer over 18 år*, *et firma fra Vejle*."""

from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import AdjectiveForm, VerbForm, WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_nominative
from klartekst.rewriting.passives.stated import TIMES

# What may follow an agent without belonging to it: "af regionen hver måned", "af lægen inden fredag".
AFTER_AGENT = listed("hver hvert senest inden før efter om når igen sammen årligt månedligt løbende ved for")

_STANDS_FOR = listed("repræsentant formand næstformand leder talsmand")
# How often or when, in a word or two between a passive and its agent: "hvert år", "i maj", "årligt".
_OFTEN = listed("årligt månedligt ugentligt dagligt kvartalsvis halvårligt løbende normalt altid")
_RELATIVE = listed("som der hvor hvortil hvorfra hvori hvoraf hvormed hvilke hvilken")


def behind_a_time(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Where *af* leads in an agent behind a time that begins at `start`: *fastsættes | hvert år | af byrådet*."""
    if start + 1 < end and tokens[start].norm in _OFTEN:
        af = start + 1
    elif start + 2 < end and tokens[start].norm in {"hver", "hvert", "i"} and tokens[start + 1].norm in TIMES:
        af = start + 2
    else:
        return None
    return af if tokens[af].norm == "af" else None


def goes_on(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a relative clause behind the comma at `end` belongs to the phrase `[start, end)`.

    *leverandøren, som ringer*; *den leverandør, du vælger*, *lægen, I har talt med*: with or without its pronoun.
    """
    if end >= len(tokens) - 1:
        return False
    behind = tokens[end + 1]
    if behind.norm in _RELATIVE | {"kommunen"} or behind.text == "De" or is_nominative(tokens, end + 1):
        return True
    return tokens[end].text == "," and tokens[start].norm in {"den", "det", "de"}


def adjective_alone(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int | None:
    """One past *den unge selv*, *de ansatte*: somebody named by an adjective, where the clause ends with it."""
    if len(tokens) < start + 2 or tokens[start].norm not in {"den", "de"}:
        return None
    end = start + 2 + (tokens[-1].norm == "selv" and len(tokens) == start + 3)
    words = lexicon.words(tokens[start + 1].text)
    definite = any(isinstance(word.form, (AdjectiveForm, VerbForm)) for word in words)
    return end if definite and tokens[start + 1].norm.endswith("e") and end == len(tokens) else None


def with_age(tokens: Sequence[Token], end: int) -> int:
    """One past the agent with how old it is: *samtlige personer over 18 år*."""
    behind = tokens[end : end + 3]
    aged = len(behind) == 3 and behind[0].norm in {"over", "under", "på"} and behind[2].norm == "år"
    return end + 3 if aged else end


def with_origin(tokens: Sequence[Token], end: int, stop: int, lexicon: Lexicon) -> int:
    """One past the agent with where it comes from: *et firma fra Vejle*, *en læge i Aarhus*, *en vikar fra skolen*.

    So with whom it stands for: *en repræsentant for jobcentret*.
    """
    if (
        end + 1 < stop
        and tokens[end].norm == "for"
        and not _STANDS_FOR.isdisjoint(lexicon.lemmas(tokens[end - 1].text))
    ):
        return end_of_noun_phrase(tokens[:stop], end + 1, lexicon) or end
    if end + 1 >= stop or tokens[end].norm not in {"fra", "i"}:
        return end
    name = tokens[end + 1].text[:1].isupper()
    longer = end_of_noun_phrase(tokens[:stop], end + 1, lexicon)
    if longer is None or not (name or tokens[end].norm == "fra"):
        return end
    timed = any(token.norm in TIMES or token.kind is TokenKind.NUMBER for token in tokens[end + 1 : longer])
    return end if timed else longer


def apart(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what follows the agent is no part of it: a time, an adverb."""
    if tokens[at].norm in AFTER_AGENT:
        return True
    following = {token.norm for token in tokens[at : min(end, at + 5)]}
    if following & TIMES or any(token.kind is TokenKind.NUMBER for token in tokens[at : at + 4]):
        return True
    return all(word.word_class is WordClass.ADV for word in lexicon.words(tokens[at].text))


def lists_more(tokens: Sequence[Token], at: int) -> bool:
    """Whether more of those who act stand behind the comma at `at`: one or two words, *og* and somebody."""
    behind = [token.norm for token in tokens[at + 1 : at + 5]]
    return (
        at < len(tokens)
        and tokens[at].text == ","
        and any(behind[place : place + 1] == ["og"] for place in (1, 2, 3))
        and not {"som", "der", "når", "hvis", "så"} & set(behind[:1])
    )


def is_called(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands behind the comma at `at`: *af din sagsbehandler, Pernille Wad*."""
    behind = tokens[at : at + 2]
    return len(behind) == 2 and behind[0].text == "," and behind[1].text[:1].isupper()
