"""What is known of single words, so that one that stands often is looked up once.

Words of the dictionary are everybody's, and what is known of them may stay for as long as a process lives. Names,
numbers, compounds and misspelt words belong to the letter that they stand in: a process that reads for many people
forgets them with it (`forget`), and so does anything that is kept by more than a word.
"""

import weakref
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
"""A word, or a tuple of a word and what else the answer hangs on."""
Answer = TypeVar("Answer")


class ByWord(dict[Key, Answer], Generic[Key, Answer]):
    """What `find` says of each word, worked out when it is first asked for; it begins anew with `most` of them.

    `words_of` tells which words a key that is no word holds; else it is the first part.
    """

    def __init__(
        self, find: Callable[[Key], Answer], most: int, words_of: Callable[[Any], Iterable[str]] | None = None
    ) -> None:
        super().__init__()
        self._find: Callable[[Key], Answer] = find
        self._most = most
        self._words_of: Callable[[Any], Iterable[str]] = words_of or _first
        self._new: list[Key] = []
        _TABLES.append(weakref.ref(self))

    def __missing__(self, key: Key) -> Answer:
        answer = self._find(key)
        if len(self) >= self._most:
            self.clear()
            self._new.clear()
        self[key] = answer
        self._new.append(key)
        return answer

    def new(self) -> set[str]:
        """The words that were looked up since `drop` was last called."""
        return {word for key in self._new for word in self._words_of(key)}

    def drop(self, words: set[str]) -> None:
        """Forgets these of the new words."""
        for key in self._new:
            if not words.isdisjoint(self._words_of(key)):
                self.pop(key, None)
        self._new.clear()


_TABLES: list[weakref.ref[Any]] = []


def by_word(most: int) -> Callable[[Callable[[Key], Answer]], Callable[[Key], Answer]]:
    """Keeps what a function says of a word, for at most `most` words; as `functools.lru_cache`, but see `forget`."""

    def kept(find: Callable[[Key], Answer]) -> Callable[[Key], Answer]:
        return ByWord(find, most).__getitem__

    return kept


def forget(is_everyones: Callable[[str], bool]) -> None:
    """Forgets all words that were looked up since the last time, but those that are everyone's.

    Nothing that is found in a letter changes by it. Each word is asked about once, wherever it is kept.
    """
    tables: list[ByWord[Any, Any]] = [table for each in _TABLES if (table := each()) is not None]
    _TABLES[:] = map(weakref.ref, tables)
    looked_up = set[str]().union(*(table.new() for table in tables))
    gone = {word for word in looked_up if not is_everyones(word)}
    for table in tables:
        table.drop(gone)


def _first(key: str | tuple[str, Any]) -> Iterable[str]:
    return (key,) if isinstance(key, str) else key[:1]
