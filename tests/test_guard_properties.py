"""Generated sentences: what the checker suggests keeps what the letter says, wherever the words stand.

Every pattern of the wording lists is put into sentences full of numbers, dates, names, negations and
modal verbs. Not all are good Danish; what must hold, holds for bad Danish too.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator

from klartekst.checker import Checker
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Form,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Voice,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import split
from klartekst.finding import Trust
from klartekst.fixing import settle
from klartekst.readers.plain_text import letter
from klartekst.resources import lexicons_folder
from klartekst.rewriting.apply import apply
from klartekst.settings import Settings
from klartekst.wording.wordlist import read_entries
from klartekst.writing.manuscript import manuscript

LISTS = (
    *("abbreviations", "acronyms", "compounds", "designations", "double_negations", "empty_verbs"),
    *("filler", "management", "officialese", "terms", "tone", "vague"),
)
EXACT = frozenset({"acronyms"})
PARAGRAPHS = 12
SENTENCES = 2000  # of some five thousand patterns: what runs in a few seconds
SEED = 20260101

FRAMES = (
    "{P} koster 1.250 kr. den 3. maj 2026.",
    "Vi skriver om {P} til Hans Jensen i Kolding.",
    "Du skal ikke {P}, før vi har svaret.",
    "Vi kan {P} senest den 1. juni.",
    "Det er vigtigt, at vi har {P} efter servicelovens § 97, stk. 1.",
    "Hun må kun {P} mindst 14 dage.",
    "Du får den {P} hjælp fra Karin Holm, hvis du vil.",
    "Derfor {P} vi aldrig din sag om 500 kr.",
    "Vi har fået en {P} fra dig i marts.",
    "Hvis du {P}, skal du højst betale 2/3 af prisen.",
)
SLOTS = {
    "X": "hjælpen til Ali",
    "Y": "din søn",
    "S": "du bor her",
    "T": "du har fået 2 børn",
    "V": "sende 3 bilag",
}
PROTECTED = re.compile(
    r"\d[\d./]*\d|\d|§|\b(?:Hans|Jensen|Kolding|Karin|Holm|marts|maj|juni|servicelov|"
    r"(?i:ikke|kun|aldrig|senest|mindst|højst|skal|kan|må|vil))(?=\b|ens\b)"
)
NOUN_FORMS = tuple(NounForm(number, definite) for number in Number for definite in (False, True))
VERB_FORMS = tuple(
    VerbForm(kind, voice)
    for kind in (VerbKind.INFINITIVE, VerbKind.PRESENT, VerbKind.PAST, VerbKind.PARTICIPLE)
    for voice in (Voice.ACTIVE, Voice.PASSIVE)
)
ADJECTIVE_FORMS = tuple(
    AdjectiveForm(kind) for kind in (AdjectiveKind.BASE, AdjectiveKind.NEUTER, AdjectiveKind.PLURAL)
)
FORMS: tuple[tuple[WordClass, tuple[Form, ...]], ...] = (
    (WordClass.NOUN, NOUN_FORMS),
    (WordClass.VERB, VERB_FORMS),
    (WordClass.ADJ, ADJECTIVE_FORMS),
)
CHECKER = Checker(Settings())


def inflected(lemma: str) -> list[str]:
    """The forms of a base form, itself among them."""
    lexicon = Lexicon.open()
    found = {lexicon.inflect(lemma, word_class, form) for word_class, forms in FORMS for form in forms}
    return sorted({lemma, *(form for form in found if form)})


def realised(pattern: str, draw: random.Random) -> str:
    """Words that the pattern finds."""
    words: list[str] = []
    for piece in re.findall(r"[,:;()]|[^\s,:;()]+", pattern):
        if len(piece) > 1 and piece.endswith("?"):
            if draw.random() < 0.5:
                continue
            piece = piece[:-1]
        word = draw.choice(piece.split("|"))
        if word.startswith("{"):
            word = draw.choice(inflected(word.strip("{}")))
        words.append(SLOTS.get(word, "dig" if word == "sig" else word))
    return re.sub(r" (?=[,:;)])", "", " ".join(words)).replace("( ", "(").lstrip(",:; ")


def sentences() -> Iterator[tuple[str, str]]:
    """(sentence, its frame) for a fixed draw from all lists."""
    draw = random.Random(SEED)
    patterns = [
        entry.text
        for name in LISTS
        for entry in read_entries(lexicons_folder() / f"{name}.tsv", split, exact=name in EXACT)
        if entry.write or name in ("designations", "acronyms")
    ]
    for pattern in draw.sample(patterns, min(SENTENCES, len(patterns))):
        frame = draw.choice(FRAMES)
        text = frame.replace("{P}", realised(pattern, draw))
        first = re.search(r"[^\W\d_]", text)
        assert first is not None
        yield text[: first.start()] + first[0].upper() + text[first.end() :], frame


def promises(text: str) -> Counter[str]:
    """The protected words of a text, by a list of the test's own."""
    return Counter(word.casefold() for word in PROTECTED.findall(text))


def misshapen(before: str, after: str) -> bool:
    """Whether a text got a fault of form that it did not have."""
    faults = re.compile(r"  | [,.;:?!]|,,|\.\.|, ,|\( | \)")
    starts_low = re.match(r"[^\w]*[^\W\d_]", after)
    return (
        len(faults.findall(after)) > len(faults.findall(before))
        or (starts_low is not None and starts_low[0][-1].islower())
        or not after.rstrip().endswith(".")
    )


def letters() -> Iterator[tuple[str, list[str]]]:
    """Letters of a few paragraphs, one sentence each, with the frames of the sentences."""
    made = list(sentences())
    for first in range(0, len(made), PARAGRAPHS):
        part = made[first : first + PARAGRAPHS]
        yield (
            "\n\n".join(("Kære Ali", *(text for text, _ in part), "Hilsen", "Ida")),
            [each for _, each in part],
        )


def faults(before: str, after: str, frames: list[str], rule: str) -> Iterator[str]:
    """What a new version of a letter has lost or spoilt, paragraph by paragraph."""
    old, new = before.split("\n\n")[1:-2], after.split("\n\n")[1:-2]
    if len(old) != len(new):
        yield f"{rule}: a paragraph is gone"
        return
    for one, two, frame in zip(old, new, frames, strict=True):
        lost = promises(frame.replace("{P}", "")) - promises(two)
        if rule in {
            "dobbelt-naegtelse",
            "ikke-og-u",
        }:  # its point is its negation; "kan ikke andet end" is "er nødt til"
            lost -= Counter({"ikke": 1, "aldrig": 1, "kan": 1})
        if one != two and (lost or misshapen(one, two)):
            yield f"{rule}, {dict(lost)}: {one} → {two}"


def test_suggestions_and_fix_keep_what_the_letter_says() -> None:
    """For every suggestion, and for what `fix` makes of the letter: nothing lost, well formed, at rest."""
    wrong: list[str] = []
    offered = 0
    for text, frames in letters():
        brev = letter(text)
        for finding in CHECKER.check(brev).findings:
            for each in finding.suggestions:
                if each.text is None or each.start is None or each.end is None:
                    continue
                offered += 1
                after = apply(text, [(each.start, each.end, each.text)])
                if each.text and after != text[: each.start] + each.text + text[each.end :]:
                    wrong.append(f"{finding.rule}: outside the span")
                if each.kind is Trust.REPLACE and "[" in each.text:
                    wrong.append(f"{finding.rule}: a gap that nobody fills: {each.text}")
                wrong.extend(faults(text, after, frames, finding.rule))
        fixed = settle(manuscript(brev, brev.text.encode()), CHECKER).text
        wrong.extend(faults(text, fixed, frames, "fix"))
        if settle(manuscript(letter(fixed), fixed.encode()), CHECKER).text != fixed:
            wrong.append(f"fix is not at rest: {text} → {fixed}")
    assert not wrong, "\n".join(wrong[:20])
    assert offered > SENTENCES / 3  # the frames let the lists speak
