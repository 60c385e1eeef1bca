"""A long compound said in several words: *merudgiftsberegningsskema* is *skema til at beregne merudgifter*.

A compound does not say how its parts belong together, so only such are taken apart as leave one reading:

1. It ends in a head of `compound_heads.tsv`: a paper, a plan, a fee, an act, behind which the matter always
   stands with the same preposition (*skema om, gebyr for, vurdering af*).
2. Of two stems alone the relation is often another (*politianmeldelse, principafgørelse*), or the word is everybody's;
   only heads that say so take them (`alone`).
3. What stands before is a noun in its base form. Verbs (*gravetilladelse*) and adjectives (*fællesudvalg*) say
   something else, and so do words for time, persons, places, tools and measure (*vinterplan, brugerundersøgelse,
   ultralydsundersøgelse, standardkontrakt*): they tell when, by whom or how, not what.
4. A front that is long itself, or has a plainer noun in it, is taken apart by the same rule, once, or has a wording
   in `compounds.tsv`. Otherwise there is no text: a long word would be left.
"""

from pathlib import Path

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.compounds import SHORT_LINKS, split, stems
from klartekst.danish.forms import NounForm, Number, WordClass
from klartekst.danish.inflection import inflect_phrase
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import split as split_tokens
from klartekst.rewriting.others import is_person
from klartekst.wording.wordlist import Entry, WordList, read_entries, read_rows

SHORT_ENOUGH = 15
"""Letters up to which a front stays one word: *skema om forældremøde*."""
# Things that one hardly has a single one of; all others stand bare: *opsigelse af lejekontrakt*.
_SEVERAL = listed(
    "udgift merudgift oplysning hjælpemiddel barn træ opgave klage regning sag vej brønd krav fejl skade bil hund "
    "forening dokument bilag bog møbel faktura gæst billet kvadratmeter time timer rotte råvare vare besøg"
)
# What tells when, who, where, how or how much, and not what a paper is about or what an act is done to.
_NOT_THE_MATTER = listed(
    "vinter sommer efterår forår dag nat aften morgen uge måned kvartal år døgn weekend ferie jul påske tid fremtid "
    "helhed standard minimum maksimum individ gruppe par netværk total special hoved del enkelt fælles sam prøve "
    "telefon video internet net mail computer maskine robot post brev kommune stat region land by hjem system rutine "
    "landzone byzone projekt ramme basis kerne sektor forsøg nød mini brutto netto landsplan lokalplan selv "
    "helår heltid deltid fuldtid kvalitet håndværker erhverv arbejde fri hel god hold gang førstegang"
)
# Acts whose nouns are no heads of the list: what one does with a paper, and not what it is about.
_ACTS = listed(
    "parkering kørsel rengøring træning genoptræning undervisning flytning fraflytning indflytning pasning pleje "
    "rådgivning opfølgning overnatning deltagelse udledning gravning skiltning indlæggelse udskrivning vielse "
    "ekspropriation høring nabohøring sagsbehandling indskrivning udmelding indmelding optagelse rehabilitering "
    "ikrafttrædelse fakturering brug leje ophold beboelse udstykning aflastning isolering ventilation dokumentation"
)

_FORMS = {
    "": NounForm(),
    "flertal": NounForm(Number.PLURAL),
    "bestemt": NounForm(Number.SINGULAR, definite=True),
}


class Head(msgspec.Struct, frozen=True):
    """A line of `compound_heads.tsv`: how the rest of a compound follows its last part.

    `thing` and `act` are what leads in a rest that is a thing or an act, "" where nothing can be said;
    `form` is the one that a rest of its own kind takes: *oversigt over* many, *forlængelse af* the one that is there.
    `alone` says whether a rest of a single stem has one reading: never "", when it is an act "handling", always "alt".
    """

    noun: str
    thing: str
    act: str
    verb: str
    write: str
    place: str
    form: NounForm
    alone: str
    unless: frozenset[str]


class CompoundPhrases(msgspec.Struct, frozen=True):
    """What long compounds are said with: the heads, and the fronts that `compounds.tsv` has a wording for."""

    heads: dict[str, Head]
    compounds: WordList

    @classmethod
    def load(cls, lexicons: Path) -> "CompoundPhrases":
        """Both lists, from the folder they lie in."""
        heads = {
            row["head"]: Head(
                row["head"],
                row["thing"],
                row["act"],
                row["verb"],
                row["write"],
                row["place"],
                _FORMS[row["form"]],
                row["alone"],
                frozenset(row["unless"].split("; ")) - {""},
            )
            for _, row in read_rows(lexicons / "compound_heads.tsv")
        }
        return cls(heads, read_entries(lexicons / "compounds.tsv", split_tokens))

    def listed(self, lemma: str) -> Entry | None:
        """The line of `compounds.tsv` on a compound; None where it has none."""
        return next((entry for _, _, entry in self.compounds.under("{" + lemma)), None)

    def phrase(self, lemma: str, lexicon: Lexicon) -> str | None:
        """The template for a compound's base form, its head in braces; None when it is not sure."""
        parts = self._cut(lemma, lexicon)
        if parts is None or parts[0].place == "inde":
            return None
        head, rest = parts
        last = stems(rest, lexicon)
        if len(last) == 1 and head.alone != "alt" and not (head.alone and self._is_act(last[0])):
            return None
        behind = self._behind(head, rest, lexicon, again=True)
        return None if behind is None else f"{{{head.write or head.noun}}} {behind}"

    def _cut(self, word: str, lexicon: Lexicon) -> tuple[Head, str] | None:
        """The head of a compound, the longest that is listed, and the base form of what stands before it."""
        parts = split(word, lexicon) or ()
        for at in range(1, len(parts)):
            head = self.heads.get("".join(parts[at:]))
            if head is not None:
                rest = _base_form(parts[:at], lexicon)
                return None if rest is None else (head, rest)
        return None

    def _behind(self, head: Head, rest: str, lexicon: Lexicon, *, again: bool) -> str | None:
        """What follows the head; `again` allows to take the rest apart once more."""
        last = stems(rest, lexicon)[-1]
        if {rest, last} & head.unless or rest in _NOT_THE_MATTER or is_person(last):
            return None
        link = head.act if self._is_act(last) else head.thing
        if link.endswith(" at"):
            inner = self._cut(rest, lexicon) if again else None
            if inner is not None and inner[0].verb and inner[1] not in inner[0].unless:
                goal = self._noun(inner[1], inner[0], lexicon, again=True)
                return None if goal is None else f"{link} {inner[0].verb} {goal}"
            link = link.removesuffix(" at")
        noun = self._noun(rest, head, lexicon, again=again) if link else None
        return None if noun is None else f"{link} {noun}"

    def _is_act(self, noun: str) -> bool:
        head = self.heads.get(noun)
        return noun in _ACTS or (head is not None and (head.verb != "" or head.thing == "af"))

    def _noun(self, rest: str, head: Head, lexicon: Lexicon, *, again: bool) -> str | None:
        """The rest as it stands behind the preposition: in several words where it is long, bare otherwise."""
        if rest in _NOT_THE_MATTER or is_person(stems(rest, lexicon)[-1]):
            return None
        form = _form(rest, head, lexicon)
        entry = self.listed(rest)
        if entry is not None and entry.write and "," not in entry.write[0]:
            return inflect_phrase(entry.write[0], form, lexicon)
        if entry is not None and entry.row["keep"] == "ja":
            return lexicon.inflect(rest, WordClass.NOUN, form) or rest
        inner = self._cut(rest, lexicon) if again else None
        if inner is not None and (len(rest) > SHORT_ENOUGH or inner[0].write):
            behind = self._behind(*inner, lexicon, again=False)
            noun = lexicon.inflect(inner[0].write or inner[0].noun, WordClass.NOUN, form)
            return None if behind is None or noun is None else f"{noun} {behind}"
        if len(rest) > SHORT_ENOUGH:
            return None
        inflected = lexicon.inflect(rest, WordClass.NOUN, form)
        if inflected is not None and len(inflected) > SHORT_ENOUGH:
            return rest if form.definite else None
        return inflected or rest


def _form(rest: str, head: Head, lexicon: Lexicon) -> NounForm:
    """How the rest stands: bare where it is a mass, in the plural where one has several, else as the head asks."""
    if lexicon.is_mass(rest):
        return NounForm()
    several = rest in _SEVERAL or stems(rest, lexicon)[-1] in _SEVERAL
    return NounForm(Number.PLURAL) if several else head.form


def _base_form(parts: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """The base form of the noun that stands before a head, its linking letter off: *samarbejds-* is *samarbejde*."""
    bare = "".join(parts[:-1] if len(parts) > 1 and parts[-1] in SHORT_LINKS else parts)
    for form in (bare, bare + "e", bare.removesuffix("e")):
        if any(
            word.lemma == form
            and word.form in (NounForm(), NounForm(Number.PLURAL))  # "penge" has no singular
            for word in lexicon.words(form)
        ):
            return form
    return None
