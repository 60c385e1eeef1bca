"""A verbal noun behind a genitive, read as if its object stood behind it: *efter fristens overskridelse*.

What is worked out for *efter overskridelse af fristen* then holds for both.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.edits import Rewrite
from klartekst.rewriting.verbal_nouns import adjuncts
from klartekst.rewriting.verbal_nouns.actors import Actors
from klartekst.rewriting.verbal_nouns.nominal import Nominal, noun_group


def is_owner(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is the genitive of one definite thing: *fristens*."""
    return any(
        isinstance(word.form, NounForm) and word.form.definite and word.form.genitive
        for word in lexicon.words(token.text)
    )


def unfolded(
    tokens: Sequence[Token], at: int, nominals: dict[str, Nominal], actors: Actors
) -> Rewrite | None:
    """The clause for the adjunct whose verbal noun stands at `at`, behind its object in the genitive."""
    owner = tokens[at - 1]
    place = owner.start  # made-up places that keep the words apart
    turned = [
        *tokens[: at - 1],
        replace(tokens[at], start=place, end=place + 1),
        Token("af", place + 2, place + 3, owner.kind, "af"),
        replace(owner, text=owner.text[:-1], norm=owner.norm[:-1], start=place + 4, end=place + 5),
        *tokens[at + 1 :],
    ]
    group = noun_group(turned, at - 1, nominals, actors.lexicon)
    if group is None or group.nominal.link != "af":
        return None
    made = adjuncts.front(turned, group, actors)
    return Rewrite(made.start, made.end - 1, made.text) if made is not None else None
