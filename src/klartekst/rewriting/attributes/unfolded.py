"""The squeezed phrase unfolded behind its noun: *de af dig fremsendte bilag* → *de bilag, du har sendt*.

    de | af dig | fremsendte | bilag      → de bilag, du har sendt
    den | i loven | nævnte | frist        → den frist, der står i loven
    de | ovenfor | nævnte | regler        → de regler, der står ovenfor

Article and noun stay as they are, so number and gender cannot go wrong.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import PREPOSITIONS
from klartekst.danish.forms import AdjectiveForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.openers import RELATIVES
from klartekst.danish.tokens import Token, TokenKind
from klartekst.rewriting.attributes.relative_clauses import has_number, relative_clause
from klartekst.rewriting.attributes.second_attribute import second_attribute
from klartekst.rewriting.attributes.squeezed import Squeezed, participle_of
from klartekst.rewriting.edits import Rewrite, text_of
from klartekst.rewriting.frames import Frames


def unfolded(
    tokens: Sequence[Token],
    each: Squeezed,
    frames: Frames,
    clauses: dict[tuple[str, ...], str],
    lexicon: Lexicon,
) -> Rewrite | None:
    """The noun with a relative clause behind it, or None when it is not plain who does what."""
    article = tokens[each.article]
    lemma = participle_of(tokens[each.participle], article.norm, lexicon)
    end = _with_phrase(tokens, each.noun + 1, lexicon)
    if lemma in {None, "være"} or end is None:
        return None  # "den til enhver tid værende ejer": no *der er*
    if end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].norm in RELATIVES | {"at"}:
        return None  # "den gældende takst, der udgør 40 kr.": its clause would hang on the new one
    inside = tuple(token.norm for token in tokens[each.article + 1 : each.participle + 1])
    clause = clauses.get(inside)
    if clause is None and inside[:2] != ("til", "enhver"):
        # "den til enhver tid fastsatte takst": set by whom?
        clause = relative_clause(tokens, each, lemma, frames, lexicon)
    if clause is None:
        return None
    if each.second is not None:
        further = second_attribute(tokens, each, lexicon)
        if further is None:
            return None
        clause = f"{clause}, {further}"
    noun = text_of(tokens[(each.second or each.participle) + 1 : end])
    if article.norm in {"en", "et"} and not clause.startswith(("der ", "som ")):
        clause = f"som {clause}"
    goes_on = end < len(tokens) and tokens[end].kind is not TokenKind.PUNCTUATION
    return Rewrite(each.article, end, f"{article.text} {noun}, {clause}{',' if goes_on else ''}")


def _with_phrase(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """One past the noun and a phrase that hangs on it: *bilag til ansøgningen*; None when it is not plain.

    A name, a number or an adjective behind the noun belongs to it: *attest LÆ 285*, *beløb stort 900 kr.*
    """
    end: int | None = at
    if at < len(tokens) and tokens[at].norm in {"til", "om", "for", "af", "over"}:
        end = end_of_noun_phrase(tokens, at + 1, lexicon)
    if end is None or end >= len(tokens):
        return end
    if end > at and tokens[end - 1].norm in {"den", "det", "de"}:
        return None  # "harmonisering af niveauet og de i planen nævnte": another phrase begins
    following = tokens[end]
    if following.norm in {"vedrørende", "angående"}:
        return None  # "de i tilladelsen stillede vilkår vedrørende støj": one phrase
    if following.norm in {"på", "med"} and has_number(tokens[end + 1 : end + 2], lexicon):
        return None  # "den på grunden beliggende bygning på 210 m²": the measure belongs to the noun
    if end > at and following.norm in PREPOSITIONS | {"om"}:
        return None  # "spørgsmål om betaling i rater": one phrase, of which nobody knows the end
    if following.kind in {TokenKind.NUMBER, TokenKind.FIELD} or following.norm in {
        "og",
        "eller",
        "samt",
        "der",
        "som",
    }:
        return None
    words = lexicon.words(following.text) if following.kind is TokenKind.WORD else ()
    adjective = bool(words) and all(isinstance(word.form, AdjectiveForm) for word in words)
    return None if adjective or following.text[:1].isupper() else end
