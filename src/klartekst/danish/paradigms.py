"""Paradigms: the endings of a word by slot, as `training/build_lexicon.py` writes them.

A line is class, gender, ending of the lemma and then `slot=ending|ending`, separated by tabs.
A class with "!" lets no other reading of its form through (*den* is never the plural of a noun).
"""

import msgspec

from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Form,
    Gender,
    NounForm,
    Number,
    PlainForm,
    VerbForm,
    VerbKind,
    Voice,
    WordClass,
)

_SLOTS: dict[WordClass, dict[str, tuple[Form, ...]]] = {
    WordClass.NOUN: {
        "sg": (NounForm(),),
        "verbal": (NounForm(),),
        "sg.def": (NounForm(definite=True),),
        "pl": (NounForm(Number.PLURAL),),
        "pl.def": (NounForm(Number.PLURAL, definite=True),),
    },
    WordClass.VERB: {
        **{kind.value: (VerbForm(kind),) for kind in VerbKind},
        # One and the same s-form serves as present and as infinitive.
        "infs": (
            VerbForm(VerbKind.PRESENT, Voice.PASSIVE),
            VerbForm(VerbKind.INFINITIVE, Voice.PASSIVE),
        ),
        "pasts": (VerbForm(VerbKind.PAST, Voice.PASSIVE),),
        "dep": (
            VerbForm(VerbKind.PRESENT, Voice.DEPONENT),
            VerbForm(VerbKind.INFINITIVE, Voice.DEPONENT),
        ),
        "dep.past": (VerbForm(VerbKind.PAST, Voice.DEPONENT),),
        "dep.part": (VerbForm(VerbKind.PARTICIPLE, Voice.DEPONENT),),
    },
    WordClass.ADJ: {kind.value: (AdjectiveForm(kind),) for kind in AdjectiveKind},
}
_PLAIN: dict[str, tuple[Form, ...]] = {"base": (PlainForm(),)}


class Paradigm(msgspec.Struct, frozen=True):
    """The inflection that words share; all endings are put behind the word's stem.

    `mass`: takes no *en/et*; `preferred`: the usual one of several words spelled alike (*bogen, bøger*).
    """

    word_class: WordClass
    only: bool
    gender: Gender | None
    lemma: str
    by_ending: dict[str, tuple[tuple[str, Form], ...]]
    by_form: dict[Form, str]
    mass: bool
    preferred: bool

    @classmethod
    def parse(cls, line: str) -> "Paradigm":
        """Read one line of paradigms.tsv."""
        name, gender, lemma, *cells = line.split("\t")
        word_class = WordClass(name.removesuffix("!"))
        slots = {slot: endings.split("|") for slot, _, endings in (cell.partition("=") for cell in cells)}
        mass = word_class is WordClass.NOUN and ("mass" in slots or "pl" not in slots)
        preferred = "prefer" in slots
        for mark in ("mass", "prefer"):
            slots.pop(mark, None)
        if word_class is WordClass.ADJ and "base" in slots:
            # "relevant", "ekstra", "fælles": what has no form of its own is like the base form
            for slot in ("neuter", "pl"):
                slots.setdefault(slot, slots["base"])
        meanings = _SLOTS.get(word_class, _PLAIN)
        by_ending: dict[str, list[tuple[str, Form]]] = {}
        by_form: dict[Form, str] = {}
        for slot, endings in slots.items():
            for form in meanings[slot]:
                by_form.setdefault(form, endings[0])
                for ending in endings:
                    by_ending.setdefault(ending, []).append((slot, form))
        return cls(
            word_class,
            name.endswith("!"),
            Gender(gender) if gender in ("c", "n") else None,
            lemma,
            {ending: tuple(forms) for ending, forms in by_ending.items()},
            by_form,
            mass,
            preferred,
        )
