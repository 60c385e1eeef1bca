"""Polite *De, Dem, Deres*, told from *de* about others by the capital inside a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from klartekst.danish.addressed import FAMILIAR
from klartekst.danish.capitals import starts_sentence
from klartekst.danish.closed_classes import POLITE, listed
from klartekst.danish.forms import NounForm, Number, VerbForm, VerbKind
from klartekst.danish.sentences import Sentence
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rewriting.addressing.address import possessive
from klartekst.rewriting.apply import apply
from klartekst.rewriting.edits import Edit
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis

_SEVERAL = listed("alle begge hver")
PLAIN = {"De": "du", "Dem": "dig"}
TO_MANY = {"De": "I", "Dem": "jer", "Deres": "jeres"}


class Check:
    """Each polite form, with the form of *du* that fits."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a form; the text turns all the forms of the sentence, for *du* and *De* do not mix."""
        places = [each for each in polite_forms(analysis) if analysis.zone(each[0]) in self.rule.zones]
        for sentence, group in groupby(places, key=itemgetter(0)):
            positions = [position for _, position in group]
            suggestion = _turned(analysis, sentence, positions) or Suggestion.advice(
                "Skriv »din«, »dit« eller »dine«."
                if len(positions) == 1
                else "Skriv »du«, »dig«, »din«, »dit« eller »dine« i hele sætningen."
            )
            for position in positions:
                token = sentence.tokens[position]
                yield found(self.rule, token.start, token.end, {"ord": token.text}, [suggestion])


def _turned(analysis: Analysis, sentence: Sentence, positions: Sequence[int]) -> Suggestion | None:
    """The text from the first form to the last with each of them turned; None where one has no sure form."""
    tokens = sentence.tokens
    edits: list[Edit] = []
    forms = TO_MANY if analysis.reader.addressee == "I" else PLAIN
    for position in positions:
        token = tokens[position]
        write = forms.get(token.text) or possessive(tokens[position + 1 :], analysis.lexicon)
        if write is None:
            return None
        opens = starts_sentence(tokens, position)
        edits.append((token.start, token.end, write.capitalize() if opens else write))
    start, end = edits[0][0], edits[-1][1]
    text = apply(
        analysis.letter.text[start:end], [(one - start, two - start, new) for one, two, new in edits]
    )
    return Suggestion(start, end, text, Trust.REPLACE)


def polite_forms(analysis: Analysis) -> Iterator[tuple[Sentence, int]]:
    """The polite forms of a letter as (sentence, token position).

    A form that begins a sentence may be *they*: it counts only in a letter that is polite elsewhere
    and says *du* nowhere.
    """
    inside: list[tuple[Sentence, int]] = []
    opening: list[tuple[Sentence, int]] = []
    says_du = False
    for number, sentence in enumerate(analysis.sentences):
        for position, token in enumerate(sentence.tokens):
            if token.norm in FAMILIAR:
                says_du = True
            if token.text in POLITE and analysis.keys[number][position] is not None:
                first = starts_sentence(sentence.tokens, position)
                if first and token.text == "De" and not _has_verb(sentence, position, analysis):
                    continue
                (opening if first else inside).append((sentence, position))
    places = inside + (opening if inside and not says_du else [])
    yield from sorted(places, key=lambda place: place[0].tokens[place[1]].start)


def _has_verb(sentence: Sentence, position: int, analysis: Analysis) -> bool:
    """Whether a *De* that opens the sentence may be its subject: *De har*, not the article of *De anførte forhold*."""
    following = sentence.tokens[position + 1 : position + 3]
    if not following or not may_be_finite(following[0], analysis.lexicon):
        return False
    if following[-1].norm in _SEVERAL:
        return False  # "De er alle gratis": the ones named before
    words = [analysis.lexicon.words(token.text) for token in following]
    attribute = any(word.form == VerbForm(VerbKind.ATTRIBUTIVE) for word in words[0])
    behind = [token.norm for token in sentence.tokens[position + 3 : position + 4]]
    if following[-1].text == "," and behind in (["der"], ["som"]):
        return not analysis.lexicon.may_be_noun(following[0].text)  # "De varer, der er bestilt"
    return not (attribute and any(word.form == NounForm(Number.PLURAL) for word in words[-1]))
