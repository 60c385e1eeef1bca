"""The signs that a text wants in its place: a comma before a clause and behind it, the sentence's full stop."""

import re

from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, PREPOSITIONS, listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_finite
from klartekst.rewriting.edits import Edit
from klartekst.rewriting.fitting.candidate import Candidate
from klartekst.rewriting.fitting.place import Fitted

# A clause that explains what stands before it ends in a comma of its own.
_RELATIVE = re.compile(r", (?:at|der|som|hvor|hvis|hvad|du|vi|I|sagen|afgørelsen) [^,]*[^,\W]$")
_SUBORDINATORS = listed("når hvis så da fordi såfremt medmindre idet mens inden før")
_CLAUSE_OPENERS = listed("når hvis fordi medmindre selvom")
# No comma stands behind these: *og når*, *kun hvis*, *især fordi*.
_JOINING = listed(
    "og eller men samt kun især også både enten hverken selv netop end bare blot undtagen at som"
)
_PERSONS = listed("mig dig ham hende os jer dem sig jeg du han hun vi de ansøger ansøgeren borgeren")
_SHORTEST_CLAUSE = 4  # words


def punctuated(candidate: Candidate, fitted: Fitted) -> Edit | None:
    """The edit that puts `fitted` in the candidate's place with its signs; None when no sign makes it readable."""
    left = candidate.left
    text = fitted.text + _sign_behind(candidate, fitted.text)
    if _opens_unclosed(candidate, text):
        return None
    if text.endswith(",") and not fitted.text.endswith(",") and left and left[-1].norm in _JOINING:
        return None  # "og om fornødent udbedres": a clause between *og* and its verb
    if _wants_comma(candidate, text):
        if left[-1].norm in AUXILIARIES | ADVERBS:
            return None  # "er, når det gælder boligen, afslået": it would tear the verb from its subject
        text = f", {text}"
    start = candidate.sentence.tokens[candidate.at.start - fitted.left].start
    if left and text.startswith(","):
        start = left[-1].end  # a comma stands close behind its word: "placeres, så"
        text = text[1:] if left[-1].text == "," or left[-1].norm in _JOINING else text
    if left and left[-1].text == "," and _loses_its_clause(candidate.matched[0], text):
        start, text = left[-1].start, f" {text}"
    return start, candidate.matched[-1].end, text


def _sign_behind(candidate: Candidate, text: str) -> str:
    """The sign that must follow the text: the sentence's full stop, or the comma behind a subordinate clause.

    *mad m.v. Ring* becomes *mad og andet. Ring*: an abbreviation's full stop may be the sentence's too.
    """
    sentence, at, matched = candidate.sentence, candidate.at, candidate.matched
    last = sentence.tokens[-1]
    if not candidate.right:
        ends = last.kind is TokenKind.WORD and last.text.endswith(".") and not sentence.continues
        ends = ends and at.start > 0  # "M.v.h." on a line of its own ends nothing
        return "." if ends and not text.endswith((".", "?", "!")) else ""
    following = candidate.right[0]
    if matched[-1].text == "/" and following.start == matched[-1].end:
        return " "  # "v/Hanne"
    goes_on = following.kind is not TokenKind.PUNCTUATION
    if goes_on and at.start and _is_whole_clause(text, matched[0], candidate.lexicon):
        return "" if following.norm in {"og", "eller", "at"} else ","
    last_word = text.rpartition(" ")[2]
    leads_on = last_word in AUXILIARIES | {"at"} or (
        matched[-1].norm in PREPOSITIONS and last_word in PREPOSITIONS
    )  # "uden at have søgt": "hvis du har søgt"; "bemærkninger til planen": "hvad du mener om planen"
    return "," if goes_on and _RELATIVE.search(text) and not leads_on else ""


def _is_whole_clause(text: str, replaced: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase becomes a clause that is over: *hvis det er nødvendigt*, not *når det gælder*."""
    words = text.lower().split(" ")
    opens = words[0] in _CLAUSE_OPENERS and replaced.norm not in _SUBORDINATORS
    last = words[-1]
    leads_on = last in AUXILIARIES | PREPOSITIONS | _PERSONS | {"at"} or lexicon.may_be_finite(last)
    return opens and len(words) >= _SHORTEST_CLAUSE and not leads_on


def _opens_unclosed(candidate: Candidate, text: str) -> bool:
    """A phrase in front becomes a clause that no comma closes: *Når det gælder din husleje skal du …*.

    Nor does *Om* open a sentence: *Om din sag har vi skrevet* reads as a question until its verb.
    """
    at, matched = candidate.at, candidate.matched
    opens = text.split(" ", 1)[0].lower()
    if at.start or opens not in _CLAUSE_OPENERS | {"om"} or matched[0].norm in _SUBORDINATORS | {"hvorvidt"}:
        return False
    if matched[-1].norm == "at":  # "I tilfælde af at du bliver syg, skal du": a clause stands there already
        return False
    tokens, behind = candidate.sentence.tokens, candidate.right
    verb = next((i for i in range(len(behind)) if is_finite(tokens, at.end + i, candidate.lexicon)), None)
    return verb is not None and all(token.text != "," for token in behind[:verb]) and not text.endswith(",")


def _wants_comma(candidate: Candidate, text: str) -> bool:
    """Whether a phrase becomes a clause, which a comma parts from the word before it: *sagen, når det gælder …*."""
    left = candidate.left
    opens = (
        text.split(" ", 1)[0] in _CLAUSE_OPENERS
        and text != "når som helst"
        and candidate.matched[0].norm not in _SUBORDINATORS
    )
    if left and left[-1].norm == "selv" and len(left) > 1 and left[-2].norm in _PERSONS:
        return opens  # "til dig selv, når": not "selv når"
    ends_phrase = bool(left) and left[-1].kind in {TokenKind.WORD, TokenKind.NUMBER}
    return opens and ends_phrase and left[-1].norm not in _JOINING


def _loses_its_clause(first: Token, text: str) -> bool:
    """Whether a subordinate clause becomes a mere phrase, so that the comma before it goes too."""
    opened = text.split(" ", 1)[0].lower()
    return first.norm in _SUBORDINATORS and opened not in _SUBORDINATORS
