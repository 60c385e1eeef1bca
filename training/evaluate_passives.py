"""How well the word-form rules find passives in a UD treebank: precision, recall and F1.

    python training/evaluate_passives.py FILE.conllu[.gz] ... [--show]

Gold: s-passive is a token with Voice=Pass; blive-passive is an AUX *blive* on a participle.
"""

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

from klartekst.danish.lexicon import Lexicon
from klartekst.danish.passive import NotPassive, PassiveKind
from klartekst.danish.passives import passives
from klartekst.danish.tokens import Token, TokenKind
from klartekst.resources import lexicons_folder

Row = list[str]


def read(path: Path) -> Iterator[list[Row]]:
    """The sentences of a CoNLL-U file as rows of ten columns."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        rows: list[Row] = []
        for line in lines:
            if line.strip() == "":
                if rows:
                    yield rows
                rows = []
            elif line[0].isdigit() and line.split("\t")[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
        if rows:
            yield rows


def tokens(rows: list[Row]) -> list[Token]:
    """The words of a sentence as our tokens; places are of no use here."""
    made = []
    for number, row in enumerate(rows):
        word = row[1]
        kind = TokenKind.WORD if any(c.isalpha() for c in word) else TokenKind.PUNCTUATION
        made.append(Token(word, number, number + 1, kind, word.casefold()))
    return made


def gold(rows: list[Row]) -> tuple[set[int], set[int]]:
    """Positions of s-passives and of the auxiliaries of blive-passives."""
    s = {at for at, row in enumerate(rows) if "Voice=Pass" in row[5]}
    blive = {
        at
        for at, row in enumerate(rows)
        if row[2] == "blive"
        and row[3] == "AUX"
        and row[7].startswith("aux")
        and "VerbForm=Part" in rows[int(row[6]) - 1][5]
    }
    return s, blive


def main() -> None:
    """Print a line a kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was missed or wrongly found")
    args = parser.parse_args()
    lexicon, other = Lexicon.open(), NotPassive.load(lexicons_folder() / "not_passive.tsv")
    counts = {"s": [0, 0, 0], "blive": [0, 0, 0]}
    for path in args.files:
        for rows in read(path):
            found = passives(tokens(rows), lexicon, other)
            said = {
                "s": {each.verb for each in found if each.kind is PassiveKind.S},
                "blive": {each.auxiliary for each in found if each.kind is PassiveKind.BLIVE},
            }
            for name, right in zip(("s", "blive"), gold(rows), strict=True):
                count = counts[name]
                count[0] += len(said[name] & right)
                count[1] += len(said[name] - right)
                count[2] += len(right - said[name])
                if args.show:
                    for label, wrong in (("false ", said[name] - right), ("missed", right - said[name])):
                        for at in sorted(each for each in wrong if each is not None):
                            words = " ".join(row[1] for row in rows[max(0, at - 6) : at + 8])
                            print(f"{name:5} {label} {rows[at][1]:14} {words}")
    for name, (right, wrong, lost) in counts.items():
        precision, recall = right / max(1, right + wrong), right / max(1, right + lost)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"{name:5} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({right + lost} in gold)"
        )


if __name__ == "__main__":
    main()
