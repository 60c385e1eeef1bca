"""The shipped model reads Danish as letters write it, and fits the lexicon it was trained with."""

import json
import subprocess
import sys
from typing import Any

import pytest

from klartekst.danish import pipeline
from klartekst.danish.lemmas import Lemmatizer
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.models import model_folder

S_PASSIVES = [
    ("Din ansøgning behandles inden fire uger .", "behandles"),
    ("Klagen skal sendes til kommunen .", "sendes"),
    ("Der gives hjælp til merudgifter .", "gives"),
    ("Hvis oplysningerne ikke modtages rettidigt , stoppes din ydelse .", "modtages"),
    ("Du bedes kontakte os hurtigst muligt .", "bedes"),
]
NOT_PASSIVES = [
    ("Reglerne findes i lov om aktiv socialpolitik .", "findes"),
    ("Det lykkes ofte at finde en løsning .", "lykkes"),
    ("Vi mødes på rådhuset klokken ti .", "mødes"),
    ("Byrådets beslutning er endelig .", "Byrådets"),
    ("Den ansattes opgaver står i aftalen .", "ansattes"),
]

PUT_IN = [
    ("Kommunen kan , når særlige forhold taler for det , yde hjælp til enkeltudgifter .", "yde"),
    ("Du skal , hvis du vil klage , sende din klage til kommunen .", "sende"),
    ("Vi kan , såfremt du ikke indsender oplysningerne , stoppe din ydelse .", "stoppe"),
    ("Udvalget skal , inden sagen afgøres , høre parterne .", "høre"),
]


def parse_one(text: str) -> Any:
    """The one tree of a sentence whose words stand apart."""
    (doc,) = pipeline.parse([text.split()])
    return doc


def word(doc: Any, form: str) -> Any:
    """The first token of that form."""
    return next(token for token in doc if token.text == form)


@pytest.mark.parametrize(("text", "form"), S_PASSIVES)
def test_s_passives_are_seen(text: str, form: str) -> None:
    """Main and subordinate clauses, behind a modal verb, and with *der*."""
    assert word(parse_one(text), form).morph.get("Voice") == ["Pass"]


@pytest.mark.parametrize(("text", "form"), NOT_PASSIVES)
def test_deponents_and_genitives_are_not_passives(text: str, form: str) -> None:
    """They end in -s too, but nobody is left unnamed."""
    assert word(parse_one(text), form).morph.get("Voice") != ["Pass"]


def test_blive_with_a_participle_is_an_auxiliary_and_with_an_adjective_a_copula() -> None:
    """*Bliver behandlet* is a passive, *bliver højere* is not."""
    passive = word(parse_one("Sagen bliver behandlet på næste møde ."), "bliver")
    assert (passive.dep_, passive.head.text) == ("aux", "behandlet")
    assert word(parse_one("Prisen bliver højere fra den 1. januar ."), "bliver").dep_ != "aux"


def test_one_doc_for_each_sentence_and_one_token_for_each_word() -> None:
    """The trees can be laid upon our own tokens; no sentence is split further."""
    sentences = [["Kære", "Anna"], [], ["Du", "skal", "sende", "os", "kopi", "af", "lønsedler", "."]]
    docs = pipeline.parse(sentences)
    assert [[token.text for token in doc] for doc in docs] == sentences
    assert [len(list(doc.sents)) for doc in docs] == [1, 0, 1]


def test_a_field_of_unknown_text_is_one_word() -> None:
    """*Kære [Navn],*: the gap keeps its place."""
    (doc,) = pipeline.parse([["Kære", "", ","]])
    assert len(doc) == 3
    assert doc[1].pos_ == "PROPN"


def test_the_subject_of_a_plain_sentence_is_found() -> None:
    """Who does what: what a rewrite from passive to active builds on."""
    doc = parse_one("Kommunen træffer afgørelse i sagen .")
    assert [(t.dep_, t.head.text) for t in doc if t.text in ("Kommunen", "afgørelse")] == [
        ("nsubj", "træffer"),
        ("obj", "træffer"),
    ]


@pytest.mark.parametrize(("text", "verb"), PUT_IN)
def test_a_clause_put_in_does_not_hide_the_main_verb(text: str, verb: str) -> None:
    """Officials write so; the model has been taught it by turned sentences."""
    assert [token.text for token in parse_one(text) if token.dep_ == "ROOT"] == [verb]


def test_a_heading_without_a_verb_has_its_noun_as_root() -> None:
    """Newspapers have few such lines, letters many."""
    doc = parse_one("Afgørelse om økonomisk støtte")
    assert [t.text for t in doc if t.dep_ == "ROOT"] == ["Afgørelse"]


@pytest.mark.parametrize(
    ("form", "word_class", "features", "lemma"),
    [
        ("afgørelserne", "NOUN", "Definite=Def|Gender=Com|Number=Plur", "afgørelse"),
        ("kommunens", "NOUN", "Case=Gen|Definite=Def|Gender=Com|Number=Sing", "kommune"),
        ("boligstøtteafgørelsen", "NOUN", "Definite=Def|Gender=Com|Number=Sing", "boligstøtteafgørelse"),
        ("FN-styrkerne", "NOUN", "Definite=Def|Gender=Com|Number=Plur", "FN-styrke"),
        ("behandles", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass", "behandle"),
        ("er", "AUX", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act", "være"),
        ("bedre", "ADJ", "Degree=Cmp", "god"),
        ("bevilgede", "ADJ", "Definite=Def|Number=Sing|Tense=Past|VerbForm=Part", "bevilget"),
        ("Koldings", "PROPN", "Case=Gen", "Kolding"),
        ("xyzzy", "X", "", "xyzzy"),
    ],
)
def test_base_forms(form: str, word_class: str, features: str, lemma: str) -> None:
    """Inflected words, compounds that no lexicon lists, names, and words that nobody knows."""
    assert Lemmatizer.open().lemma(form, word_class, features) == lemma


def test_a_form_has_the_base_form_of_its_class() -> None:
    """*Søger* is somebody who seeks, or the present of *søge*."""
    lemmatizer = Lemmatizer.open()
    assert lemmatizer.lemma("støtter", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act") == "støtte"
    assert lemmatizer.lemma("søger", "NOUN", "Definite=Ind|Gender=Com|Number=Sing") == "søger"
    assert lemmatizer.lemma("søger", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act") == "søge"


def test_the_lexicon_still_names_readings_as_the_model_learnt_them() -> None:
    """When this fails, the lexicon has changed under the model: train the model again."""
    meta = json.loads((model_folder() / "meta.json").read_text(encoding="utf-8"))
    learnt = meta["ambiguity_classes"]
    assert {form: Lexicon.open().ambiguity_class(form) for form in learnt} == learnt


def test_importing_the_pipeline_does_not_import_spacy() -> None:
    """`klartekst --help` must not wait for it."""
    code = "import sys, klartekst.danish.pipeline, klartekst.danish.lemmas; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
