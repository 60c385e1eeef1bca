"""The lexicon: which words a form can be, and how words inflect."""

import csv
from pathlib import Path

import pytest

from klartekst.danish.forms import (
    AdjectiveForm,
    AdjectiveKind,
    Gender,
    NounForm,
    Number,
    VerbForm,
    VerbKind,
    Voice,
    WordClass,
)
from klartekst.danish.lexicon import Lexicon
from klartekst.resources import lexicons_folder, rules_folder

LEXICON = Lexicon.open()
TABLES = lexicons_folder() / "morphology"
DEFINITE = NounForm(definite=True)
PLURAL = NounForm(Number.PLURAL)
PLURAL_DEFINITE = NounForm(Number.PLURAL, definite=True)


def rows(name: str) -> list[dict[str, str]]:
    """The lines of one of our own tables."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize(
    ("noun", "definite", "plural", "plural_definite", "gender"),
    [
        ("tilbud", "tilbuddet", "tilbud", "tilbuddene", "n"),
        ("påbud", "påbuddet", "påbud", "påbuddene", "n"),
        ("kontrol", "kontrollen", "kontroller", "kontrollerne", "c"),
        ("ejendom", "ejendommen", "ejendomme", "ejendommene", "c"),
        ("stop", "stoppet", "stop", "stoppene", "n"),
        ("job", "jobbet", "job", "jobbene", "n"),
        ("tilskud", "tilskuddet", "tilskud", "tilskuddene", "n"),
        (
            "sygedagpengemodtager",
            "sygedagpengemodtageren",
            "sygedagpengemodtagere",
            "sygedagpengemodtagerne",
            "c",
        ),
        ("sagsbehandler", "sagsbehandleren", "sagsbehandlere", "sagsbehandlerne", "c"),
        ("barn", "barnet", "børn", "børnene", "n"),
        ("mand", "manden", "mænd", "mændene", "c"),
        ("formand", "formanden", "formænd", "formændene", "c"),
        ("bog", "bogen", "bøger", "bøgerne", "c"),
        ("forælder", "forælderen", "forældre", "forældrene", "c"),
        ("regel", "reglen", "regler", "reglerne", "c"),
        ("nummer", "nummeret", "numre", "numrene", "n"),
        ("eksempel", "eksemplet", "eksempler", "eksemplerne", "n"),
        ("museum", "museet", "museer", "museerne", "n"),
        ("afgørelse", "afgørelsen", "afgørelser", "afgørelserne", "c"),
        ("plan", "planen", "planer", "planerne", "c"),
        ("indsats", "indsatsen", "indsatser", "indsatserne", "c"),
        ("øje", "øjet", "øjne", "øjnene", "n"),
    ],
)
def test_nouns_inflect(noun: str, definite: str, plural: str, plural_definite: str, gender: str) -> None:
    """Doubled consonants, vowel shift and lost vowels: *jobbet, mænd, regler*."""
    found = [LEXICON.inflect(noun, WordClass.NOUN, form) for form in (DEFINITE, PLURAL, PLURAL_DEFINITE)]
    assert found == [definite, plural, plural_definite]
    assert LEXICON.gender(noun) == Gender(gender)


@pytest.mark.parametrize(
    ("verb", "present", "past", "participle", "imperative"),
    [
        ("få", "får", "fik", "fået", "få"),
        ("gå", "går", "gik", "gået", "gå"),
        ("tage", "tager", "tog", "taget", "tag"),
        ("give", "giver", "gav", "givet", "giv"),
        ("gøre", "gør", "gjorde", "gjort", "gør"),
        ("være", "er", "var", "været", "vær"),
        ("have", "har", "havde", "haft", "hav"),
        ("blive", "bliver", "blev", "blevet", "bliv"),
        ("vide", "ved", "vidste", "vidst", "vid"),
        ("komme", "kommer", "kom", "kommet", "kom"),
        ("sætte", "sætter", "satte", "sat", "sæt"),
        ("overholde", "overholder", "overholdt", "overholdt", "overhold"),
        ("offentliggøre", "offentliggør", "offentliggjorde", "offentliggjort", "offentliggør"),
        ("forny", "fornyer", "fornyede", "fornyet", "forny"),
        ("hjemvise", "hjemviser", "hjemviste", "hjemvist", "hjemvis"),
        ("partshøre", "partshører", "partshørte", "partshørt", "partshør"),
        ("revisitere", "revisiterer", "revisiterede", "revisiteret", "revisitér"),
        ("kontrollere", "kontrollerer", "kontrollerede", "kontrolleret", "kontrollér"),
        ("vejlede", "vejleder", "vejledte", "vejledt", "vejled"),
    ],
)
def test_verbs_inflect(verb: str, present: str, past: str, participle: str, imperative: str) -> None:
    """Strong, weak and odd verbs, and verbs that the dictionary lacks."""
    kinds = (VerbKind.PRESENT, VerbKind.PAST, VerbKind.PARTICIPLE, VerbKind.IMPERATIVE)
    found = [LEXICON.inflect(verb, WordClass.VERB, VerbForm(kind)) for kind in kinds]
    assert found == [present, past, participle, imperative]


@pytest.mark.parametrize(
    ("modal", "present", "past"),
    [
        ("kunne", "kan", "kunne"),
        ("skulle", "skal", "skulle"),
        ("ville", "vil", "ville"),
        ("måtte", "må", "måtte"),
        ("burde", "bør", "burde"),
        ("turde", "tør", "turde"),
    ],
)
def test_modal_verbs_have_neither_imperative_nor_passive(modal: str, present: str, past: str) -> None:
    """*kan, kunne*, but no imperative and no s-passive."""
    assert LEXICON.inflect(modal, WordClass.VERB, VerbForm(VerbKind.PRESENT)) == present
    assert LEXICON.inflect(modal, WordClass.VERB, VerbForm(VerbKind.PAST)) == past
    assert LEXICON.inflect(modal, WordClass.VERB, VerbForm(VerbKind.IMPERATIVE)) is None
    assert LEXICON.inflect(modal, WordClass.VERB, VerbForm(VerbKind.PRESENT, Voice.PASSIVE)) is None


@pytest.mark.parametrize(
    ("adjective", "neuter", "plural", "comparative", "superlative"),
    [
        ("stor", "stort", "store", "større", "størst"),
        ("god", "godt", "gode", "bedre", "bedst"),
        ("lille", "lille", "små", "mindre", "mindst"),
        ("gammel", "gammelt", "gamle", "ældre", "ældst"),
        ("lang", "langt", "lange", "længere", "længst"),
        ("sikker", "sikkert", "sikre", "sikrere", "sikrest"),
        ("dansk", "dansk", "danske", None, None),
        ("relevant", "relevant", "relevante", None, None),
        ("ekstra", "ekstra", "ekstra", None, None),
        ("fælles", "fælles", "fælles", None, None),
        ("egen", "eget", "egne", None, None),
        ("glad", "glad", "glade", "gladere", "gladest"),
    ],
)
def test_adjectives_inflect(
    adjective: str, neuter: str, plural: str, comparative: str | None, superlative: str | None
) -> None:
    """Adjectives without a form of their own for neuter or plural repeat the base form."""
    kinds = (AdjectiveKind.NEUTER, AdjectiveKind.PLURAL, AdjectiveKind.COMPARATIVE, AdjectiveKind.SUPERLATIVE)
    found = [LEXICON.inflect(adjective, WordClass.ADJ, AdjectiveForm(kind)) for kind in kinds]
    assert found[:2] == [neuter, plural]
    if comparative:
        assert found[2:] == [comparative, superlative]


def test_lille_has_a_definite_form_of_its_own() -> None:
    """*den lille bolig*, but *små boliger*."""
    assert LEXICON.inflect("lille", WordClass.ADJ, AdjectiveForm(AdjectiveKind.DEFINITE)) == "lille"


@pytest.mark.parametrize(
    ("form", "lemma", "word_class"),
    [
        ("får", "få", "VERB"),
        ("tager", "tage", "VERB"),
        ("større", "stor", "ADJ"),
        ("kommunens", "kommune", "NOUN"),
        ("mændene", "mand", "NOUN"),
        ("ansattes", "ansat", "ADJ"),
        ("Hans", "Hans", "PROPN"),
        ("Hans", "hans", "PRON"),
        ("I", "I", "PRON"),
        ("I", "i", "ADP"),
        ("Koldings", "Kolding", "PROPN"),
        ("EU's", "EU", "PROPN"),
        ("ved", "vide", "VERB"),
        ("ved", "ved", "ADP"),
        ("når", "nå", "VERB"),
        ("når", "når", "SCONJ"),
        ("BEVILLINGEN", "bevilling", "NOUN"),
    ],
)
def test_forms_have_this_reading(form: str, lemma: str, word_class: str) -> None:
    """Every reading is given, also that of the capital at the start of a sentence."""
    assert (lemma, word_class) in {(word.lemma, word.word_class.value) for word in LEXICON.words(form)}


@pytest.mark.parametrize("form", ["den", "og", "at", "på", "jeg", "ikke", "min", "efter"])
def test_function_words_are_nothing_else(form: str) -> None:
    """*min* is never the imperative of a verb, *at* never a noun."""
    assert not {word.word_class for word in LEXICON.words(form)} & {
        WordClass.NOUN,
        WordClass.VERB,
        WordClass.ADJ,
        WordClass.PROPN,
    }


@pytest.mark.parametrize("form", ["findes", "skyldes", "lykkes", "synes", "trives"])
def test_deponents_are_not_passives(form: str) -> None:
    """The s of *findes* is part of the verb."""
    voices = {w.form.voice for w in LEXICON.words(form) if isinstance(w.form, VerbForm) and w.lemma == form}
    assert voices == {Voice.DEPONENT}


@pytest.mark.parametrize(
    ("form", "kind"),
    [("behandles", VerbKind.PRESENT), ("behandledes", VerbKind.PAST), ("gives", VerbKind.PRESENT)],
)
def test_s_passives(form: str, kind: VerbKind) -> None:
    """*behandles* is present and infinitive, *behandledes* past."""
    assert VerbForm(kind, Voice.PASSIVE) in {word.form for word in LEXICON.words(form)}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("handicapmedarbejderens", "handicapmedarbejder"),
        ("funktionsevnemetoderne", "funktionsevnemetode"),
        ("borgerdialogmøde", "borgerdialogmøde"),
    ],
)
def test_unknown_compounds_take_their_head(form: str, lemma: str) -> None:
    """The last part tells class and inflection; the reading is marked as guessed."""
    words = LEXICON.words(form)
    assert lemma in {word.lemma for word in words}
    assert all(word.guessed for word in words)
    assert not LEXICON.knows(form)


@pytest.mark.parametrize("form", ["", "xqzw", "1234", "§"])
def test_what_is_no_word_has_no_reading(form: str) -> None:
    """No guess without a known part."""
    assert LEXICON.words(form) == ()
    assert LEXICON.ambiguity_class(form) == ""


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("støtter", "Nc.pl|V.pres"),
        ("behandles", "V.infs"),
        ("kommunens", "Nc.sg.def.gen"),
        ("den", "DET|PRON"),
        ("funktionsevnemetode", "c:Nc.sg"),
    ],
)
def test_ambiguity_classes_are_stable(form: str, name: str) -> None:
    """The model was trained on these names: a change asks for a new training."""
    assert LEXICON.ambiguity_class(form) == name


@pytest.mark.parametrize("noun", ["hjælp", "støtte", "omsorg", "viden", "rådgivning"])
def test_mass_nouns(noun: str) -> None:
    """They take no *en/et*: *du får hjælp*."""
    assert LEXICON.is_mass(noun)


@pytest.mark.parametrize("noun", ["tilskud", "afgørelse", "plan", "findesikke"])
def test_countable_and_unknown_nouns_are_not_mass(noun: str) -> None:
    """*et tilskud* keeps its article."""
    assert not LEXICON.is_mass(noun)


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("tilskud", NounForm(genitive=True)), ("kommune", NounForm(Number.PLURAL, True, True))],
)
def test_genitives_are_formed(lemma: str, form: NounForm) -> None:
    """-s behind any form."""
    plain = LEXICON.inflect(lemma, WordClass.NOUN, NounForm(form.number, form.definite))
    assert LEXICON.inflect(lemma, WordClass.NOUN, form) == f"{plain}s"


def test_genitive_of_s_has_an_apostrophe() -> None:
    """*et hus'*: words in -s, -x and -z take an apostrophe."""
    assert LEXICON.inflect("hus", WordClass.NOUN, NounForm(genitive=True)) == "hus'"


def test_every_listed_exception_is_in_the_lexicon() -> None:
    """Each form that inflection_exceptions.tsv gives can be looked up under its lemma."""
    for row in rows("inflection_exceptions.tsv"):
        if row["do"] in ("replace", "add"):
            forms = [form for part in row["forms"].split() for form in part.partition("=")[2].split("|")]
            for form in forms:
                assert row["lemma"] in LEXICON.lemmas(form), (row["lemma"], form)


def test_every_closed_word_is_in_the_lexicon() -> None:
    """Each analysis of closed_words.tsv comes back, and where it stands alone nothing else does."""
    for row in rows("closed_words.tsv"):
        expected = set()
        for analysis in row["analyses"].split("; "):
            name, _, lemma = analysis.partition("=")
            expected.add((name, lemma or row["form"]))
        found = {(word.word_class.value, word.lemma) for word in LEXICON.words(row["form"])}
        assert expected <= found, row["form"]
        if row["only"] == "ja" and row["form"].islower():
            assert found == expected, row["form"]


@pytest.mark.parametrize("name", ["inflection_exceptions.tsv", "closed_words.tsv", "compound_parts.tsv"])
def test_tables_are_sorted_and_clean(name: str) -> None:
    """Danish alphabetical order, no line twice, no trailing blanks."""
    order = {letter: i for i, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
    lines = (TABLES / name).read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    keys = [
        [(1, order[c]) if c in order else (0, ord(c)) for c in line.split("\t")[0].lower().replace("é", "e")]
        for line in lines
    ]
    assert keys == sorted(keys)
    assert len(lines) == len(set(lines))
    assert all(line and not line.endswith(" ") for line in lines)


def test_the_lexicon_is_small_and_its_folders_exist() -> None:
    """At most 7 MB travel with the program."""
    assert sum(path.stat().st_size for path in Path(TABLES).iterdir()) < 7_000_000
    assert rules_folder().name == "rules"
