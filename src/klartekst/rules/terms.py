"""Rules that are lists of words: finds every listed pattern in one pass, the longest first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from operator import attrgetter
from pathlib import Path

from msgspec.structs import replace

from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import TokenKind, split
from klartekst.finding import Finding, Severity, Suggestion
from klartekst.rewriting.promises.surroundings import Reworded, Run
from klartekst.rules.explained import Explanations
from klartekst.rules.found import found
from klartekst.rules.schema import Rule, TermsCheck
from klartekst.rules.sentence_findings import one_in
from klartekst.rules.term_suggestions import MAX_SUGGESTIONS, Hit, plain, suggestions, texts
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.understanding.zones import ZoneKind
from klartekst.wording.between import NEGATIONS
from klartekst.wording.index import PatternIndex
from klartekst.wording.matching import Match, stands_over
from klartekst.wording.pattern import Keys, Pattern
from klartekst.wording.wordlist import Entry, read_entries

RULES_ZONES = frozenset({ZoneKind.LEGAL, ZoneKind.COMPLAINT})
HOUSE = "Sådan skriver vi her i huset."
HOUSE_MESSAGE = "Her i huset skriver vi »{hellere}« i stedet for »{ord}«."
_TEXT = attrgetter("text")
_CLOSE_SIGN = re.compile(r" (?=[,;:./])|(?<=/) ")
MESSAGE_COLUMNS = ("explain", "full_name", "ask", "note")


class TermRules:
    """All rules of kind `terms`, sharing one index from a token's keys to the patterns it may begin."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, lexicons: Path) -> None:
        self._explanations = Explanations.load(lexicons / "explaining.tsv")
        self._index: PatternIndex[tuple[Rule, TermsCheck, Entry]] = PatternIndex()
        self._exact: PatternIndex[tuple[Rule, TermsCheck, Entry]] = PatternIndex()
        self._by_case: set[str] = set()
        for rule in rules:
            assert isinstance(rule.check, TermsCheck)
            if rule.check.exact_case:
                self._by_case.add(rule.id)
            index = self._exact if rule.check.exact_case else self._index
            if rule.check.house:
                for entry in _house(settings):
                    index.add(entry, (rule, rule.check, entry), owner=rule.id)
            entries = read_entries(lexicons / rule.check.list, split, exact=rule.check.exact_case)
            index.add_list(entries, partial(_told, rule, rule.check, settings), owner=rule.id)

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """The findings of all term rules in a letter."""
        for number, hit in self._reported(analysis):
            yield one_in(analysis, (self, hit.match.start), number, partial(_finding, hit, analysis, number))

    def edits(self, analysis: Analysis) -> Iterable[Finding]:
        """The same findings for who puts texts into the letter: without messages and advice, which nobody will read."""
        for number, hit in self._reported(analysis):
            sentence = analysis.sentences[number]
            yield _bare(hit, sentence, islice(texts(hit, analysis, sentence), MAX_SUGGESTIONS))

    def alone(self, rule: str) -> Run:
        """What finds the places of one rule: the same findings without suggestions.

        Enough to see whether a text is itself flagged. The others run beside it only where it finds something:
        a longer wording of theirs may take its place.
        """

        def places(analysis: Analysis) -> Iterable[Finding]:
            if not self._stands(rule, analysis):
                return
            for number, hit in self._reported(analysis):
                if hit.rule.id == rule:
                    yield _bare(hit, analysis.sentences[number])

        return places

    def _stands(self, rule: str, analysis: Analysis) -> bool:
        """Whether any pattern of a rule stands in a letter."""
        by_case = rule in self._by_case
        index = self._exact if by_case else self._index
        all_keys = analysis.exact_keys if by_case else analysis.keys
        return any(True for keys in all_keys for _ in index.find(keys, owner=rule))

    def may_find(self, rule: str, sentence: Reworded) -> bool:
        """Whether a rule may find something in or around a text put into a sentence: a cheap look first."""
        index = self._exact if rule in self._by_case else self._index
        return index.may_cover(sentence.keys, sentence.first, sentence.last, owner=rule)

    def _reported(self, analysis: Analysis) -> Iterator[tuple[int, Hit]]:
        """The hits that are told of, each with the number of its sentence."""
        seen: set[tuple[str, str, bool]] = set()
        for number in range(len(analysis.sentences)):
            for hit in analysis.of_sentence(self, number, partial(self._standing, analysis)):
                # A heading explains nothing: the body's first use is reported beside it.
                heading = analysis.zone(analysis.sentences[number]) is ZoneKind.HEADING
                name = (hit.rule.id, hit.entry.text, heading)
                if hit.check.first_use and name in seen:
                    continue
                seen.add(name)
                if hit.check.explained and self._explanations.explain(analysis, number, hit.match):
                    continue
                yield number, hit

    def _standing(self, analysis: Analysis, number: int) -> tuple[Hit, ...]:
        """What a sentence holds that its zone is read for, the longest where several fit."""
        zone = analysis.zone(analysis.sentences[number])
        taken: set[int] = set()
        standing: list[Hit] = []
        for hit in sorted(self._hits(analysis, number), key=lambda hit: hit.rank):
            span = set(range(hit.match.start, hit.match.end))
            if taken & span:
                continue
            taken |= span
            if zone is ZoneKind.HEADING and _is_all_of_it(hit, analysis.sentences[number]):
                continue
            if zone in hit.rule.zones and not (zone in RULES_ZONES and hit.entry.quiet_in_rules):
                standing.append(hit)
        return tuple(standing)

    def _hits(self, analysis: Analysis, number: int) -> Iterable[Hit]:
        for index, keys in self._indexes(analysis, number):
            for at, (rule, check, entry) in index.find(keys):
                if not _has_what_it_needs(entry.row.get("needs", ""), analysis.sentences[number], at):
                    continue
                if at.between and not check.denied and _is_denied(analysis.sentences[number], at):
                    continue
                if not _any_over(entry.unless, keys, at):
                    yield Hit(rule, check, entry, at, fits=not _any_over(entry.advice_only, keys, at))

    def _indexes(
        self, analysis: Analysis, number: int
    ) -> Iterator[tuple[PatternIndex[tuple[Rule, TermsCheck, Entry]], Sequence[Keys | None]]]:
        """What to look for in a sentence, and by which keys; few sentences have a word that shouts."""
        yield self._index, analysis.keys[number]
        if self._exact.knows_any(map(_TEXT, analysis.sentences[number].tokens)):
            yield self._exact, analysis.exact_keys[number]


def _is_denied(sentence: Sentence, at: Match) -> bool:
    return any(sentence.tokens[place].norm in NEGATIONS for place in at.between)


def _any_over(patterns: Sequence[Pattern], keys: Sequence[Keys | None], at: Match) -> bool:
    """Whether any of these exceptions, which few entries have, stands over a match."""
    return bool(patterns) and any(stands_over(each, keys, at) for each in patterns)


def _is_all_of_it(hit: Hit, sentence: Sentence) -> bool:
    """Whether a heading is nothing but a stiff word: *Orientering* is judged as a heading, by the rules for those."""
    words = sum(token.kind is TokenKind.WORD for token in sentence.tokens)
    return hit.rule.category == "officialese" and hit.match.end - hit.match.start >= words


def _has_what_it_needs(needs: str, sentence: Sentence, at: Match) -> bool:
    """Whether a form that is also a word is an abbreviation here: *3 t.* but *T. Ibsgaard*, *el. skriftligt*, *5 m.*"""
    if needs == "tal":
        return _beside_number(sentence, at)
    if needs != "ord":
        return True
    tokens = sentence.tokens
    if at.end >= len(tokens) or (at.start and tokens[at.start - 1].kind is TokenKind.NUMBER):
        return False
    return tokens[at.end].kind is TokenKind.WORD and tokens[at.end].text[:1].islower()


def _beside_number(sentence: Sentence, at: Match) -> bool:
    """Whether a number, or a gap where one may stand, is near: *3 t.*, *tirs. og tors. 10-12*."""
    near = sentence.tokens[max(0, at.start - 1) : at.end + 3]
    if at.start > 1 and sentence.tokens[at.start - 2].text.startswith("§"):
        return False  # "byggelovens § 6 d.": the letter of the section
    return any(token.kind in (TokenKind.NUMBER, TokenKind.FIELD) for token in near)


def _house(settings: Settings) -> Iterator[Entry]:
    """What the house says instead of its own words."""
    for find, write in settings.instead.items():
        row = {"pattern": find, "write": _inflecting(write), "weight": "A", "note": HOUSE}
        yield Entry(_inflecting(find), row, split)


def _told(
    rule: Rule, check: TermsCheck, settings: Settings, entry: Entry
) -> tuple[Rule, TermsCheck, Entry] | None:
    """What a rule says of a line of its list: as the house explains it; None of one that is not its own."""
    if any(entry.cell(column) not in values for column, values in check.where.items()):
        return None
    word = entry.text.strip("{}")
    if entry.text in settings.instead or (word in settings.instead and entry.text == _inflecting(word)):
        return None
    explained = settings.explain.get(word)
    if explained:
        row = {**entry.row, "write": "", "keep": "forklar", "explain": explained}
        entry = Entry(entry.text, row, split, exact=check.exact_case)
    return rule, check, entry


def _inflecting(words: str) -> str:
    """A single word of the house's own inflects, as its writer expects; users write no braces."""
    return f"{{{words}}}" if words.isalpha() else words


def _finding(hit: Hit, analysis: Analysis, number: int) -> Finding:
    sentence = analysis.sentences[number]
    tokens = sentence.tokens[hit.match.start : hit.match.end]
    start, end = tokens[0].start, tokens[-1].end
    words = _CLOSE_SIGN.sub("", " ".join(token.text for token in tokens))
    rule, values = hit.rule, {"ord": words}
    if hit.entry.note == HOUSE:
        rule = replace(rule, message=HOUSE_MESSAGE)
        values["hellere"] = plain(hit.entry.write[0]) if hit.entry.write else ""
    else:
        values["fejl"] = _fault(hit)
    values |= {name: hit.entry.row.get(name, "") for name in MESSAGE_COLUMNS}
    offered = suggestions(hit, analysis, sentence)
    return found(rule, start, end, values, offered, _severity(hit), _named(hit.entry.text))


def _bare(hit: Hit, sentence: Sentence, offered: Iterable[Suggestion] = ()) -> Finding:
    """The finding as rules are held against each other: where it is, and what it weighs and offers."""
    start, end = sentence.tokens[hit.match.start].start, sentence.tokens[hit.match.end - 1].end
    return found(hit.rule, start, end, {}, tuple(offered), _severity(hit))


def _severity(hit: Hit) -> Severity | None:
    return Severity.TIP if hit.entry.weight == "C" else None


def _fault(hit: Hit) -> str:
    """What is wrong with the words, in a sentence that holds for all of their kind."""
    best = next(iter(hit.entry.write), None) if hit.fits else None
    if best == "":
        return "Det kan undværes."
    if best is not None and len(split(plain(best))) < hit.match.end - hit.match.start:
        return "Det kan siges kortere."
    return "Det kan siges enklere." if hit.entry.weight == "C" else "Det lyder stift og skaber afstand."


@lru_cache(1 << 13)
def _named(pattern: str) -> str:
    """A pattern as people call it: base forms without braces, the first of its alternatives."""
    return re.sub(r"([^\s|]+)\|\S+", r"\1", plain(pattern))
