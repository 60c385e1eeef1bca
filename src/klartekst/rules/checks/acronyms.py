"""Acronyms that a letter uses without saying what the letters stand for.

Known ones (CPR, MitID) ask for nothing; listed ones come with an explanation; any other run of two to
six capitals is a question to the writer.
Left alone: an acronym that is spelled out (*skolens psykologer (PPR)*, *PPR (skolens psykologer)*),
headings and lines in capitals, shouted words, and Roman numerals.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.sentences import Sentence
from klartekst.danish.tokens import Token, TokenKind, split
from klartekst.finding import Finding, Suggestion, Trust
from klartekst.rules.explained import Explanations
from klartekst.rules.found import found
from klartekst.rules.schema import Rule
from klartekst.settings import Settings
from klartekst.understanding.analysis import Analysis
from klartekst.wording.index import NOTHING, PatternIndex
from klartekst.wording.matching import Match
from klartekst.wording.pattern import Keys, keys_of
from klartekst.wording.wordlist import Entry, read_entries

_CAPITALS = re.compile(r"[A-ZÆØÅ]{2,6}")
# "VUM-regi": an acronym in front of a hyphen.
_FRONT = re.compile(r"[A-ZÆØÅ]{2,6}(?=-[a-zæøå]{2}|['’](?:en|et|er|s)\b)")
_ROMAN = re.compile(r"[IVX]{2,5}")
# Nouns that an acronym stands behind as their name.
_KINDS = ("attest", "skema", "blanket", "formular")

_PLATE_LETTERS = 2


class Check:
    """Unexplained acronyms, each reported once a letter."""

    def __init__(self, rule: Rule, settings: Settings, lexicons: Path) -> None:
        self.rule = rule
        self.explanations = Explanations.load(lexicons / "explaining.tsv")
        self.index: PatternIndex[Entry] = PatternIndex()
        self.index.add_list(read_entries(lexicons / "acronyms.tsv", split, exact=True), lambda entry: entry)

    def run(self, analysis: Analysis) -> Iterable[Finding]:
        """One finding for the first use of each acronym that nothing explains."""
        seen: set[str] = set()
        for number, sentence in analysis.sentences_in(self.rule.zones):
            for name, span, entry in analysis.of_sentence(self, number, partial(self._standing, analysis)):
                if name in seen:
                    continue
                seen.add(name)
                if entry is not None and entry.row.get("known") == "ja":
                    continue
                if (
                    _bracketed(sentence.tokens, span)
                    or _spelled_out(sentence.tokens, span, entry)
                    or self.explanations.explain(analysis, number, span)
                ):
                    continue
                yield self._finding(sentence, span, name, entry)

    def _standing(self, analysis: Analysis, number: int) -> list[tuple[str, Match, Entry | None]]:
        """The acronyms of a sentence, each with its place and what the list knows of it."""
        tokens, keys = analysis.sentences[number].tokens, analysis.exact_keys[number]
        standing: list[tuple[str, Match, Entry | None]] = []
        if _in_capitals(tokens):
            return standing
        listed = self._listed(keys)
        for position, token in enumerate(tokens):
            if token.text == token.norm and position not in listed:
                continue  # no capital in it
            entry, span = listed.get(position, (None, Match(position, position + 1)))
            front = _FRONT.match(token.text) if entry is None else None
            if entry is None and front is None and not _looks_like_one(token, analysis.lexicon):
                continue
            if entry is None and _is_plate(tokens, position):
                continue
            name = " ".join(each.text for each in tokens[span.start : span.end])
            if front is not None:
                name = front[0]
                entry, _ = self._listed((keys_of(name, NOTHING),)).get(0, (None, None))
            if keys[position] is not None:
                standing.append((name, span, entry))
        return standing

    def _listed(self, keys: Sequence[Keys | None]) -> dict[int, tuple[Entry, Match]]:
        """What the list has of a sentence by where it begins, the longest where several fit."""
        found = sorted(self.index.find(keys), key=lambda each: each[0].end)
        return {at.start: (entry, at) for at, entry in found}

    def _finding(self, sentence: Sentence, span: Match, name: str, entry: Entry | None) -> Finding:
        start, end = sentence.tokens[span.start].start, sentence.tokens[span.end - 1].end
        if not sentence.tokens[span.end - 1].text.endswith(name.rsplit(" ", maxsplit=1)[-1]):
            end = start + len(name)  # the front of a compound: only the letters are unknown
        suggestions: list[Suggestion] = []
        if entry is not None and end - start >= len(name) and sentence.tokens[span.end - 1].end == end:
            full = entry.row.get("full_name", "").split("; ")[0]
            explain = entry.row.get("explain", "")
            named = span.start > 0 and _says_its_kind(sentence.tokens[span.start - 1])
            named = named or _opens_a_name(sentence.tokens, span)
            if explain and not named:
                suggestions.append(Suggestion(start, end, f"{explain} ({name})", Trust.REWRITE))
            if full and not named:
                suggestions.append(Suggestion(start, end, full, Trust.REWRITE))
            if _before_section(sentence.tokens, span):
                suggestions.reverse()  # "offentlighedsloven § 23": a section follows a name, no explanation
        if not suggestions:
            suggestions.append(
                Suggestion.advice("Skriv ordene helt ud, og sæt bogstaverne i parentes bagefter.")
            )
        return found(self.rule, start, end, {"ord": name}, suggestions)


def _says_its_kind(before: Token) -> bool:
    """*statusattest LÆ 125*: the noun in front says what it is, and a second noun cannot follow it."""
    return before.kind is TokenKind.WORD and before.norm.endswith(_KINDS)


def _opens_a_name(tokens: tuple[Token, ...], span: Match) -> bool:
    """*AMU Zealand*, *DGU nr. 37.1184*: the letters are part of what the place or the number is called."""
    behind = tokens[span.end : span.end + 1]
    return any(
        token.kind is TokenKind.WORD and (token.text[:1].isupper() or token.norm in {"nr", "nr.", "nummer"})
        for token in behind
    )


def _before_section(tokens: tuple[Token, ...], span: Match) -> bool:
    return span.end < len(tokens) and tokens[span.end].text.startswith("§")


def _looks_like_one(token: Token, lexicon: Lexicon) -> bool:
    """A run of capitals that is no number and no shouted word: *du SKAL ringe*."""
    text = token.text
    if token.kind is not TokenKind.WORD or not _CAPITALS.fullmatch(text) or _ROMAN.fullmatch(text):
        return False
    return not any(
        not word.guessed and word.word_class is not WordClass.PROPN for word in lexicon.words(text.lower())
    )


def _is_plate(tokens: tuple[Token, ...], at: int) -> bool:
    """The letters of a number plate: *BN 41 772*."""
    behind = tokens[at + 1 : at + 2]
    return len(tokens[at].text) == _PLATE_LETTERS and any(token.kind is TokenKind.NUMBER for token in behind)


def _in_capitals(tokens: Iterable[Token]) -> bool:
    words = [token.text for token in tokens if token.kind is TokenKind.WORD and len(token.text) > 1]
    return len(words) > 1 and sum(map(str.isupper, words)) > len(words) / 2


def _spelled_out(tokens: tuple[Token, ...], span: Match, entry: Entry | None) -> bool:
    """Its full name stands behind a dash: *PPR – Pædagogisk Psykologisk Rådgivning*."""
    full = split(entry.row.get("full_name", "").split("; ")[0].casefold()) if entry is not None else []
    behind = [each.norm for each in tokens[span.end : span.end + 1 + len(full)]]
    return bool(full) and behind[:1] in (["–"], ["-"], [":"]) and behind[1:] == list(full)


def _bracketed(tokens: tuple[Token, ...], span: Match) -> bool:
    """Spelled out in front: *kommunens psykologer (PPR)*."""
    return span.start > 0 and tokens[span.start - 1].text == "("
