"""References to laws in a sentence: sections with their parts, the names of laws, consolidated acts."""

import re
from collections.abc import Iterator

from klartekst.danish.closed_classes import PREPOSITIONS, listed
from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, NounForm, VerbForm
from klartekst.danish.lexicon import Lexicon
from klartekst.expressions import late
from klartekst.rewriting.laws.moved import Reference

# "§ 5 i loven": the letter i is a preposition here, never a section of its own; "§ 16 A" is one.
NUMBER = r"\d+(?: ?[a-hj-zA-HJ-Z])?(?![\w])"
_AND = r"(?:\s?[-–]\s?|, | og | eller |, og )"
_SECTION = rf"(?:§{{1,2}}|artikel|art\.) ?{NUMBER}(?:{_AND}(?:§{{1,2}} ?)?{NUMBER}(?! ?(?:uger|dage|år|kr|måneder)))*"
_PARTS = (
    r"(?:,? (?:stk|nr)\. ?\d+(?:(?:,| og|-|–) ?\d+(?!\.\w|\. ?pkt))*|,? litra [a-zæøå]\b"
    r"|,? \d+\. ?(?:pkt\.|punktum)|,? pkt\. ?\d+)*"
)
_SOURCE = (
    r"(?:lov|bekendtgørelse|lovbekendtgørelse|cirkulære|vedtægt|regulativ|reglement|forordning|direktiv)"
)
# A law's name in the genitive before its section, or a bare short form: servicelovens, CPR-lovens, SEL.
# A word is looked at from its beginning only, so that one of a million letters is not tried from each of them.
_NAME = (
    rf"(?:(?<![\w-])(?:[\w-]{{0,60}}{_SOURCE}(?:en|et|n)?s|[\w-]{{1,60}}loven)"
    r"|barnets lovs?|[A-ZÆØÅ]{2,4}(?:['’]s)?)"
)
_ACT = (
    r"(?:(?:[Ll]ov(?:bekendtgørelse)?|[Bb]ekendtgørelse|LBK|BEK|[Cc]irkulære|[Vv]ejledning) nr\. ?\d+(?:/\d{4})?"
    r"(?: af (?:\d{1,2}\. [a-z]+(?: \d{4})?|\d{4}))?(?: om [^.,;()§]{3,80})?)"
)
_AFTER = (
    rf"(?:,? i (?:(?:den |det )?(?:{_ACT}|lov om [^.,;()§]{{3,60}}|barnets lov"
    rf"|[\w-]{{0,60}}{_SOURCE}(?:en|et|n))))?"
)
_SECTIONS = rf"{_SECTION}{_PARTS}(?:,? (?:jf\. |og |samt )(?:{_NAME} )?{_SECTION}{_PARTS})*{_AFTER}"
_CHAPTER = rf"\b(?:kapitel|kap\.) ?\d+(?: ?[a-hj-z]\b)?{_AFTER}"
_REFERENCE = late(
    # Each part stands as few times as it can: name and sections take milliseconds to compile.
    rf"(?:(?P<name>{_NAME} )|lov om [^.,;()§]{{3,60}} )?"
    rf"(?:{_SECTIONS}|{_CHAPTER}|(?(name)(?:pkt|nr|stk)\. ?\d+{_PARTS}|(?!)))|{_ACT}"
    r"|(?<![\w-])(?!(?i:for|til|ud|op|be|ind)loven)[\w-]{3,60}(?:loven|bekendtgørelsen|forordningen|lovgivningen)"
    r"(?:s (?:bestemmelser|regler|forstand|krav|betingelser))?\b"
    r"|\bbekendtgørelsens forstand\b|\bden sociale lovgivning\b"
    r"|(?<![\w-])[\w-]{3,60}planens (?:tillæg|punkt|pkt\.|afsnit|kapitel) ?\d+(?:\.\d+)*"
    r"|\bbarnets lov\b"
    r"|\b(?:lov(?:en)?|bekendtgørelsen?) om (?:[\w-]{1,60} ){0,2}[\w-]{4,60}"
    r"(?:(?<=ing) af [\w-]{4,60}| på det [\w-]{4,60} område)?(?: m\.?[mv](?:\.(?=[ ,;])|(?=\.)))?",
)
# The name of a law told by its matter, and what is never part of one.
_TITLE = late(r"\bom (?P<name>[^§()]+)$")
_NO_TITLE = listed(
    "du vi I jeg dig os jer din dit dine vores jeres det den der ikke man skal kan må vil har er får bliver"
)


def references(text: str, lexicon: Lexicon) -> Iterator[Reference]:
    """Each reference of a sentence's reading text, in order; those in parentheses are left out."""
    for found_ in _REFERENCE.finditer(text):
        opened, closed = (text.rfind(bracket, 0, found_.start()) for bracket in "()")
        if opened > closed and ")" in text[found_.end() :]:
            continue
        # A capital inside the sentence and no section: a name (Kim Lov), not a law.
        if (
            "§" not in found_[0]
            and found_.start() > 0
            and found_[0][0].isupper()
            and not found_[0][:2].isupper()
        ):
            continue
        yield Reference(found_.start(), found_.start() + _end_of_title(found_[0], lexicon))


def _end_of_title(words: str, lexicon: Lexicon) -> int:
    """Where a reference ends that names its law by the whole title: *lov om social service | skal du have*."""
    title = _TITLE.search(words)
    if title is None:
        return len(words)
    named = list(re.finditer(r"[\w-]+", title["name"]))
    for at, word in enumerate(named):
        if at == 0:
            continue
        forms = [each.form for each in lexicon.words(word[0])]
        verb = any(isinstance(form, VerbForm) for form in forms)
        noun = any(isinstance(form, NounForm) for form in forms)
        following = [each.form for each in lexicon.words(named[at + 1][0])] if at + 1 < len(named) else []
        before_noun = any(isinstance(form, AdjectiveForm) for form in forms) and any(
            isinstance(form, NounForm) and not form.definite for form in following
        )
        article = word[0] in {"den", "det"} and named[at - 1][0] in PREPOSITIONS
        if article and AdjectiveForm(AdjectiveKind.PLURAL) in following:  # the definite form, too
            continue  # "administration på det sociale område"
        if (
            (noun or word[0] in {"en", "et"})
            and word[0].islower()
            and _ends_title(title["name"], named[at - 1], word, lexicon)
        ):
            return title.start("name") + word.start() - 1  # "lov om offentlige veje | tilladelse"
        if word[0] in _NO_TITLE or (verb and not noun and not before_noun):  # "om hjælpemidler | givet dig"
            joined = named[at - 1][0] in {
                "og",
                "samt",
                "men",
                "eller",
            }  # "beskæftigelsesindsats | og har til formål"
            return title.start("name") + (named[at - 1] if joined else word).start() - 1
    return len(words)


def _ends_title(title: str, last: re.Match[str], noun: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether `noun` right behind the word `last` begins something new: two bare nouns are no part of one title."""
    forms = [each.form for each in lexicon.words(last[0])]
    bare = any(isinstance(form, NounForm) and not form.genitive for form in forms)
    adjective = any(isinstance(form, AdjectiveForm) for form in forms)  # "aktiv socialpolitik"
    known = len(noun[0]) > 1  # not the *v* of *m.v.*
    return known and bare and not adjective and last[0].islower() and title[last.end() : noun.start()] == " "
