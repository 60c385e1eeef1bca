"""Write a trained pipeline as it is shipped: only what parsing needs, with its licence and origin."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from spacy.language import Language

from klartekst.danish import pipeline
from klartekst.danish.lexicon import Lexicon

HERE = Path(__file__).parent
SOURCES = [
    {
        "name": "UD Danish-DDT v2.7",
        "url": "https://github.com/UniversalDependencies/UD_Danish-DDT",
        "license": "CC BY-SA 4.0",
        "author": "Anders Johannsen, Héctor Martínez Alonso, Barbara Plank",
    },
    {
        "name": "Folketingets forhandlinger 2022-2023",
        "url": "https://www.ft.dk",
        "license": "public proceedings, free to reproduce",
        "author": "Folketinget",
    },
]
# Forms whose ambiguity classes are kept with the model. When the lexicon gives them other names
# than the model learnt, the model sees strange words and must be trained again.
WITNESSES = Path(__file__).with_name("witnesses.txt")


def ship(
    nlp: Language, out: Path, lemmas: Mapping[tuple[str, str], str], figures: Mapping[str, float]
) -> None:
    """Write `nlp` to `out`, replacing what stood there.

    spaCy would keep every string of the training text; the model needs none of them, for words are
    seen as hashes and labels stand with their components. Numbers are stored with half the digits,
    which no figure shows; `pipeline.load` turns them back.
    """
    lexicon = Lexicon.open()
    witnesses = WITNESSES.read_text(encoding="utf-8").split()
    nlp.meta.update(
        {
            "lang": "da",
            "name": "klartekst",
            "version": "1.0.0",
            "description": "Danish tagger and parser with lexicon ambiguity classes, for klartekst",
            "author": "klartekst",
            "license": "CC BY-SA 4.0",
            "sources": SOURCES,
            "performance": {name: round(share, 4) for name, share in figures.items()},
            "ambiguity_classes": {form: lexicon.ambiguity_class(form) for form in witnesses},
        }
    )
    if out.exists():
        shutil.rmtree(out)
    pipeline.set_precision(nlp, "float16")
    nlp.to_disk(out, exclude=["tokenizer"])
    pipeline.set_precision(nlp, "float32")
    (out / "vocab" / "strings.json").write_text("[]\n", encoding="utf-8")
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    meta.pop("labels", None)
    (out / "meta.json").write_text(
        json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    rows = [f"{form}\t{tag}\t{lemma}" for (form, tag), lemma in sorted(lemmas.items())]
    (out / "lemmas.tsv").write_text("form\tclass\tlemma\n" + "\n".join(rows) + "\n", encoding="utf-8")
    for name in ("LICENSE", "README.md"):
        shutil.copyfile(HERE / "model_files" / name, out / name)
