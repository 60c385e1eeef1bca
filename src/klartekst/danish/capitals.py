"""What a capital letter tells: a name, or only that a sentence begins here."""

from collections.abc import Sequence

from klartekst.danish.tokens import Token, TokenKind


def is_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word is a name by its capital letter: one that no sentence start explains.

    *Bostedet hedder Visitationen*, *Kim Lov*: Danish common nouns take no capital.
    Abbreviations of capitals (BPA) and the polite *De* are no names.
    """
    text = tokens[position].text
    if not text[:1].isupper() or (len(text) > 1 and text.isupper()):
        return False
    return not starts_sentence(tokens, position) and text not in {"De", "Dem", "Deres", "I"}


def starts_sentence(tokens: Sequence[Token], position: int) -> bool:
    """Whether only punctuation, numbers or an opening colon stand before a token in its sentence."""
    for at in range(position - 1, -1, -1):
        before = tokens[at]
        if before.text in {":", "?", "!", "–", "•", "/"}:
            return True
        if before.kind in {TokenKind.WORD, TokenKind.FIELD}:
            return False
        if before.text in {",", ";"}:
            return False
    return True


def starts_clause(tokens: Sequence[Token], position: int) -> bool:
    """Whether a clause can begin here: at the sentence's start, behind a comma, *og*, *eller* or *så*."""
    return starts_sentence(tokens, position) or tokens[position - 1].norm in {
        ",",
        ";",
        "og",
        "eller",
        "så",
        "men",
    }


def has_object(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word follows that an imperative could govern; a heading of one word is a noun."""
    return position + 1 < len(tokens) and tokens[position + 1].kind is not TokenKind.PUNCTUATION


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether most words of a sentence are written in capitals, which then tell nothing."""
    words = [token.text for token in tokens if token.kind is TokenKind.WORD and len(token.text) > 1]
    return bool(words) and sum(map(str.isupper, words)) > len(words) / 2
