"""What is offered for a listed term: a wording in its place, its explanation behind it, or advice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token
from klartekst.finding import Suggestion, Trust
from klartekst.rewriting.addressing.address import speaks_to_reader, to_many
from klartekst.rewriting.addressing.named_reader import is_of_another
from klartekst.rewriting.edits import Edit
from klartekst.rewriting.fitting.offer import offer
from klartekst.rewriting.gloss import gloss, is_noun, may_be_explained, tears, told
from klartekst.rewriting.promises.law_names import in_title
from klartekst.rules.schema import Rule, TermsCheck
from klartekst.understanding.analysis import Analysis
from klartekst.wording.matching import Match
from klartekst.wording.wordlist import Entry

MAX_SUGGESTIONS = 3
# Terms that may stay: the law's own (`forklar`), and those that the law needs in some letters (`begge`).
EXPLAINED = frozenset({"forklar", "begge"})
# A wording that ends in a clause of its own: *vurdering af, hvad du har brug for*, *frist for at betale*.
_CLAUSE = re.compile(r"\}.*(?:,| at )")
_SLOT_AT_END = re.compile(r"(?<![,\s])[,\s]+[XYSTV]$")
EXPLAIN = "Behold ordet, og forklar det."
OWN_WORDS = "Skriv det med dine egne, jævne ord."
PUT_OTHERWISE = "Forklar ordet, eller skriv det med andre ord."
PLAINER = "Skift kun ordet ud, når brevet kan undvære lovens eget ord."


class Hit(msgspec.Struct, frozen=True):
    """A listed pattern that stands in a sentence.

    `fits` is false where the list says that none of its texts goes there (`@råd`): only advice is left.
    """

    rule: Rule
    check: TermsCheck
    entry: Entry
    match: Match
    fits: bool = True

    @property
    def trust(self) -> Trust:
        """How far its wordings can be trusted in this place."""
        return Trust(self.check.offer) if self.fits else Trust.ADVICE

    @property
    def rank(self) -> tuple[int, int, str]:
        """Longest first; of equals, the graver weight, then the rule's id so that order never depends on files.

        A line without a text takes nothing from those that stand in words of which it has not all: *finder det ikke
        godtgjort, at* may be advice, and *godtgjort, at* still has its text.
        """
        words = 1 if self.match.between and not self.entry.write else self.match.words
        return (-words, "ABC".find(self.entry.weight), self.rule.id)


def suggestions(hit: Hit, analysis: Analysis, sentence: Sentence) -> tuple[Suggestion, ...]:
    """What can be written instead of a hit in `sentence`, best first: at most three texts or pieces of advice."""
    entry = hit.entry
    both = entry.row.get("keep") == "begge"
    note = entry.note or entry.row.get("must_stay") or (PLAINER if both else None)
    explain = entry.row.get("explain", "")
    made: list[Suggestion] = []
    if both:  # the explanation is the safer one
        made.extend(_explaining(hit, sentence, explain, analysis))
    made.extend(islice(texts(hit, analysis, sentence, note), MAX_SUGGESTIONS - len(made)))
    if not made and explain:
        made.extend(_explaining(hit, sentence, explain, analysis))
    made.extend(Suggestion.advice(_sentence(each)) for each in entry.advice[: MAX_SUGGESTIONS - len(made)])
    if not made and entry.write and hit.trust is not Trust.ADVICE:
        instead = " eller ".join(f"»{plain(each)}«" for each in entry.write[:2] if each)
        if instead:
            made.append(Suggestion.advice(f"Skriv for eksempel {instead}."))
    if not made and (note or not hit.fits):
        made.append(Suggestion.advice(note or OWN_WORDS))
    return tuple(made)


def texts(hit: Hit, analysis: Analysis, sentence: Sentence, note: str | None = None) -> Iterator[Suggestion]:
    """The wordings that fit in its place, best first."""
    trust = hit.trust
    explained = bool(hit.entry.row.get("explain"))
    for write in hit.entry.write if trust is not Trust.ADVICE else ():
        goes_on = hit.entry.pattern.trailing  # "ikke {uvillig} til at V": what follows belongs to both
        own_words = explained or (not goes_on and _CLAUSE.search(write) is not None)
        if own_words and tears(write, sentence.tokens, hit.match, hit.entry.pattern, analysis.lexicon):
            continue  # the explanation or the advice is left
        fitted = _fitted(hit, write, sentence, analysis)
        if fitted is not None:
            yield Suggestion(*fitted, Trust.REWRITE if "[" in write else trust, note)


def _fitted(hit: Hit, write: str, sentence: Sentence, analysis: Analysis) -> Edit | None:
    if hit.check.exact_case:  # the capitals are the fault: the wording is put in as it stands
        tokens = sentence.tokens[hit.match.start : hit.match.end]
        return tokens[0].start, tokens[-1].end, write
    return offer(write, hit.entry.pattern, hit.match, sentence, analysis, guarded=hit.check.guarded)


def _explaining(hit: Hit, sentence: Sentence, explain: str, analysis: Analysis) -> Iterable[Suggestion]:
    """A term gets its explanation in parentheses behind it, as a draft; of those that may go only nouns do."""
    lexicon = analysis.lexicon
    tokens, match = sentence.tokens, hit.match
    # What is explained of an employee to the employer, or of Alma to her parents, is not the reader's.
    others = speaks_to_reader(explain) and (
        analysis.reader.is_employer or is_of_another(tokens[: match.start], lexicon)
    )
    if analysis.reader.addressee == "I":
        explain = to_many(explain, "")
    term = tokens[match.start : match.end]
    stays = hit.entry.row.get("keep") in EXPLAINED
    fitting = None if others else gloss(explain, term, hit.entry.pattern, lexicon)
    denied = match.start > 0 and tokens[match.start - 1].norm == "ikke"
    if explain.startswith("som ") and denied and not (fitting or "").startswith("noget, "):
        fitting = explain  # "ikke valgbar (må stille op)" would say the opposite
    placed = (
        not in_title(tokens[: match.start])
        and not _is_addressed(tokens, match)
        and not _names_department(tokens, match)
        and may_be_explained(explain, tokens, match.end, lexicon)
        and (stays or is_noun(term[-1], lexicon))
    )
    if hit.fits and fitting is not None and placed:
        place = tokens[match.end - 1].end
        yield Suggestion(place, place, f" ({fitting})", Trust.REWRITE, EXPLAIN if stays else PUT_OTHERWISE)
        return
    meaning = told(explain, term, hit.entry.pattern, lexicon)
    yield Suggestion.advice(
        f"Behold ordet, og forklar det: {meaning}." if stays else f"Skriv, hvad det betyder: {meaning}."
    )


def _is_addressed(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the term is whom the letter goes to: a line *Til forpagteren*."""
    return match.start == 1 and match.end == len(tokens) and tokens[0].norm in {"til", "kære"}


def _names_department(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the term is half a name: *Dagtilbud og Familie*."""
    behind = tokens[match.end : match.end + 2]
    capital = tokens[match.start].text[:1].isupper()
    return capital and len(behind) == 2 and behind[0].norm == "og" and behind[1].text[:1].isupper()


def _sentence(advice: str) -> str:
    text = advice[:1].upper() + advice[1:]
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def plain(write: str) -> str:
    """A wording as the writer may read it: without braces, and without a slot at its end."""
    return _SLOT_AT_END.sub("", write.replace("{", "").replace("}", ""))
