"""A singular noun without an article: *ansøger har oplyst, at ejer skal* – the office's way to name a person.

Everyday Danish says *ansøgeren*, *en ansøger* or *du*; a bare noun names a role in *hun er ejer* and *som ejer*
only. Many such nouns are spelled like a present tense (*ejer, lejer, klager, betaler*): these count only where no
finite verb can stand.
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    COPULAS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    listed,
)
from klartekst.danish.forms import AdjectiveForm, AdjectiveKind, Gender, NounForm, Number, VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token, TokenKind
from klartekst.danish.verbs_in_place import is_nominative, may_be_finite

# Behind these a role is given, and nobody is named: *du er part*, *som ejer*, *at blive fleksjobber*.
_ROLE_GIVEN = COPULAS | listed("som anden ny eneste ens kære")
_OPENERS = listed(
    "at om hvis når da idet såfremt fordi mens medmindre selvom hvorvidt dersom eftersom hvorefter hvorfor ligesom"
)
_HOLDERS = MODALS | listed("har havde får fik gives meddeles pålægges bedes indkaldes anmodes påhviler")
# "i" may be the pronoun: *at I betaler*
_BEFORE_NOUNS = (_OPENERS | PREPOSITIONS | _HOLDERS | COPULAS) - {"i"}
# Two agent nouns in a row may be verb and subject: *Betaler ejer ikke, …*.
_AGENTS = listed("ejer lejer låner klager betaler modtager ansøger bruger deltager")
_AGREEING = frozenset({AdjectiveKind.BASE, AdjectiveKind.DEFINITE})


def is_bare(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the token is a singular noun that names somebody without an article; a definite form is none.

    False wherever it may be a verb, and for a plural.
    """
    words = lexicon.words(tokens[at].text)
    nouns = [word.form for word in words if isinstance(word.form, NounForm)]
    if not any(form.number is Number.SINGULAR and not form.definite for form in nouns):
        return False
    owns = all(form.genitive for form in nouns)
    if at and (_is_determined(tokens, at, lexicon) or (not owns and _gives_a_role(tokens, at, lexicon))):
        return False
    if may_be_finite(tokens[at], lexicon):
        return _stands_where_no_verb_can(tokens, at, lexicon)
    return True


def _is_determined(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether an article, an owner, a number or an adjective stands before it."""
    before = tokens[at - 1]
    if before.norm == "det" and _is_common(tokens[at], lexicon):
        return False  # "er det ansøgers ansvar"
    if before.norm in DETERMINERS or before.kind is TokenKind.NUMBER:
        return True
    if before.norm in ADVERBS | PREPOSITIONS | AUXILIARIES | _OPENERS:
        return False
    words = lexicon.words(before.text)
    if any(getattr(word.form, "genitive", False) for word in words) or before.norm.endswith("s'"):
        return True
    if any(isinstance(word.form, AdjectiveForm) and word.form.kind in _AGREEING for word in words):
        return not _is_perfect(tokens, at - 1, lexicon)
    return any(
        isinstance(word.form, VerbForm)
        and word.form.kind in {VerbKind.PARTICIPLE, VerbKind.ATTRIBUTIVE, VerbKind.PRESENT_PARTICIPLE}
        for word in words
    ) and not _is_perfect(tokens, at - 1, lexicon)


def _is_common(token: Token, lexicon: Lexicon) -> bool:
    nouns = [word for word in lexicon.words(token.text) if isinstance(word.form, NounForm)]
    return bool(nouns) and all(word.gender is Gender.COMMON for word in nouns)


def _is_perfect(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*har bevilget ansøger*: the participle belongs to *har*, not to the noun."""
    return any(token.norm in AUXILIARIES for token in tokens[max(0, at - 4) : at]) and any(
        isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE
        for word in lexicon.words(tokens[at].text)
    )


def _gives_a_role(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """*du er ejer*, *som ejer*; in *Efter § 4 er låntager forpligtet* the noun is the subject."""
    before = tokens[at - 1].norm
    if before not in _ROLE_GIVEN:
        return False
    if before not in COPULAS or at + 1 >= len(tokens) or is_nominative(tokens, at - 2):
        return True
    return not any(
        isinstance(word.form, AdjectiveForm)
        or (isinstance(word.form, VerbForm) and word.form.kind is VerbKind.PARTICIPLE)
        for word in lexicon.words(tokens[at + 1].text)
    )


def _stands_where_no_verb_can(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """After *at*, *til* or *skal*, or first in a main clause with its verb behind."""
    if is_nominative(tokens, at + 1):  # "når låner du", "hvad betaler vi"
        return False
    if _begins_clause(tokens, at):
        return at + 1 < len(tokens) and _may_follow_as_verb(tokens[at + 1], lexicon)
    if (
        is_nominative(tokens, at - 2)
        and tokens[at - 1].norm != "så"
        and may_be_finite(tokens[at - 1], lexicon)
    ):
        return True  # "vi giver ansøger besked": the clause has its verb; "som du så betaler" has not had it
    return tokens[at - 1].norm in _BEFORE_NOUNS or _is_perfect(tokens, at - 1, lexicon)


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the sentence's first word, or stands after a comma and *og*: *…, og lejer hæfter*."""
    if not any(token.kind is TokenKind.WORD for token in tokens[:at]):
        return True
    return at >= 2 and tokens[at - 1].norm in {"og", "men"} and tokens[at - 2].text == ","


def _may_follow_as_verb(token: Token, lexicon: Lexicon) -> bool:
    return token.norm in AUXILIARIES or (token.norm not in _AGENTS and may_be_finite(token, lexicon))
