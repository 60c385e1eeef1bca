"""Where something stands that is read: *i* a letter and a law, *på* a list, a card and a page.

What is seen or heard has no words in it: of a map, a photograph or a meeting no text says that something stands there.
"""

import re
from collections.abc import Sequence

from klartekst.danish.closed_classes import listed
from klartekst.danish.forms import NounForm
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.noun_phrases import end_of_noun_phrase
from klartekst.danish.tokens import Token
from klartekst.rewriting.fitting.candidate import Candidate

# Last parts of nouns: *lønseddel*, *valgkort*, *hjemmeside*.
_ON = (
    "side", "liste", "seddel", "kvittering", "faktura", "opkrævning", "skilt", "kontoudtog", "årsopgørelse",
    "betalingskort", "sygesikringskort", "sundhedskort", "sundhedsbevis", "valgkort", "kørekort", "girokort", "blanket",
    "konvolut", "tavle", "mærkat", "etiket", "billet",
)  # fmt: skip
_ON_ALONE = listed("regning delregning vandregning varmeregning elregning")
_SEEN = (
    "kort", "kortbilag", "tegning", "plantegning", "foto", "luftfoto", "billede", "video", "samtale", "møde", "besøg",
    "praksis", "tilsyn", "besigtigelse", "måling", "forklaring", "observation", "adfærd",
    "omstændighed", "sammenhæng", "selvbetjening",
)  # fmt: skip
_STANDS_IN = re.compile(r"\b(stå|står|stod|stået) i$")
_IN_IT_STANDS = re.compile(r"[Ii] (.+ står\b.*)")


def written_in(candidate: Candidate, text: str) -> str | None:
    """`text` with *i* or *på* as what something stands in asks for; None where nothing can stand in it.

    A text of anything else comes back as it is.
    """
    behind, front = _STANDS_IN.search(text), _IN_IT_STANDS.fullmatch(text)
    if behind is None and front is None:
        return text
    nouns = _heads(candidate.right if behind is not None else candidate.matched[1:], candidate.lexicon)
    if not any(noun in _ON_ALONE or noun.endswith(_ON) for noun in nouns):
        return None if any(noun.endswith(_SEEN) for noun in nouns) else text
    if behind is not None:
        return f"{text[: behind.end(1)]} på"
    assert front is not None
    return f"{'På' if text[0] == 'I' else 'på'} {front[1]}"


def _heads(tokens: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The base forms that the noun may have which ends the noun phrase at the head of `tokens`; a web page is a *side*.

    *Listen* is of *liste*, and of *list* too.
    """
    if tokens and "." in tokens[0].text[1:-1]:
        return ["side"]  # borger.dk
    end = end_of_noun_phrase(tokens, 0, lexicon)
    if end is None:
        return []
    return [word.lemma for word in lexicon.words(tokens[end - 1].text) if isinstance(word.form, NounForm)]
