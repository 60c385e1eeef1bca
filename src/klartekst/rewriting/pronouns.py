"""The object pronoun that stands for a noun phrase said before: *Udfyld skemaet, og send det tilbage*."""

from collections.abc import Sequence

from klartekst.danish.forms import Gender, NounForm, Number
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token


def pronoun_for(subject: Sequence[Token], lexicon: Lexicon) -> str | None:
    """*den, det, dem* for a noun phrase, by the number and gender of its first noun."""
    if any(token.norm in {"og", "eller", "samt"} for token in subject):
        return "dem"
    if subject[-1].norm == "følgende":
        return "det"
    for token in subject:
        words = [w for w in lexicon.words(token.text) if isinstance(w.form, NounForm) and not w.form.genitive]
        answers = {
            "dem" if w.form.number is Number.PLURAL else "det" if w.gender is Gender.NEUTER else "den"  # type: ignore[union-attr]
            for w in words
        }
        if words:
            return answers.pop() if len(answers) == 1 else None
    return None
