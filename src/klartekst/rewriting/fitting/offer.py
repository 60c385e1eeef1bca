"""One alternative of a lexicon line as an edit of the letter: slots filled, fitted, in its place.

What ends both the pattern and the alternative (`at S`, `til X`) is left where it stands.
Deleting a phrase (`(stryg)`) is offered only where the sentence stays whole: inside it, never where the
finite verb would lose what stands before it (V2). An opening phrase goes with its *at*, or verb and subject
change places (see `unwrap`).
"""

import re

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.closed_classes import ADVERBS, AUXILIARIES, PREPOSITIONS, listed
from klartekst.danish.forms import VerbForm, Word
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbal_nouns import is_verbal
from klartekst.danish.verbs_in_place import is_finite, may_be_finite
from klartekst.rewriting.addressing.address import to_many
from klartekst.rewriting.edits import Edit
from klartekst.rewriting.fitting.fit import fit
from klartekst.rewriting.fitting.place import Place
from klartekst.rewriting.fitting.slots import filled_in, head_of, lemmas_of_head
from klartekst.rewriting.fitting.straight import put_back, straightened, with_adverbs_behind
from klartekst.rewriting.fitting.unwrap import adverb_first, turned_back, unwrapped
from klartekst.rewriting.verb_phrases import REFLEXIVE
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match
from klartekst.wording.pattern import Pattern

# A clause that explains what stands before it ends in a comma of its own.
_RELATIVE = re.compile(r", (?:at|der|som|hvor|hvis|hvad|du|vi|I|sagen|afgørelsen) [^,]*[^,\W]$")
SUBORDINATORS = listed("når hvis så da fordi såfremt medmindre idet mens inden før")
CLAUSE_OPENERS = listed("når hvis fordi medmindre selvom")
# No comma stands behind these: *og når*, *kun hvis*, *især fordi*.
JOINING = listed(
    "og eller men samt kun især også både enten hverken selv netop end bare blot undtagen at som"
)

_NEAR = 3  # words
_IN_REFERENCE = 6  # words that a section and what stands behind it take: "§ 19, stk. 2, nr. 1,"
PERSONS = listed("mig dig ham hende os jer dem sig jeg du han hun vi de ansøger ansøgeren borgeren")

_DECIDES = re.compile(r"\bbeslut\w*$")
_OF_APPLICANT = re.compile(r"\b(?:du|I) har søgt\b|\b(?:din|jeres) ansøgning")


def offer(
    write: str, pattern: Pattern, at: Match, sentence: Sentence, analysis: Analysis, *, guarded: bool = True
) -> Edit | None:
    """The edit (start, end, text) that puts `write` where `pattern` stands, or None when none is safe.

    Not `guarded`: the wording may change a negation or a limit; an abbreviation spelled out never does.
    """
    if write == "":
        return None if at.between else _delete(at, sentence.tokens, analysis.lexicon)
    if " " in write:
        at = with_adverbs_behind(pattern, at, sentence.tokens, analysis.lexicon)
    if not at.between:
        return _offer(write, pattern, at, sentence, analysis, guarded=guarded)
    straight = straightened(sentence, at, analysis.lexicon)
    if straight is None:
        return None
    made = _offer(write, pattern, straight.at, straight.sentence, analysis, guarded=guarded)
    return made and put_back(made, straight, sentence, at, analysis.lexicon)


def _offer(
    write: str, pattern: Pattern, at: Match, sentence: Sentence, analysis: Analysis, *, guarded: bool
) -> Edit | None:
    """The same for a phrase whose words stand together."""
    filled = filled_in(write, pattern, at, sentence, analysis)
    if filled is None:
        return None
    tokens = sentence.tokens
    if _has_stop(tokens, at):
        at = Match(at.start, at.end + 1, at.heads, at.slots)
    left, matched = tokens[: at.start], tokens[at.start : at.end]
    if analysis.addressee == "I":
        filled = to_many(filled, analysis.letter.text[matched[0].start : matched[-1].end])
    head = head_of(write, pattern, at)
    braced = at.heads[head] - at.start if at.heads else None
    readings: tuple[Word, ...] = ()
    if braced is not None:
        wanted = lemmas_of_head(pattern, head)
        words = analysis.lexicon.words(matched[braced].text)
        readings = tuple(word for word in words if word.lemma in wanted)
        if "{" not in filled and any(isinstance(word.form, VerbForm) for word in readings):
            return None  # a verb that inflects, and nothing that could follow it
    if _OF_APPLICANT.search(filled) and analysis.another_applies:
        return None
    if "sig" in pattern.text.split() and _is_anothers(left, matched):
        return None
    place = Place(
        left=tuple(token.text for token in left),
        matched=tuple(token.text for token in matched),
        right=tuple(token.text for token in tokens[at.end :]),
        braced=braced,
        readings=readings,
    )
    fitted = fit(place, filled, analysis.lexicon, guarded=guarded)
    glued = bool(left) and left[-1].end == matched[0].start
    if glued and (left[-1].kind is TokenKind.WORD or left[-1].text == "."):
        return None  # "fabr.nr.": half of a word that was written as one
    if filled == "om" and (
        any(token.norm == "om" for token in left[-_NEAR:]) or (left and left[-1].kind is TokenKind.NUMBER)
    ):
        return (
            None  # "besked om indeholdelse vedrørende gæld": not *om* twice; "for 2027 vedrørende ejendommen"
        )
    if filled == "ifølge" and any(token.text == "§" for token in left[-_IN_REFERENCE:]):
        return None  # "efter lovens § 19, jf. bekendtgørelsens § 3": the one section leads to the other
    if matched[-1].norm == "ske" and any(token.norm == "der" for token in left[-_IN_REFERENCE:]):
        return None  # "idet der ved manglende afmelding kan ske opkrævning": something else happens
    acts = at.end < len(tokens) and is_verbal(tokens[at.end], analysis.lexicon)
    if fitted is not None and acts and _DECIDES.search(fitted.text):
        return None  # "truffet beslutning om iværksættelse af": one decides to do it
    if fitted is None or _breaks_off(fitted.text, tokens[at.end :], analysis.lexicon):
        return None
    if matched[0].norm == "der" and [token.text for token in left[-2:]] == [")", ","]:
        return (
            None  # "servicepakke (mad og vask), der opkræves": *der* may not be left out so far from its noun
        )
    start = tokens[at.start - fitted.left].start
    text = fitted.text + _sign(at, sentence, fitted.text, analysis.lexicon)
    if _opens_unclosed(text, matched, tokens, at, analysis.lexicon):
        return None
    if text.endswith(",") and not fitted.text.endswith(",") and left and left[-1].norm in JOINING:
        return None  # "og om fornødent udbedres": a clause between *og* and its verb
    if _wants_comma(matched, left, text):
        if left[-1].norm in AUXILIARIES | ADVERBS:
            return None  # "er, når det gælder boligen, afslået": it would tear the verb from its subject
        text = f", {text}"
    if left and text.startswith(","):
        start = left[-1].end  # a comma stands close behind its word: "placeres, så"
        text = text[1:] if left[-1].text == "," or left[-1].norm in JOINING else text
    if left and left[-1].text == "," and _loses_its_clause(matched[0], text):
        start, text = left[-1].start, f" {text}"
    return start, matched[-1].end, text


def _has_stop(tokens: tuple[Token, ...], at: Match) -> bool:
    """Whether the full stop behind belongs to what was matched: *max. 10*, where *max* may be a name too."""
    if (
        at.end >= len(tokens) - 1
        or tokens[at.end].text != "."
        or tokens[at.end].start > tokens[at.end - 1].end
    ):
        return False
    return Abbreviations.open().find(tokens[at.end - 1].text + ".") is not None


def _is_anothers(left: tuple[Token, ...], matched: tuple[Token, ...]) -> bool:
    """*Vi skal gøre dig bekendt med* has the pronoun of *gøre sig bekendt med*, and is not said of oneself."""
    subjects = (token.text if token.text == "I" else token.norm for token in reversed(left))
    own = next((REFLEXIVE[subject] for subject in subjects if subject in REFLEXIVE), None)
    return own is not None and own not in {token.norm for token in matched}


def _sign(at: Match, sentence: Sentence, text: str, lexicon: Lexicon) -> str:
    """The sign that must follow the text: the sentence's full stop, or the comma behind a subordinate clause.

    *mad m.v. Ring* becomes *mad og andet. Ring*: an abbreviation's full stop may be the sentence's too.
    """
    last = sentence.tokens[-1]
    if at.end == len(sentence.tokens):
        ends = last.kind is TokenKind.WORD and last.text.endswith(".") and not sentence.continues
        ends = ends and at.start > 0  # "M.v.h." on a line of its own ends nothing
        return "." if ends and not text.endswith((".", "?", "!")) else ""
    following = sentence.tokens[at.end]
    if sentence.tokens[at.end - 1].text == "/" and following.start == sentence.tokens[at.end - 1].end:
        return " "  # "v/Hanne"
    goes_on = following.kind is not TokenKind.PUNCTUATION
    if goes_on and at.start and _is_whole_clause(text, sentence.tokens[at.start], lexicon):
        return "" if following.norm in {"og", "eller", "at"} else ","
    last_word = text.rpartition(" ")[2]
    leads_on = last_word in AUXILIARIES | {"at"} or (
        sentence.tokens[at.end - 1].norm in PREPOSITIONS and last_word in PREPOSITIONS
    )  # "uden at have søgt": "hvis du har søgt"; "bemærkninger til planen": "hvad du mener om planen"
    return "," if goes_on and _RELATIVE.search(text) and not leads_on else ""


def _is_whole_clause(text: str, replaced: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase becomes a clause that is over: *hvis det er nødvendigt*, not *når det gælder*."""
    words = text.lower().split(" ")
    opens = words[0] in CLAUSE_OPENERS and replaced.norm not in SUBORDINATORS
    last = words[-1]
    leads_on = last in AUXILIARIES | PREPOSITIONS | PERSONS | {"at"} or lexicon.may_be_finite(last)
    return opens and len(words) > _NEAR and not leads_on


def _delete(at: Match, tokens: tuple[Token, ...], lexicon: Lexicon) -> Edit | None:
    """Take the words out with one space. Not between commas that it would leave.

    An opening phrase goes when what it opened can stand alone.
    """
    if at.start == 0:
        leads = tokens[at.end - 1].norm == "at"
        whole = unwrapped(tokens, at.end - 1, lexicon) if leads else turned_back(tokens, at.end, lexicon)
        return (tokens[0].start, tokens[whole.end - 1].end, whole.text) if whole is not None else None
    if at.end >= len(tokens):
        return None
    before, after = tokens[at.start - 1], tokens[at.end]
    if before.kind is TokenKind.PUNCTUATION or may_be_finite(after, lexicon):
        return None
    if tokens[at.end - 1].norm == "at" and adverb_first(tokens[at.end :], lexicon):
        return None  # "og det bemærkes, at der normalt gælder": as a main clause it would turn
    if tokens[at.end - 1].norm == "at" and may_be_finite(before, lexicon):
        return None  # "I øvrigt skal det bemærkes, at": its clause would hang on the verb in front
    return before.end, tokens[at.end - 1].end, ""


def _wants_comma(matched: tuple[Token, ...], left: tuple[Token, ...], text: str) -> bool:
    """Whether a phrase becomes a clause, which a comma parts from the word before it: *sagen, når det gælder …*."""
    opens = (
        text.split(" ", 1)[0] in CLAUSE_OPENERS
        and text != "når som helst"
        and matched[0].norm not in SUBORDINATORS
    )
    if left and left[-1].norm == "selv" and len(left) > 1 and left[-2].norm in PERSONS:
        return opens  # "til dig selv, når": not "selv når"
    ends_phrase = bool(left) and left[-1].kind in {TokenKind.WORD, TokenKind.NUMBER}
    return opens and ends_phrase and left[-1].norm not in JOINING


def _opens_unclosed(
    text: str, matched: tuple[Token, ...], tokens: tuple[Token, ...], at: Match, lexicon: Lexicon
) -> bool:
    """A phrase in front becomes a clause that no comma closes: *Når det gælder din husleje skal du …*.

    Nor does *Om* open a sentence: *Om din sag har vi skrevet* reads as a question until its verb.
    """
    opens = text.split(" ", 1)[0].lower()
    if at.start or opens not in CLAUSE_OPENERS | {"om"} or matched[0].norm in SUBORDINATORS | {"hvorvidt"}:
        return False
    if matched[-1].norm == "at":  # "I tilfælde af at du bliver syg, skal du": a clause stands there already
        return False
    behind = tokens[at.end :]
    verb = next((i for i in range(len(behind)) if is_finite(tokens, at.end + i, lexicon)), None)
    return verb is not None and all(token.text != "," for token in behind[:verb]) and not text.endswith(",")


def _loses_its_clause(first: Token, text: str) -> bool:
    """Whether a subordinate clause becomes a mere phrase, so that the comma before it goes too."""
    opened = text.split(" ", 1)[0].lower()
    return first.norm in SUBORDINATORS and opened not in SUBORDINATORS


def _breaks_off(text: str, following: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """A gap or a phrase that ends in *at* needs what follows to go on with it."""
    if not text.endswith((" at", ", at")) or not following:
        return False
    return following[0].kind is TokenKind.PUNCTUATION
