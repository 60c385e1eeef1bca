"""The other attribute of a squeezed phrase, as a clause of its own.

det af dig indsendte, men ufuldstændige skema   → …, men som er ufuldstændigt
de i brevet nævnte, endnu ikke betalte regninger → …, og som endnu ikke er betalt
det foretagne og af fotos ledsagede syn         → …, og som er ledsaget af fotos
det fremsendte og af dig ikke besvarede brev    → …, og som du ikke har besvaret
"""

from collections.abc import Sequence

from klartekst.danish.closed_classes import ADVERBS, PREPOSITIONS, listed
from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Gender,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    WordClass,
)
from klartekst.danish.inflection import agree
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.attributes.squeezed import ARTICLES, WITH_ARTICLE, Squeezed
from klartekst.rewriting.edits import text_of

_MORE_ADVERBS = listed("dog endnu delvist hidtil oprindeligt nyligt tidligere")
_AGENTS = {"dig": "du", "os": "vi", "jer": "I", "mig": "jeg"}


def second_attribute(tokens: Sequence[Token], each: Squeezed, lexicon: Lexicon) -> str | None:
    """*men som er ufuldstændigt*; None when it is more than adverbs, one phrase and the attribute."""
    assert each.second is not None
    at = each.participle + 1
    link = "og"
    while tokens[at].text == "," or tokens[at].norm in {"men", "og", "samt"}:
        link = "men" if tokens[at].norm == "men" else link
        at += 1
    inside = list(tokens[at : each.second])
    adverbs: list[str] = []
    agent, phrase, degree = "", "", ""
    while inside:
        if inside[0].norm == "i" and len(inside) > 1 and inside[1].norm == "øvrigt":
            adverbs.append("i øvrigt")
            del inside[:2]
        elif _degree(inside, lexicon):
            degree = inside.pop().text
        elif inside[0].norm in ADVERBS | _MORE_ADVERBS:
            adverbs.append(inside.pop(0).text)
        elif inside[0].norm in PREPOSITIONS and not phrase and not agent:
            end = end_of_noun_phrase(inside, 1, lexicon)
            if end is None:
                return None
            if inside[0].norm == "af" and end == 2 and inside[1].norm in _AGENTS:
                agent = _AGENTS[inside[1].norm]
            else:
                phrase = text_of(inside[:end])
            del inside[:end]
        else:
            return None
    said = _said(tokens, each, agent, degree, lexicon)
    return (
        None
        if said is None
        else " ".join(word for word in (link, "som", agent, *adverbs, said, phrase) if word)
    )


def _degree(inside: Sequence[Token], lexicon: Lexicon) -> bool:
    """*stærkt forurenede*: an adjective in the neuter right before the attribute tells how much."""
    neuter = AdjectiveForm(AdjectiveKind.NEUTER)
    return len(inside) == 1 and any(word.form == neuter for word in lexicon.words(inside[0].text))


def _said(tokens: Sequence[Token], each: Squeezed, agent: str, degree: str, lexicon: Lexicon) -> str | None:
    """*er betalt*, *har besvaret* with somebody who did it, *er stærkt ufuldstændigt* as the noun asks."""
    assert each.second is not None
    words = lexicon.words(tokens[each.second].text)
    verb = next(
        (w.lemma for w in words if isinstance(w.form, VerbForm) and w.form.kind is VerbKind.ATTRIBUTIVE), None
    )
    if verb is not None:
        form = lexicon.inflect(verb, WordClass.VERB, VerbForm(VerbKind.PARTICIPLE))
        return None if form is None else " ".join(filter(None, ("har" if agent else "er", degree, form)))
    adjective = next(
        (w.lemma for w in words if isinstance(w.form, AdjectiveForm) and w.form.kind in WITH_ARTICLE), None
    )
    number, _ = ARTICLES[tokens[each.article].norm]
    if adjective is None or agent:
        return None
    form = agree(adjective, _gender(tokens[each.noun], number, lexicon), number, lexicon, definite=False)
    return None if form is None else " ".join(filter(None, ("er", degree, form)))


def _gender(noun: Token, number: Number, lexicon: Lexicon) -> Gender | None:
    genders = {
        word.gender
        for word in lexicon.words(noun.text)
        if isinstance(word.form, NounForm) and word.form == NounForm(number)
    }
    return genders.pop() if len(genders) == 1 else None
