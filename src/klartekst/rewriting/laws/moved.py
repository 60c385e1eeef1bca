"""Moves a law reference out of the sentence: it stays, in parentheses at the end.

*Vi skal efter planlovens § 20 spørge naboerne* → *Vi skal spørge naboerne (planlovens § 20).*
Conditions: one reference in the sentence, led in by a preposition or *jf.*; where it stood first, the
verb and a plain subject can be turned back (*skal vi* → *Vi skal*). Otherwise nothing is offered.
"""

import re

import msgspec

from klartekst.expressions import late
from klartekst.understanding.reading import UNREAD

# What leads a reference in; the words go with it when it moves.
LEAD = (
    r"(?:(?:jf\.|jfr\.|jævnfør|efter|ifølge|iht\.|i henhold til|i medfør af|i overensstemmelse med|"
    r"med hjemmel i|med hjemmel efter|på grundlag af|under henvisning til|med henvisning til|som følge af)"
    r"(?: (?:reglerne|reglen|bestemmelserne|bestemmelsen) (?:i|om))?)"
)
# Behind the verb that follows the reference stands the subject, so any noun with its article is one.
_SUBJECT = (
    r"(?:vi|du|jeg|I|han|hun|de|man|det|der|(?:din|dit|dine|vores|jeres|en|et) [^\W\d_]+"
    r"|(?!(?:igen|siden|enten|hverken|inden|uden|meget|noget|intet|lidet|gerne|lejlighedsvis)\b)"
    r"[a-zæøå]{3,}(?:en|et|ne))"
)
_FINITE = r"(?:skal|kan|må|vil|har|er|får|bliver|blev|havde|var|kunne|skulle|ville|[^\W\d_]{2,}(?:er|ede|te))"


# What begins a clause behind a comma, so that the comma stays.
_CLAUSE = late(
    r"(?:uden at|for at|at|fordi|hvis|når|da|som|der|om(?! (?:at|inden|senest)\b)|så|selvom|medmindre|men|og|mens"
    r"|idet|ligesom|såfremt|indtil|inden|før|hv\w+)\b"
)


_ABBREVIATED = late(r"\b(?:m\.?v|m\.?m|m\.?fl|pkt|kr|pct|mdr?|osv|o\.?l)$")
# A second reference hangs on the first: "§ 10 og kvalitetsstandardens afsnit 4.2", "§ 4, jf. § 7"; or the act's
# short name does: "§ 31 i LAB"; or what it is about: "lejelovens regler om forbedringer"; or the paper that it stands
# in: "§ 4 i vilkårene".
_GOES_ON = late(
    r"\s+(?:og|samt|eller)\b|,?\s+(?:jf\.|jfr\.|jævnfør)|\s+(?:her|der)?om\b|\s+i\s+(?:[A-ZÆØÅ]{2,}|lov|[a-zæøå]+(?:ne|en|et)\b)"
)


# One more claim behind the reference: at the end it would seem to hold for that.
_ONE_MORE_CLAIM = late(r", (?:og|men|samt|idet|hvorefter|hvilket|hvorfor|ligesom|eller at)\b")
# What a section lays down, and the small word in front of it.
_CONDITIONS = late(
    r"(?P<noun>\b(?:betingelse(?:n|r|rne)|kriteri(?:et|er|erne)|krav(?:et|ene)?|målgruppen|personkredsen)) "
    r"(?:i|for|efter|fra)$"
)
# In parentheses the law itself is named: "lejelovens regler" is "(lejeloven)".
_ITS_RULES = late(r"(?<=n)s (?:bestemmelser|regler)$")
_PRONOUNS = frozenset(["vi", "du", "jeg", "I", "han", "hun", "de", "man", "det", "der"])
_ON_NOUN = late(r" (?:af|efter|for|fra|i|med|mellem|om|over|på|til|under|ved)\b")
# Where fewer words than this are left, the reference was the sentence: "Sagen behandles efter § 19".
LEAST_LEFT = 2
# So it was where only the act itself is left: "Afgørelsen er truffet efter § 104", "Vi har truffet afgørelsen …".
# It stays there, behind a plain word.
_SAYS_NOTHING = late(
    r"(?:\w+ )?\w+(?:en|et|ne) (?:er|bliver|blev|er blevet) "
    r"(?:truffet|foretaget|behandlet|sket|lavet|udført|givet|ydet)"
    r"|\w+ har (?:truffet|foretaget|lavet|behandlet) \w+(?:en|et|ne)",
    re.IGNORECASE,
)


class Reference(msgspec.Struct, frozen=True):
    """A law reference in the reading text of a sentence: `[start, end)`."""

    start: int
    end: int


def move_behind(text: str, reference: Reference) -> str | None:
    """The sentence with its only reference in parentheses before the full stop, or None.

    `text` is the whole sentence on one line, ending in its full stop.
    """
    if not text.endswith(".") or any(sign in text for sign in (":", "(", ";", UNREAD)):
        return None
    quoted = text[reference.start : reference.end]
    quoted = _ITS_RULES.sub("", closed(quoted) if reference.end == len(text) - 1 else quoted)
    before, after = text[: reference.start].rstrip(), text[reference.end : -1]
    if _GOES_ON.match(after):
        return None
    lead = re.search(rf"(?:^|[ ,])\s*(?P<lead>{LEAD})$", before, re.IGNORECASE)
    if _ONE_MORE_CLAIM.search(after):
        return _in_place(before, lead, after, quoted)
    if lead is None:
        return _from_clause(before, after.lstrip(), quoted) or _of_conditions(before, after, quoted)
    front = before[: lead.start("lead")].rstrip()
    if not front:
        body = _turn_back(after.lstrip(" ,"))
    elif front.endswith(","):
        # ", jf. X, fordi …" keeps one comma, for a clause begins; "du kan, jf. X, få" and ", jf. X" keep none.
        rest = after.lstrip(" ,")
        opens = after.lstrip().startswith(",") and _CLAUSE.match(rest)
        body = f"{front} {rest}" if opens else front[:-1] + _spaced(rest)
    else:
        rest = after.lstrip()
        closes = rest.startswith(",") and "," in quoted and not _CLAUSE.match(rest.lstrip(" ,"))
        # the comma behind "stk. 1" belonged to the reference and goes with it
        body = front + _spaced(rest.lstrip(" ,") if closes else rest)
    if body is None or len(body.split()) <= LEAST_LEFT:
        return None
    if _SAYS_NOTHING.fullmatch(body.strip()):
        return None if lead["lead"].lower() == "efter" else f"{body.strip()} efter {quoted}."
    return f"{closed(body.strip())} ({quoted})."


def closed(body: str) -> str:
    """A sentence without its full stop, but with the one of its last word: *20.000 kr.*"""
    return f"{body}." if _ABBREVIATED.search(body) else body


def _in_place(before: str, lead: re.Match[str] | None, after: str, quoted: str) -> str | None:
    """*Huset er fredet efter lovens § 3, og du …* → *Huset er fredet (lovens § 3), og du …*: it holds for the first."""
    front = before[: lead.start("lead")].rstrip(" ,") if lead is not None else ""
    claim = _ONE_MORE_CLAIM.match(after)
    if claim is None or claim[0] == ", hvorefter" or len(front.split()) <= LEAST_LEFT:
        return None
    shared = "," in quoted and re.match(
        rf", (?:samt|\w+ (?:udgør|{_FINITE})) ", after
    )  # "stk. 1, og beklager fejlen"
    return f"{front} ({quoted}){after.replace(',', '', 1) if shared else after}."


def _of_conditions(before: str, after: str, quoted: str) -> str | None:
    """*Du opfylder ikke betingelserne i lovens § 16* → *Du opfylder ikke betingelserne (lovens § 16)*."""
    noun = _CONDITIONS.search(before)
    return (
        f"{before[: noun.end('noun')]}{after.rstrip()} ({quoted})."
        if noun and not after.strip(" ,")
        else None
    )


def _from_clause(before: str, after: str, quoted: str) -> str | None:
    """*Det fremgår af § 11, at du skal have tilladelse* → *Du skal have tilladelse (§ 11).*

    Only where subject and verb stand side by side, so that the clause is already in main order.
    """
    if not re.search(r"(?i)^(?:det|heraf) (?:fremgår|følger) af$", before):
        return None
    clause = re.match(rf",? at (?P<main>(?P<subject>{_SUBJECT}) {_FINITE}\b.*)$", after)
    if clause is None:
        return None
    main = clause["main"]
    return f"{main[:1].upper()}{main[1:]} ({quoted})."


def _spaced(rest: str) -> str:
    return rest if not rest or rest.startswith(",") else " " + rest


def _turn_back(rest: str) -> str | None:
    """*skal vi tale med din søn* → *Vi skal tale med din søn*; None when the order is not plain."""
    turned = re.match(rf"(?P<verb>{_FINITE}) (?P<subject>{_SUBJECT})(?= |$)", rest)
    if turned is None:
        return None
    subject = turned["subject"]
    if " " not in subject and subject not in _PRONOUNS and _ON_NOUN.match(rest, turned.end()):
        return None  # "bortfalder retten til sygedagpenge": the subject goes on
    return subject[:1].upper() + subject[1:] + " " + turned["verb"] + rest[turned.end() :]
