"""The reader spoken of as *borgeren*, *ansøger* or *den sygemeldte*.

A text is offered only where the role in the sentence is plain and no *hun* or *sin* is left behind:
half a change is worse than none.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from klartekst.danish.addressed import FAMILIAR
from klartekst.danish.closed_classes import AUXILIARIES
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, split
from klartekst.danish.verbs_in_place import may_be_finite
from klartekst.finding import Finding, Severity, Suggestion, Trust
from klartekst.profiles import CHILD
from klartekst.rewriting.addressing.address import capital_like, many_of_one, role, second_person, to_many
from klartekst.rewriting.addressing.chain import names_other_person, points_back, turned
from klartekst.rewriting.addressing.named_reader import (
    is_anybodys_child,
    is_attribute,
    is_beside_parents,
    is_kin,
    is_plural,
    is_said_of_many,
    may_be_reader,
)
from klartekst.rewriting.apply import apply
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.zones import ZoneKind
from klartekst.wording.index import PatternIndex
from klartekst.wording.matching import Match, stands_over
from klartekst.wording.wordlist import Entry, read_entries

# Letters to neighbours: who applies, builds or owns is somebody else than the reader.
# These mean whoever was named before.
_POINTING = ("vedkommende", "den pågældende", "pågældende")
# One text fits each of a group; of the children of many parents none does.
_OF_MANY = {"du": "alle", "dit barn": "råd"}
_BY_NAME = "Skriv navnet på den, der får brevet, for eksempel »Kære Ali Demir«."
_APPLICANT = re.compile(r"(?i)\W*(?:\w*ansøger|bygherre|\w*ejer|\w*ejeren|ejendommens ejer)")
_EMPLOYED = re.compile(r"sygemeld|medarbejder|ansatt|fleksjob|praktikant|lønmodtager|borger|deltager")
_OF_PARENTS = ("forældremyndighed", "{forældremyndighed", "bopælsforælder", "samværsforælder")
_MANY = frozenset({"i", "jer", "jeres"})
_PARENT = re.compile(r"(?:mo|fa)deren?s?")
_TO_PARENTS = frozenset({"I", "jeres barn"})
_SPEAKS_TO_ONE = re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine|Dem|Deres)\b|(?<=[a-zæøå,] )De\b")
_YOU = re.compile(r"(?i)\b(?:du|dig|din|dit|dine)\b")


class Check:
    """Each designation of `designations.tsv` in the letter's prose."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.to_child = settings.reader == CHILD
        self.index: PatternIndex[Entry] = PatternIndex()
        self.index.add_list(read_entries(lexicons / "designations.tsv", split), lambda entry: entry)

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding a designation, the longest where several fit; a strategy or report speaks of others."""
        if analysis.outline.is_report:
            return
        for number, sentence in analysis.sentences_in(self.rule.zones):
            if analysis.zone(sentence) is ZoneKind.GREETING:
                yield from self._greeted(analysis, number)
                continue
            done = 0
            here: list[tuple[Finding, bool]] = []
            for at, entry in analysis.of_sentence(self, number, partial(self._standing, analysis)):
                if _APPLICANT.match(entry.text) and analysis.reader.another_applies:
                    continue
                if analysis.reader.others is not None and analysis.reader.others.search(entry.text):
                    continue
                if _EMPLOYED.search(entry.text) and analysis.reader.is_employer:
                    continue  # "den sygemeldte" in a letter to the one who employs her
                if analysis.reader.is_kin and entry.row["person"] == "du":
                    continue
                if self._is_told_of(entry.text, analysis):
                    continue
                if entry.row.get("person") == "dit barn" and (
                    self.to_child or analysis.reader.are_foster_parents
                ):
                    continue  # the child itself is the reader, and has a rule of its own; or it is another's child
                if at.start >= done:
                    done = at.end
                    here.append(self._finding(analysis, sentence, at, entry))
            yield from _turned_together(here, analysis.letter.text)

    def _is_told_of(self, parent: str, analysis: Analysis) -> bool:
        """Whether a parent is told of: a foster child's, the other one in a letter to *du*, one of two named."""
        if analysis.reader.are_foster_parents and parent.startswith(_OF_PARENTS):
            return True
        if _PARENT.fullmatch(parent) is None:
            return False
        other = "fader" if parent.startswith("moder") else "moder"
        text = analysis.reader.text
        return analysis.reader.addressee == "I" or _YOU.search(text) is not None or other in text.lower()

    def _greeted(self, analysis: Analysis, number: int) -> Iterable[Finding]:
        """*Kære borger*, *Til skyldner*: one person, greeted by a role and not by name; *Kære beboer* is many."""
        tokens = analysis.sentences[number].tokens
        for at, entry in self.index.find(analysis.keys[number]):
            one = at.end - at.start == 1 and not is_plural(tokens[at.start], analysis.lexicon)
            if one and entry.weight == "A" and entry.row["stands"] == "bart":
                word = tokens[at.start]
                advice = Suggestion.advice(_BY_NAME)
                yield found(self.rule, word.start, word.end, {"ord": word.text}, [advice], Severity.TIP)

    def _standing(self, analysis: Analysis, number: int) -> list[tuple[Match, Entry]]:
        """The designations of a sentence from first to last, the longest of those that begin together first."""
        keys, tokens = analysis.keys[number], analysis.sentences[number].tokens
        hits = [
            (at, entry)
            for at, entry in self.index.find(keys)
            if not any(stands_over(each, keys, at) for each in entry.unless)
            and may_be_reader(entry.row["stands"], tokens, at.start, at.end, analysis.lexicon)
            and not (entry.text.startswith(_POINTING) and is_attribute(tokens, at.end, analysis.lexicon))
        ]
        return sorted(hits, key=_longest_first, reverse=True)

    def _finding(
        self, analysis: Analysis, sentence: Sentence, at: Match, entry: Entry
    ) -> tuple[Finding, bool]:
        """The finding of a designation, and whether its text replaces these words alone."""
        tokens = sentence.tokens
        if (
            "|" in entry.text
            and entry.row["stands"] != "tiltalt"
            and at.end - at.start > 1
            and may_be_finite(tokens[at.end - 1], analysis.lexicon)
        ):
            at = Match(at.start, at.end - 1)  # "mor har": the verb only shows that mor is a person here
        start, end = tokens[at.start].start, tokens[at.end - 1].end
        words = " ".join(token.text for token in tokens[at.start : at.end])
        person = entry.row.get("person", "du")
        if is_plural(tokens[at.end - 1], analysis.lexicon):
            person = _OF_MANY.get(person, person)
        if analysis.reader.addressee == "I":
            person = {"du": "I", "alle": "I", "dit barn": "jeres barn"}.get(person, person)
        suggestion = self._suggestion(analysis, sentence, at, entry, person) or Suggestion.advice(
            _advice(person)
        )
        severity = Severity.TIP if entry.weight == "C" else None
        alone = (suggestion.start, suggestion.end) == (start, end)
        return found(self.rule, start, end, {"ord": words}, [suggestion], severity), alone

    def _suggestion(
        self, analysis: Analysis, sentence: Sentence, at: Match, entry: Entry, person: str
    ) -> Suggestion | None:
        """The name alone where no pronoun points back to it, else the whole sentence or nothing."""
        tokens = sentence.tokens
        start, end = tokens[at.start].start, tokens[at.end - 1].end
        if entry.text.startswith(_POINTING) and names_other_person(tokens[: at.start], analysis.lexicon):
            return None
        if is_kin(tokens[: at.start], analysis.lexicon):
            return None  # "pårørende til beboeren", "værge for ansøger": the reader is the relative
        if _is_told_apart(tokens, at.start):
            return None  # "ejeren af huset siger, at du efter ejerens mening": one of them is the reader
        if person in _TO_PARENTS and _SPEAKS_TO_ONE.search(analysis.reader.text):
            return None  # "I" in a letter to one: whose parents they are, only the writer knows
        around = (*range(at.start), *range(at.end, len(tokens)))
        if person == "alle" and (
            is_said_of_many(tokens[at.end :], analysis.lexicon)
            or (at.start and tokens[at.start - 1].norm in {"og", "eller", "samt"})
        ):
            return None
        stays = person.endswith("barn")  # "dit barn": *sin* and *hun* still fit
        if stays and (is_beside_parents(tokens, at.start, at.end) or is_anybodys_child(tokens[: at.start])):
            return None
        if not stays and any(points_back(tokens, each, person, analysis.lexicon) for each in around):
            whole = turned(tokens, at.start, at.end, person, analysis.letter.text, analysis.lexicon)
            if whole is None:
                return None
            return Suggestion(tokens[0].start, tokens[-1].end, whole, Trust.REWRITE)
        what = role(tokens, at.start, at.end, analysis.lexicon)
        write = second_person(person, what, tokens[at.end :], analysis.lexicon) if what else None
        if write is None:
            return None
        if at.start > 1 and tokens[at.start - 1].norm == "af" and tokens[at.start - 2].norm in AUXILIARIES:
            return None  # "kan af forældrene indbringes for nævnet": nobody says "kan af jer"
        write = capital_like(write, " ".join(token.text for token in tokens[at.start : at.end]))
        many = many_of_one(tokens[at.end :], analysis.lexicon) if write == "I" else None
        if many is not None:
            said = tokens[at.end + many[0]]
            write += f"{analysis.letter.text[end : said.start]}{many[1]}"
            end = said.end
        return Suggestion(start, end, write, Trust.REWRITE)


def _turned_together(here: Sequence[tuple[Finding, bool]], text: str) -> Iterable[Finding]:
    """The findings of a sentence; where each of several names has a text, one text that turns them all.

    *Borgerens hus* and *borgeren* are the same person: with one of them turned, they would be two.
    """
    here = [
        (_whole(finding, here, text), alone) if not alone else (finding, alone) for finding, alone in here
    ]
    singles = [finding.suggestions[0] for finding, alone in here if alone]
    if len(singles) < 2 or len(singles) < len(here):
        yield from (finding for finding, _ in here)
        return
    edits = [
        (each.start, each.end, each.text)
        for each in singles
        if each.start is not None and each.end is not None and each.text is not None
    ]
    if any(
        new.casefold() in _MANY for _, _, new in edits
    ):  # "I deltager, og dit barn": both are the parents'
        edits = [(start, end, to_many(new, "")) for start, end, new in edits]
    start, end = edits[0][0], edits[-1][1]
    turned = apply(text[start:end], [(one - start, two - start, new) for one, two, new in edits])
    whole = Suggestion(start, end, turned, Trust.REWRITE)
    yield from (replace(finding, suggestions=(whole,)) for finding, _ in here)


def _whole(finding: Finding, here: Sequence[tuple[Finding, bool]], text: str) -> Finding:
    """A finding without its sentence made anew where that still has another name: *skal ansøgeren …, at du …*."""
    made = finding.suggestions[0].text
    others = [text[each.start : each.end] for each, _ in here if each is not finding]
    if made is None or not any(re.search(rf"\b{re.escape(other)}\b", made) for other in others):
        return finding
    return replace(finding, suggestions=(Suggestion.advice(_advice("du")),))


def _is_told_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether the same role has been told of with its place before, in a sentence that says *du* as well."""
    name = tokens[at].norm.removesuffix("s")
    named = any(
        one.norm == name and two.norm in {"af", "i", "på", "fra"} for one, two in pairwise(tokens[:at])
    )
    return named and any(token.norm in FAMILIAR for token in tokens)


def _advice(person: str) -> str:
    if person == "I":
        return "Skriv »I«, »jer« og »jeres«, og ret hele sætningen med."
    if person == "dit barn":
        return "Skriv »dit barn« eller barnets navn, og ret hele sætningen med."
    if person == "husstand":  # more than the reader: »du« alone would leave the others' income out
        return "Skriv for eksempel »dig og dem, du bor sammen med«."
    return "Skriv »du«, »dig« eller »din«, og ret også »han«, »hun« og »sin« i sætningen."


def _longest_first(hit: tuple[Match, Entry]) -> tuple[int, int, str]:
    """From the last to the first, read backwards: by where a hit begins, then how far it reaches."""
    at, entry = hit
    return -at.start, at.end, entry.text
