"""Long words taken apart: *funktionsevnevurdering* is *funktion+s+evne+vurdering*.

The dictionary says of each word which linking letters it takes before another stem, so that
*kontor* is not *kon+tor*. What only looks like a part stands in `lexicons/morphology/compound_parts.tsv`.
"""

from functools import cache

from klartekst.danish.by_word import by_word
from klartekst.danish.forms import WordClass
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tails import LONGEST
from klartekst.resources import lexicons_folder

# Bits of `Lexicon.links`: how a stem ends in front of the next one.
_PLAIN, _S, _E, _DROP_E, _DROP_E_S, _ER, _DOUBLE_E, _T = (1 << bit for bit in range(8))

SHORTEST = 4  # parts of three letters must be listed as "short", still shorter ones too


def split(word: str, lexicon: Lexicon | None = None) -> tuple[str, ...] | None:
    """The stems and linking letters of a compound, which joined give the word in lower case.

    None for a simple word, and for a word whose parts are not all known. A hyphen is a linking letter.
    """
    parts = _split((word.lower(), lexicon or Lexicon.open()))
    return parts if len(parts) > 1 else None


def stems(word: str, lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """The stems without their linking letters; the word itself when it is no compound."""
    parts = split(word, lexicon) or (word.lower(),)
    return tuple(
        part for part in parts if part not in SHORT_LINKS and not (len(part) == 2 and part[1] == "e")
    )


SHORT_LINKS = frozenset(("s", "e", "-", "er", "t"))


@by_word(1 << 12)
def _split(asked: tuple[str, Lexicon]) -> tuple[str, ...]:
    word, lexicon = asked
    if (
        len(word) > LONGEST
        or not word.replace("-", "").isalpha()
        or _role("simple") & {word, *lexicon.lemmas(word)}
    ):
        return (word,)
    best: tuple[tuple[int, ...], tuple[str, ...]] | None = None
    for cut in range(2, len(word) - 1):
        tail = word[cut:].removeprefix("-")
        if not _may_be_head(tail, lexicon) or (tail.startswith("ret") and word[cut - 1] == "e"):
            continue  # "orienteret" is no "ret"
        front = _front(word[:cut] + "-" if word[cut] == "-" else word[:cut], lexicon)
        if front is None or (lexicon.knows(word) and not _same_inflection(word, tail, lexicon)):
            continue
        parts = (*front, *_split((tail, lexicon)))
        words = [part for part in parts if len(part) > 1]
        # a known front before an unknown one, few stems, a long last stem ("ordning" before "ning")
        rank = (len(words), min(-len(part) for part in words[-1:]))
        if best is None or rank < best[0]:
            best = rank, parts
    return best[1] if best else (word,)


def _front(front: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The parts of what stands before the last stem, its linking letters split off; None if unknown."""
    for link, stem, bits in _stems_of(front):
        if stem in _role("prefix") | _role("fragment") or _too_short(stem):
            continue
        if lexicon.knows(stem) and (lexicon.links(stem) & bits or (link == "-" and not bits)):
            shown = front.removesuffix("-").removesuffix(link)
            return (*_split((shown, lexicon)), *((link,) if link else ()))
    for link in ("s", "e", ""):  # a compound that the dictionary lacks: its own last stem must take the link
        stem = front.removesuffix(link)
        inner = _split((stem, lexicon)) if front.endswith(link) and not lexicon.knows(stem) else ()
        if len(inner) > 1 and lexicon.links(inner[-1]) & {"s": _S, "e": _E, "": _PLAIN}[link]:
            return (*inner, *((link,) if link else ()))
        if link == "s" and len(inner) > 1 and lexicon.links(inner[-1]) & _PLAIN:
            return (*inner, link)  # "ungdomsuddannelse": a compound in front often takes an -s of its own
    return None


def _stems_of(front: str) -> list[tuple[str, str, int]]:
    """Linking letters, base form and the bits that allow them, for what stands in front."""
    found = [("-", front[:-1], 0)] if front.endswith("-") else [("", front, _PLAIN)]
    if front.endswith("s"):
        found += [("s", front[:-1], _S), ("s", front[:-1] + "e", _DROP_E_S)]
    if front.endswith("e"):
        found.append(("e", front[:-1], _E))
        if front[-2:-1] == front[-3:-2]:  # "natteliv"
            found.append((front[-2:], front[:-2], _DOUBLE_E))
    if front.endswith("er"):
        found.append(("er", front[:-2], _ER))
    if front.endswith("t"):
        found.append(("t", front[:-1], _T))
    found.append(("", front + "e", _DROP_E))
    return found


def _may_be_head(tail: str, lexicon: Lexicon) -> bool:
    if _too_short(tail) or tail in _role("prefix") or not lexicon.knows(tail):
        return False
    words = [w for w in lexicon.words(tail) if w.word_class in (WordClass.NOUN, WordClass.ADJ)]
    return bool(words) and not any(word.lemma in _role("suffix") for word in words)


def _same_inflection(word: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a word that the dictionary has inflects like its supposed head: *husleje* like *leje*."""

    def forms(form: str) -> set[tuple[object, ...]]:
        return {
            (w.word_class, w.gender, w.form)
            for w in lexicon.words(form)
            if w.word_class in (WordClass.NOUN, WordClass.ADJ)
        }

    return bool(forms(word) & forms(tail))


def _too_short(part: str) -> bool:
    return len(part) < SHORTEST and part not in _role("short")


@cache
def _role(role: str) -> frozenset[str]:
    """The words of compound_parts.tsv with this role; its README says what the roles mean."""
    path = lexicons_folder() / "morphology" / "compound_parts.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(word for word, roles in rows if role in roles.split("; "))
