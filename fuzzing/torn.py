"""Tears the sentences of the rules' own examples, and looks for what a rule or a rewrite cannot stand.

    python fuzzing/torn.py --minutes 10

Files and bytes are the business of `run.py`; here the words are Danish and the sentences are not: begun in the middle,
cut off, glued together, without their signs, with words that stand elsewhere or in capitals. Drafts and the cells of
a table look so. Exit status 1 when anything was found; each is printed with the place that it comes from.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent
LINES = 12
"""Torn sentences a letter, each a paragraph of its own."""
_Words = list[str]
_Tear = Callable[[_Words, random.Random], _Words]


def main() -> int:
    """Tears until the time is up; prints how many, and each place that raised once."""
    from targets import findings_hold

    from klartekst.readers.plain_text import letter

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=random.randrange(2**31))
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60
    found: dict[str, str] = {}
    count = 0
    for lines in torn_letters(options.seed):
        if time.monotonic() > end:
            break
        count += len(lines)
        try:
            findings_hold(letter("\n\n".join(lines)))
        except Exception as error:
            found.setdefault(_origin(error), "\n".join(lines))
    print(f"{count} torn sentences, seed {options.seed}: {len(found)} found")
    for where, text in found.items():
        print(f"\n{where}\n{text}")
    return 1 if found else 0


def torn_letters(seed: int) -> Iterator[list[str]]:
    """Letters without end, each `LINES` torn sentences, as `seed` draws them."""
    draw = random.Random(seed)
    whole = example_sentences()
    while True:
        yield [" ".join(_torn(draw.choice(whole), draw)) for _ in range(LINES)]


@cache
def example_sentences() -> tuple[tuple[str, ...], ...]:
    """The words of each example in `rules/` that is a text of two words or more."""
    found: list[str] = []
    for path in sorted((HERE.parent / "rules").rglob("*.yaml")):
        rule = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        if isinstance(rule, dict):
            found += _texts(rule.get("examples"))
    return tuple(words for text in found if len(words := tuple(text.split())) > 1)


def _texts(examples: object) -> Iterator[str]:
    if isinstance(examples, str):
        yield examples
    elif isinstance(examples, dict):
        for each in examples.values():
            yield from _texts(each)
    elif isinstance(examples, list):
        for each in examples:
            yield from _texts(each)


def _torn(words: Sequence[str], draw: random.Random) -> _Words:
    made = list(words)
    for _ in range(draw.randint(1, 3)):
        made = draw.choice(_TEARS)(made, draw)
    return made


def _begun_late(words: _Words, draw: random.Random) -> _Words:
    return words[draw.randrange(len(words)) :]


def _cut_off(words: _Words, draw: random.Random) -> _Words:
    return words[: draw.randrange(len(words)) + 1]


def _without_one(words: _Words, draw: random.Random) -> _Words:
    at = draw.randrange(len(words))
    return words[:at] + words[at + 1 :] or words


def _without_signs(words: _Words, draw: random.Random) -> _Words:
    return [word.strip(",.;:!?»«()") or word for word in words]


def _shouted(words: _Words, draw: random.Random) -> _Words:
    at = draw.randrange(len(words))
    return [*words[:at], words[at].upper(), *words[at + 1 :]]


def _like_a_name(words: _Words, draw: random.Random) -> _Words:
    at = draw.randrange(len(words))
    return [*words[:at], words[at][:1].upper() + words[at][1:], *words[at + 1 :]]


def _glued(words: _Words, draw: random.Random) -> _Words:
    return words + list(draw.choice(example_sentences()))


def _with_a_stranger(words: _Words, draw: random.Random) -> _Words:
    at = draw.randrange(len(words) + 1)
    return [*words[:at], draw.choice(draw.choice(example_sentences())), *words[at:]]


_TEARS: tuple[_Tear, ...] = (
    *(_begun_late, _cut_off, _without_one, _without_signs),
    *(_shouted, _like_a_name, _glued, _with_a_stranger),
)


def _origin(error: BaseException) -> str:
    """The last place of the first cause: a generator raises anew what came from below."""
    while error.__cause__ is not None:
        error = error.__cause__
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    sys.exit(main())
