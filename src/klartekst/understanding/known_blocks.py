"""The blocks of a letter: what is known of each from an earlier letter that holds the same one."""

from collections.abc import Sequence

from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.sentences import Sentence, block_sentences
from klartekst.danish.tokens import Token
from klartekst.letter import Block, Mark
from klartekst.understanding.memory import Kept, Memory


class KnownBlocks:
    """Takes the blocks of one letter apart as `block_sentences` does, under one set of abbreviations.

    With a memory how it went is remembered. `kept` holds for each block taken apart what is remembered of it, to
    be added to: it must hang on its text, its kind and the gaps in it alone.
    """

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        self.kept: list[Kept] = []

    def __call__(
        self, text: str, block: Block, number: int, abbreviations: Abbreviations, fields: Sequence[Mark]
    ) -> Sequence[Sentence]:
        """The sentences of block `number` of a letter with this text."""
        at = block.content
        gaps = tuple((mark.start - at, mark.end - at) for mark in fields)
        kept = (
            {} if self._memory is None else self._memory.of(("block", text[at : block.end], block.kind, gaps))
        )
        self.kept.append(kept)
        if "sentences" not in kept:
            made = block_sentences(text, block, number, abbreviations, fields)
            kept["sentences"] = at, made
            return made
        before, known = kept["sentences"]
        return [_moved(each, at - before, number) for each in known]


def _moved(sentence: Sentence, by: int, block: int) -> Sentence:
    tokens = tuple(
        Token(each.text, each.start + by, each.end + by, each.kind, each.norm) for each in sentence.tokens
    )
    return Sentence(sentence.start + by, sentence.end + by, tokens, block, sentence.continues)
