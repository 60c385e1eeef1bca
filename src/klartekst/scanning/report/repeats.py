"""The sentences that stand in several documents of a run, read from the store: mended once, all of them gain."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from klartekst.scanning.store import Store, gaps

MOST_CLUSTERS = 25
MOST_SPOTS = 200
"""Documents that are named for a sentence."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sentence of a cluster stands; `path` numbers are the store's."""

    file: int
    letter: int
    part: int
    name: str
    place: str
    start: int
    end: int
    personal: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """A sentence that stands in several documents.

    `documents` is how many, `letters` how many letters a year they become, `same` how many hold exactly its words.
    `rules` are the rules that find something in it, the commonest first, `terms` the words of our lists.
    `spots` are some of its places, one a document.
    """

    leader: bytes
    documents: int
    letters: int
    same: int
    words: int
    rules: tuple[str, ...]
    terms: tuple[str, ...]
    spots: tuple[Spot, ...]


def clusters(store: Store, run: int) -> list[Cluster]:
    """The sentences that stand in two documents or more, the one that helps most letters first.

    `overview.weigh` has put each file's letters a year in place.
    """
    found = store.db.execute(
        "SELECT leader, count(*) AS documents, sum(letters), sum(same), max(words) FROM ("
        "SELECT leader, coalesce(weight.letters, 1) AS letters, max(sentence.shape = leader) AS same, "
        "max(sentence.words) AS words FROM run_file JOIN letter ON letter.checked = run_file.checked "
        "JOIN sentence ON sentence.letter = letter.id JOIN shape ON shape.digest = sentence.shape "
        "LEFT JOIN weight ON weight.file = run_file.file WHERE run = ? "
        "AND EXISTS (SELECT 1 FROM finding WHERE finding.sentence = sentence.id AND severity != 'tip') "
        "GROUP BY leader, run_file.file, letter.id"
        ") GROUP BY leader HAVING documents > 1 ORDER BY 3 DESC, 2 DESC, leader LIMIT ?",
        (run, MOST_CLUSTERS),
    ).fetchall()
    leaders = [leader for leader, *_ in found]
    rules, terms = _found_in(store, run, leaders)
    spots = _spots(store, run, leaders)
    return [
        Cluster(leader, number, letters, same, words, rules[leader], terms[leader], tuple(spots[leader]))
        for leader, number, letters, same, words in found
    ]


_IN_CLUSTERS = (
    "FROM run_file JOIN letter ON letter.checked = run_file.checked JOIN sentence ON sentence.letter = letter.id "
    "JOIN shape ON shape.digest = sentence.shape JOIN finding ON finding.sentence = sentence.id "
    "JOIN file ON file.id = run_file.file WHERE run = ? AND severity != 'tip' AND leader "
)

_Names = dict[bytes, tuple[str, ...]]


def _found_in(store: Store, run: int, leaders: Sequence[bytes]) -> tuple[_Names, _Names]:
    """The rules of each cluster that find something about as often as the commonest, and some such words of lists."""
    rules: dict[bytes, Counter[str]] = {leader: Counter() for leader in leaders}
    terms: dict[bytes, Counter[str]] = {leader: Counter() for leader in leaders}
    for leader, rule, term, number in store.db.execute(
        f"SELECT leader, rule, term, count(*) {_IN_CLUSTERS} IN ({gaps(leaders)}) GROUP BY leader, rule, term",
        (run, *leaders),
    ):
        rules[leader][rule] += number
        if term:
            terms[leader][term] += number
    return (
        {leader: _common(counted, len(counted)) for leader, counted in rules.items()},
        {leader: _common(counted, 4) for leader, counted in terms.items()},
    )


def _common(counted: Counter[str], most: int) -> tuple[str, ...]:
    often = max(counted.values(), default=0)
    return tuple(name for name, number in counted.most_common(most) if number * 2 >= often)


# Only numbers are sorted; what is told of a spot is looked up for those that are told.
_RANKED = (
    "WITH spot AS ("
    "SELECT leader, run_file.file, letter.id AS letter, sentence.id AS sentence, "
    "min(sentence.shape != leader) AS other FROM run_file JOIN letter ON letter.checked = run_file.checked "
    "JOIN sentence ON sentence.letter = letter.id "
    "JOIN shape ON shape.digest = sentence.shape WHERE run = ? AND leader IN ({}) "
    "AND EXISTS (SELECT 1 FROM finding WHERE finding.sentence = sentence.id AND severity != 'tip') "
    "GROUP BY leader, run_file.file, letter.id"
    "), ranked AS ("
    "SELECT spot.*, row_number() OVER (PARTITION BY leader ORDER BY other, name, part) AS number "
    "FROM spot JOIN file ON file.id = spot.file JOIN letter ON letter.id = spot.letter)"
)


def _spots(store: Store, run: int, leaders: Sequence[bytes]) -> dict[bytes, list[Spot]]:
    """Where each cluster's sentences stand, one a document, those with exactly the leader's words first."""
    spots: dict[bytes, list[Spot]] = {leader: [] for leader in leaders}
    for leader, file, letter, part, name, place, start, end, personal in store.db.execute(
        f"{_RANKED.format(gaps(leaders))} "
        "SELECT leader, file.id, letter.id, part, name, "
        "(SELECT place FROM finding WHERE finding.sentence = ranked.sentence AND severity != 'tip' LIMIT 1), "
        "sentence.start, sentence.end, personal OR stage != 'skabelon' "
        "FROM ranked JOIN file ON file.id = ranked.file JOIN letter ON letter.id = ranked.letter "
        "JOIN sentence ON sentence.id = ranked.sentence WHERE number <= ? ORDER BY number",
        (run, *leaders, MOST_SPOTS),
    ):
        spots[leader].append(Spot(file, letter, part, name, place, start, end, bool(personal)))
    return spots
