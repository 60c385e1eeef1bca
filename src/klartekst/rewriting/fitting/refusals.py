"""Wordings that would tear the sentence they go into, whatever their form."""

from itertools import dropwhile, islice, pairwise, takewhile

from klartekst.danish.closed_classes import AUXILIARIES, PREPOSITIONS, SUBORDINATORS, listed
from klartekst.danish.forms import VerbForm, VerbKind
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.verbal_nouns import names_act
from klartekst.rewriting.fitting.noun_refusals import NOUN_REFUSALS, Refusal, is_attribute
from klartekst.rewriting.fitting.place import Place
from klartekst.rewriting.noun_phrases import starts_noun_phrase
from klartekst.rewriting.verb_phrases import MODALS, SENTENCE_ADVERBS, SUBJECTS

_AS_A_RULE = frozenset({("som", "udgangspunkt"), ("som", "hovedregel"), ("som", "regel")})
_OPENERS = SUBORDINATORS | {"efter"}
_NO_DUTY = listed("ikke ingen aldrig hverken")
_NEAR = 5  # words of the same clause in which a negation stands
_HAPPENING = listed("ske foretage")
_JOINING = listed("og eller samt men hverken")
_BETWEEN = listed("selv ikke også kun altid derfor")


def _takes_the_subject(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a clause of its own would hang on a modal: *må det antages, at* and *vi går ud fra, at*, or an order."""
    before = place.left[-1].lower() if place.left else ""
    first = alternative.split(maxsplit=1)[0]
    return (
        before in MODALS
        and place.matched[0].lower() in {"det", "der"}
        and (first in SUBJECTS | {"der", "det"} or _is_order(first, lexicon))
    )


def _parts_from_subject(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a particle or preposition would stand before the subject: *Derefter betales tilbage beløbet*.

    Nor does it stand before *ikke*: *betales tilbage som regel ikke*.
    A line of one passive form (*medregnes*: *regnes med*) is meant for the place behind its subject.
    """
    verb, _, last = alternative.partition(" ")
    if "{" in alternative or len(place.matched) > 1 or not verb.endswith("s") or not place.right:
        return False
    after = place.right[0]
    adverb = place.right[:2] in _AS_A_RULE or after.lower() in SENTENCE_ADVERBS - {"som"}
    return last.replace(" ", "").isalpha() and (
        adverb or after.lower() in SUBJECTS or after in {"I", "De"} or starts_noun_phrase(after, lexicon)
    )


def _loses_its_subject(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a passive that opens its clause would be left without a subject: *Foretages betaling efter fristen*.

    *Foretages beregning af tilskuddet* keeps one (*Beregnes tilskuddet*), and so does *henlægges sagen*.
    """
    verb, *others = place.matched
    if (place.left and place.left[-1][0].isalnum()) or not others or not verb.lower().endswith("es"):
        return False
    follows = place.right[0] if place.right else ""
    subject = follows[:1].isupper() or (follows != "" and starts_noun_phrase(follows, lexicon))
    kept = not {"der", *alternative.split()}.isdisjoint(word.lower() for word in others)
    return alternative.startswith("{") and not kept and not subject


def _points_from_attribute(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether the word points back from inside an attribute: *de deri fastsatte mål*."""
    before = place.left[-1].lower() if place.left else ""
    pointing = len(place.matched) == 1 and place.matched[0].lower().startswith(("der", "her"))
    return pointing and before in {"den", "det", "de"} and bool(place.right) and place.right[0][0].isalpha()


def _breaks_subordinate_order(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether an order or *du skal selv* would stand in a subordinate clause: *at husk at*, *at du skal selv*."""
    if not place.left or place.left[-1].lower() not in _OPENERS:
        return False
    first, *others = alternative.split(" ")
    if first in SUBJECTS:
        return len(others) > 1 and others[0] in MODALS and others[1] in _BETWEEN
    return _is_order(first, lexicon) and first != place.matched[0].lower()


def _is_order(word: str, lexicon: Lexicon) -> bool:
    """*husk*, *bemærk*: an imperative and nothing else."""
    forms = {each.form for each in lexicon.words(word)}
    return forms == {VerbForm(VerbKind.IMPERATIVE)}


def _forbids(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether no duty would become a ban: *er ikke forpligtet til at give adgang* and *skal ikke give adgang*."""
    if not alternative.startswith(("skal ", "{skulle} ")) and alternative not in {"skal", "{skulle}"}:
        return False
    if not any(word.lower().startswith(("pligt", "forpligt")) for word in place.matched):
        return False
    clause = [word.lower() for word in (*place.left[-_NEAR:], *place.matched)]
    while "," in clause:
        clause = clause[clause.index(",") + 1 :]
    return not _NO_DUTY.isdisjoint(clause)


def _leaves_its_second_half(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether an *at* goes that is taken up again.

    *er forpligtet til at opbevare bilag og (til) at vise dem*, *og om vinteren at salte*; *med den begrundelse, at
    huset er lavt, og at …*.
    """
    if place.matched[-1].lower() != "at" or alternative.endswith("at"):
        return False
    following = [word.lower() for word in place.right]
    # Behind a clause, *og at* goes on with a clause, and behind an infinitive with an infinitive.
    clause = place.matched[-2:-1] == (",",) or not (following and _is_infinitive(following[0], lexicon))
    for at, word in enumerate(following[:-1], start=1):
        near = list(takewhile(str.isalpha, following[at : at + _NEAR]))
        again = bool(near) and place.matched[-2:-1] == (near[0],)  # "…, hvis der er tid, og til at gøre rent"
        behind_comma = following[at - 2 : at - 1] == [","]
        if word not in _JOINING or (behind_comma and not clause and not again):
            continue
        if near[:1] == ["at"] or (near[:1] and near[0] in PREPOSITIONS and "at" in near):
            return True
    return False


def _leaves_its_second_preposition(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a preposition goes, for another one or none, that is taken up again.

    *har vanskeligheder ved madlavning og ved indtagelse af medicin*: not *problemer med madlavning og ved …*.
    """
    old, new = place.matched[-1].lower(), alternative.rsplit(" ", 1)[-1]
    if old == new or old not in PREPOSITIONS:
        return False
    following = [word.lower() for word in place.right]
    return any(one in _JOINING and two == old for one, two in pairwise(following))


def _is_infinitive(word: str, lexicon: Lexicon) -> bool:
    return any(each.form == VerbForm(VerbKind.INFINITIVE) for each in lexicon.words(word))


def _inverts_behind_words(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a condition without *hvis* would not open its sentence: *Alle har du spørgsmål …*."""
    first, _, following = alternative.partition(" ")
    inverted = first in AUXILIARIES and following.split(maxsplit=1)[:1] == ["du"]
    return inverted and bool(place.left) and place.matched[0].lower() not in AUXILIARIES


def _doubles_preposition(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a phrase would stand between a preposition and its noun: *udbetaling af på forskud varmetillæg*."""
    before = place.left[-1].lower() if place.left else ""
    first = alternative.split(" ", 1)[0]
    return (
        before in PREPOSITIONS - {"som", "om", "inden", "siden", "for"}
        and first in PREPOSITIONS - {"blandt", "for"}  # "med blandt andet Lone"
        and place.matched[0].lower() not in PREPOSITIONS
        and bool(place.right)
        and place.right[0][0].isalpha()
    )


def _trails_particle(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether an adverb of the sentence would stand behind a particle: *vi sætter prisen ned derfor fra maj*."""
    before = place.left[-1].lower() if place.left else ""
    return alternative in SENTENCE_ADVERBS and before in {"op", "ned", "ud", "ind", "tilbage", "frem", "med"}


def _happens_no_more(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """Whether a thing would be said to happen where an act did: *rapport skal ske* for *afrapportering skal ske*."""
    if len(place.matched) > 1 or not names_act(place.matched[0], lexicon):
        return False
    behind = dropwhile(lambda word: word.lower() in AUXILIARIES | _NO_DUTY, place.right)
    before = dropwhile(lambda word: _goes_with_noun(word, lexicon), reversed(place.left))
    verbs = (*islice(behind, 1), *islice(before, 1))
    if not any(_HAPPENING.intersection(lexicon.lemmas(word)) for word in verbs):
        return False
    return not any(names_act(word.strip("{}"), lexicon) for word in alternative.split())


def _goes_with_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a word stands between *foretaget* and its noun: *foretaget en fornyet besigtigelse*."""
    if _HAPPENING.intersection(lexicon.lemmas(word)):
        return False
    return word.lower() in {"en", "et", "der"} or any(map(is_attribute, lexicon.words(word)))


def _has_nothing_before_its_comma(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """*Uden kompensation …*: a text that begins with a comma opens no sentence."""
    return alternative.startswith(",") and not place.left


def _orders_inside_a_clause(place: Place, alternative: str, lexicon: Lexicon) -> bool:
    """*huset ligger jf. kortet ved åen*, *du har, jf. § 7, ret*: no order stands inside a clause."""
    return alternative == "se" and not _ends_clause(place.left)


def _ends_clause(left: tuple[str, ...]) -> bool:
    """Whether a sign closes what stands before, and not right behind its verb."""
    if not left or left[-1][0].isalnum():
        return False
    return len(left) < 2 or left[-1] != "," or left[-2].lower() not in AUXILIARIES


REFUSALS: tuple[Refusal, ...] = (
    _has_nothing_before_its_comma,
    _orders_inside_a_clause,
    _forbids,
    _takes_the_subject,
    _inverts_behind_words,
    _happens_no_more,
    _doubles_preposition,
    _trails_particle,
    _parts_from_subject,
    _loses_its_subject,
    _points_from_attribute,
    _breaks_subordinate_order,
    _leaves_its_second_half,
    _leaves_its_second_preposition,
    *NOUN_REFUSALS,
)


def shares_its_head(place: Place) -> bool:
    """Whether the word completes another: *behandlings- og undervisningstilbud*."""
    return len(place.left) > 1 and place.left[-2].endswith("-") and place.left[-1] in ("og", "eller", "samt")
