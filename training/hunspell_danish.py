"""Read the Danish Hunspell dictionary and expand its affix rules into slots of paradigms.

The dictionary's flags are numbers, each with a Danish label in a comment of `index.aff`
("Substantiv, fælleskøn"); which slot of a paradigm a flag fills follows from that label.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

VERB_FLAGS = {1, 20, 21, 22}
ADJECTIVE_FLAGS = {12, 23, 24, 25, 26, 27, 28, 38, 40, 41, 42, 49, 59, 77, 78, 82}
NAME_FLAGS = {9, 54}
FORBIDDEN = 6
GENITIVE = 10
VERBAL_NOUN = 79  # "ansøgen", "behandlen": possible for every verb, rarely written

# Definite singular with the article of each gender, plural endings, and the flags that double a
# consonant first and then take the flags named after the slash in the affix file.
COMMON = {2, 14, 44, 58, 65, 75, 7, 19, 48, 50}
NEUTER = {4, 15, 45, 57, 66, 70, 84, 87, 76, 3, 18, 47, 51}
PLURAL = {5, 11, 13, 43, 64, 71, 85}
ZERO_PLURAL = 46
PLURAL_ONLY = 74
DOUBLING = {3, 7, 18, 19, 47, 48, 42}
NOUN_FLAGS = COMMON | NEUTER | PLURAL | {ZERO_PLURAL, PLURAL_ONLY, 72}

# What stands between a noun and the next stem of a compound, by flag, as a bit mask (see LINKS).
LINKS = {"": 1, "s": 2, "e": 4, "-e": 8, "-e+s": 16, "er": 32, "cc+e": 64, "t": 128}
LINK_FLAGS = {
    31: ("",),
    29: ("s",),
    30: ("e",),
    62: ("", "s"),
    63: ("", "e"),
    55: ("-e",),
    56: ("-e+s",),
    60: ("er",),
    61: ("cc+e",),
    67: ("", "cc+e"),
    88: ("t",),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One suffix rule: cut `strip` from the end of the word, put `add` in its place."""

    strip: str
    add: str
    then: frozenset[int]
    condition: re.Pattern[str]
    label: str

    def apply(self, word: str) -> str | None:
        """The word with the suffix, or None where the rule does not hold."""
        if not self.condition.search(word) or not word.endswith(self.strip):
            return None
        return word[: len(word) - len(self.strip)] + self.add


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the dictionary: the word, its flags, its irregular forms, the word it belongs to."""

    word: str
    flags: frozenset[int]
    irregular: tuple[str, ...] = ()
    belongs_to: tuple[str, ...] = ()

    @property
    def links(self) -> int:
        """The linking letters it takes in front of another stem, as a bit mask."""
        return sum({LINKS[link] for flag in self.flags & LINK_FLAGS.keys() for link in LINK_FLAGS[flag]})


@dataclass(slots=True)
class Paradigm:
    """The forms of one word by slot, commonest first; `gender` is "c", "n", "cn" or ""."""

    lemma: str
    word_class: str
    gender: str = ""
    links: int = 0
    slots: dict[str, list[str]] = field(default_factory=dict)

    def put(self, slot: str, form: str) -> None:
        """Add a form to a slot once."""
        forms = self.slots.setdefault(slot, [])
        if form not in forms:
            forms.append(form)


def read_rules(path: Path) -> dict[int, list[Rule]]:
    """The suffix rules of the affix file by flag; prefixes (compounding, directions) are left out."""
    rules: dict[int, list[Rule]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r"SFX (\d+) (\S+) (\S+) (\S+)(?:\s+\+(\S+))?\s*$", line)
        if not match or match[2] == "Y":
            continue
        add, _, then = match[3].partition("/")
        rules[int(match[1])].append(
            Rule(
                strip="" if match[2] == "0" else match[2],
                add="" if add == "0" else add,
                then=frozenset(int(flag) for flag in then.split(",") if flag),
                condition=re.compile(f"(?:{'' if match[4] == '.' else match[4]})$"),
                label=match[5] or "",
            )
        )
    return rules


def read_entries(path: Path) -> Iterator[Entry]:
    """The dictionary's single words; phrases, word parts and forbidden words are left out."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        head, *fields = re.split(r"[ \t]+", line)
        word, _, flags = head.partition("/")
        numbers = frozenset(int(flag) for flag in flags.split(",") if flag.isdigit())
        if any(part[2:3] != ":" for part in fields) or FORBIDDEN in numbers:
            continue
        if not word or word.startswith("-") or word.endswith("-") or '"' in word or "\\" in word:
            continue
        yield Entry(
            word,
            numbers,
            tuple(part[3:] for part in fields if part.startswith("al:") and len(part) > 3),
            tuple(part[3:] for part in fields if part.startswith("st:")),
        )


class Expander:
    """Turns dictionary entries into paradigms."""

    def __init__(self, rules: dict[int, list[Rule]]) -> None:
        self.rules = rules

    def paradigms(self, entry: Entry) -> Iterator[Paradigm]:
        """Every paradigm that the flags of one entry give: none, one, or more (noun and adjective)."""
        if entry.flags & VERB_FLAGS:
            yield self._verb(entry)
            yield self._verbal_noun(entry)
        elif is_strong_verb(entry):
            yield strong_verb(entry)
        elif entry.word.endswith("s") and any(re.search(r"[dt]es?$", f) for f in entry.irregular):
            yield deponent(entry)
        nouns = entry.flags & NOUN_FLAGS
        if nouns:
            yield self._noun(entry, nouns)
        elif is_unclassed_noun(entry):
            yield self._noun(entry, entry.flags & NOUN_FLAGS)
        if entry.flags & ADJECTIVE_FLAGS:
            yield self._adjective(entry)
        if entry.flags & NAME_FLAGS:
            yield Paradigm(entry.word, "PROPN", slots={"base": [entry.word]}, links=entry.links)

    def _forms(self, word: str, flag: int) -> Iterator[tuple[str, Rule]]:
        for rule in self.rules[flag]:
            form = rule.apply(word)
            if form is not None:
                yield form, rule

    def _verb(self, entry: Entry) -> Paradigm:
        verb = Paradigm(entry.word, "VERB", slots={"inf": [entry.word]}, links=entry.links)
        labels = {
            "NUTID": "pres",
            "DATID": "past",
            "PERF_PART": "part",
            "IMPERATIV": "imp",
            "PRÆSENS_PART": "prespart",
            "PASSIV": "infs",
        }
        for flag in sorted(entry.flags & VERB_FLAGS):
            for form, rule in self._forms(entry.word, flag):
                slot = labels[rule.label]
                if entry.word[-1] in "iy" and rule.add in ("r", "s"):
                    continue  # "fornyer, fornyes", not "fornyr"
                verb.put(slot, form)
                if slot == "past":  # the weak past is also the plural and definite participle
                    verb.put("attr", form)
                    verb.put("pasts", form + "s")
        if not entry.word.endswith("e"):
            verb.put("imp", entry.word)
        if entry.word.endswith("holde"):
            verb.slots["past"] = list(verb.slots["part"])
        # "kontrollér" before "kontroller": the accent tells the imperative from a plural noun
        verb.slots.get("imp", []).sort(key=lambda form: "é" not in form)
        for form in entry.irregular:  # a strong past beside the weak one: "tie: tav"
            if not form.endswith(("t", "n", "ne", "s")) or form in {"brast", "fnes"}:
                verb.put("past", form)
        return verb

    def _verbal_noun(self, entry: Entry) -> Paradigm:
        forms = [f for f, rule in self._forms(entry.word, VERBAL_NOUN) if not rule.label]
        lemma = forms[0] if forms else entry.word + "n"
        return Paradigm(lemma, "NOUN", "c", slots={"verbal": [lemma]})

    def _noun(self, entry: Entry, flags: frozenset[int]) -> Paradigm:
        gender = ("c" if flags & COMMON else "") + ("n" if flags & NEUTER else "")
        noun = Paradigm(entry.word, "NOUN", gender, entry.links)
        noun.put("pl" if PLURAL_ONLY in flags else "sg", entry.word)
        for flag in sorted(flags):
            self._fill_noun(noun, entry.word, flag)
        add_irregular_noun_forms(noun, entry.irregular)
        if not gender and "sg.def" in noun.slots:
            noun.gender = "n" if noun.slots["sg.def"][0].endswith("t") else "c"
        return noun

    def _fill_noun(self, noun: Paradigm, word: str, flag: int) -> None:
        if flag == ZERO_PLURAL:
            noun.put("pl", noun.lemma)
        for form, rule in self._forms(word, flag):
            if flag in DOUBLING:  # "kontrol" + l, then the endings of "kontroll"
                for then in sorted(rule.then & NOUN_FLAGS):
                    self._fill_noun(noun, form, then)
            elif rule.add.endswith("s") or rule.add == "'" or flag == 72:
                continue  # genitives are formed when they are looked up
            elif flag in COMMON | NEUTER and not re.search(r"er(ne)?$", rule.add):
                noun.put("sg.def", form)
            else:
                noun.put("pl.def" if rule.add.endswith("ne") else "pl", form)

    def _adjective(self, entry: Entry) -> Paradigm:
        adjective = Paradigm(entry.word, "ADJ", slots={"base": [entry.word]}, links=entry.links)
        for flag in sorted(entry.flags & ADJECTIVE_FLAGS):
            self._fill_adjective(adjective, entry.word, flag)
        for form in entry.irregular:
            if not form.endswith("s"):
                adjective.put(adjective_slot(form), form)
        return adjective

    def _fill_adjective(self, adjective: Paradigm, word: str, flag: int) -> None:
        labels = {"KOMPARATIV": "comp", "SUPERLATIV": "sup", "SUPERLATIV_PLURALIS": "sup.def"}
        for form, rule in self._forms(word, flag):
            if flag in DOUBLING:
                for then in rule.then & ADJECTIVE_FLAGS:
                    self._fill_adjective(adjective, form, then)
            elif rule.add.endswith("s"):
                continue
            elif flag in {49, 82}:
                adjective.put("neuter", form)
            else:
                adjective.put(labels.get(rule.label, "pl"), form)


def is_strong_verb(entry: Entry) -> bool:
    """Whether the irregular forms listed are those of a verb; nouns also have a genitive flag."""
    if GENITIVE in entry.flags:
        return False
    return entry.word in MODALS or any(form.endswith("ende") for form in entry.irregular)


def is_unclassed_noun(entry: Entry) -> bool:
    """Nouns without a class of their own: a genitive, and the right to end a compound ("henseende")."""
    other = ADJECTIVE_FLAGS | VERB_FLAGS | NAME_FLAGS
    return (
        {GENITIVE, 39} <= entry.flags
        and not entry.flags & other
        and entry.word.isalpha()
        and entry.word.islower()
        and (bool(entry.irregular) or not entry.word.endswith(("sk", "ende", "te", "d")))
    )


MODALS = {"kunne", "skulle", "ville", "måtte", "burde", "turde"}


def adjective_slot(form: str) -> str:
    """The slot of an irregular adjective form, told by its ending."""
    for pattern, slot in ((r"re$", "comp"), (r"ste$", "sup.def"), (r"st$", "sup"), (r"e$", "pl")):
        if re.search(pattern, form):
            return slot
    return "neuter"


def add_irregular_noun_forms(noun: Paradigm, forms: tuple[str, ...]) -> None:
    """Sort the irregular forms of a noun into its slots; genitives are left out."""
    base = noun.lemma
    for form in forms:
        if "'" in form or (form.endswith("s") and (form[:-1] in forms or form[:-1] == base)):
            continue
        if form.endswith("ne"):
            noun.put("pl.def", form)
        else:
            added = (
                form in (base + "en", base + "n") and "n" not in noun.gender
            )  # but "øre, øren" is a plural
            other = form.endswith(("et", "en")) and form != base + "en" and not form.endswith("ren")
            noun.put("sg.def" if added or other else "pl", form)


def strong_verb(entry: Entry) -> Paradigm:
    """A verb whose forms are listed: present, s-form, past, past s-form, -ende, participles, imperative."""
    word = entry.word
    forms = [form for form in entry.irregular if "'" not in form]
    verb = Paradigm(word, "VERB", slots={"inf": [word]}, links=entry.links)
    cut = next((i for i, form in enumerate(forms) if form.endswith("ende")), len(forms))
    for form in forms[:cut]:
        pasts = verb.slots.get("past", [])
        if form in (word + "s", word + "es"):
            verb.put("infs", form)
        elif form == word + "r" or form in modal_present(word):
            verb.put("pres", form)
        elif form.endswith("s") and {form[:-1], form[:-2], form[:-3]} & set(pasts):
            verb.put("pasts", form)
        else:
            verb.put("part" if word in MODALS and form.endswith("et") else "past", form)
    for form in forms[cut:]:
        slot = None if form.endswith("s") and form[:-1] in forms else slot_behind_tenses(word, form)
        if slot is not None:
            verb.put(slot, form)
    fill_repeated_forms(verb)
    return verb


def slot_behind_tenses(word: str, form: str) -> str | None:
    """What a form of a strong verb is that is listed from its -ende on, None for one that is not needed."""
    if form.endswith("ende"):
        return "prespart"
    if form in modal_present(word):
        return "pres"
    if form in (word, word[:-1], word[:-2]):
        return "imp"
    endings = {"t": "part", "n": "part.common", "e": "attr"}
    return endings.get(form[-1:])


def fill_repeated_forms(verb: Paradigm) -> None:
    """The dictionary lists a form once: "satte" is the past too, "gør" present and imperative."""
    word, slots = verb.lemma, verb.slots
    for form in modal_present(word):
        verb.put("pres", form)
    if word in MODALS:
        verb.slots = {s: slots[s] for s in ("inf", "pres", "past", "part") if s in slots}
        verb.slots.setdefault("past", [word])
        return
    if "imp" not in slots:
        stem = word[:-1] if word.endswith("e") else word
        doubled = len(stem) > 2 and stem[-1] == stem[-2]
        verb.put("imp", slots["pres"][0] if word.endswith("gøre") else stem[:-1] if doubled else stem)
    if "past" not in slots:
        if word.endswith("holde"):
            slots["past"] = list(slots["part"])  # "holdt", while "de holdte møder" keeps the -e
        elif slots.get("attr", [""])[0].endswith(("te", "de")):
            slots["past"] = list(slots["attr"])
        else:
            slots["past"] = list(slots["imp"])  # "kom", "løb"


MODAL_PRESENT = {
    "kunne": ("kan",),
    "skulle": ("skal",),
    "ville": ("vil",),
    "måtte": ("må",),
    "burde": ("bør",),
    "turde": ("tør",),
    "vide": ("ved", "véd"),
    "være": ("er",),
    "have": ("har",),
}


def modal_present(word: str) -> tuple[str, ...]:
    """The present of verbs that do not form it with -r."""
    if word.endswith("gøre"):
        return (word.removesuffix("e"),)
    return MODAL_PRESENT.get(word, ())


def deponent(entry: Entry) -> Paradigm:
    """A verb that only has s-forms, "findes, fandtes": its s-form is no passive."""
    verb = Paradigm(entry.word, "VERB", slots={"dep": [entry.word]})
    for form in entry.irregular:
        verb.put("dep.past", form)
    return verb
