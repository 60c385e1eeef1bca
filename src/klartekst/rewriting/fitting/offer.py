"""One alternative of a lexicon line as an edit of the letter: slots filled, fitted, in its place.

What ends both the pattern and the alternative (`at S`, `til X`) is left where it stands.
Deleting a phrase (`(stryg)`) is offered only where the sentence stays whole: inside it, never where the
finite verb would lose what stands before it (V2). An opening phrase goes with its *at*, or verb and subject
change places (see `unwrap`).
"""

from msgspec.structs import replace

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.rewriting.edits import Edit
from klartekst.rewriting.fitting.candidate import candidate
from klartekst.rewriting.fitting.candidate_doubts import DOUBTS, FITTED_DOUBTS
from klartekst.rewriting.fitting.fit import fit
from klartekst.rewriting.fitting.punctuated import punctuated
from klartekst.rewriting.fitting.straight import put_back, straightened, with_adverbs_behind
from klartekst.rewriting.fitting.unwrap import adverb_first, turned_back, unwrapped
from klartekst.rewriting.fitting.written_in import written_in
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match
from klartekst.wording.pattern import Pattern


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
    filled = candidate(write, pattern, at, sentence, analysis)
    if filled is None or any(doubt(filled) for doubt in DOUBTS):
        return None
    fitted = fit(filled.place, filled.text, analysis.lexicon, guarded=guarded)
    if fitted is None or any(doubt(filled, fitted.text) for doubt in FITTED_DOUBTS):
        return None
    text = written_in(filled, fitted.text)
    return punctuated(filled, replace(fitted, text=text)) if text is not None else None


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
