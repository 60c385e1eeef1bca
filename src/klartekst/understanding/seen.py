"""What the cues look at of one block, before and after it is settled what the block is there for."""

from dataclasses import dataclass

from klartekst.danish.tokens import Token, TokenKind
from klartekst.letter import Block, BlockKind, Letter, Part
from klartekst.understanding import cues
from klartekst.understanding.memory import Kept, told
from klartekst.understanding.zone_kinds import ZoneKind

_HEADING_WORDS = 16
_LINE_WORDS = 5
_ADDRESSED_WORDS = 10
# What stands beside the letter's own text and says nothing of where that begins.
FIELDS_APART = {
    Part.SUBJECT: ZoneKind.HEADING,
    Part.NOTIFICATION: ZoneKind.BODY,
    Part.ACTION: ZoneKind.BODY,
}


@dataclass(slots=True)
class Seen:
    """What the cues look at of one block, and what it turned out to be; `kept` is what is remembered of its words."""

    block: Block
    text: str
    words: int
    stops: bool
    kept: Kept
    kind: ZoneKind | None = None
    confidence: float = 0.0

    def is_(self, kind: ZoneKind, confidence: float) -> None:
        """Settle what the block is."""
        self.kind, self.confidence = kind, confidence

    @property
    def is_mark(self) -> bool:
        """Whether it can only belong to a letterhead."""
        return self.words <= 14 and told(self.kept, "mark", lambda: cues.is_letterhead_mark(self.text))

    @property
    def guides_complaint(self) -> bool:
        """Whether its words guide the reader on how to complain."""
        return told(self.kept, "complaint", lambda: cues.is_complaint(self.text))

    @property
    def runs(self) -> bool:
        """Running text: ends as a sentence, or is too long for a line of its own."""
        if self.block.part in FIELDS_APART:
            return False
        return self.stops or self.words > _HEADING_WORDS or self.block.kind is BlockKind.LIST_ITEM


def look(letter: Letter, block: Block, last: Token | None, kept: Kept) -> Seen:
    """What the cues need to see of a block; `last` is its last token, `kept` what is remembered of it."""
    text = " ".join(letter.text[block.content : block.end].split())
    words = text.count(" ") + 1 if text else 0
    # "Bygaden 19, st.", "Fuldmægtig, cand.jur.": the stop of an abbreviation makes no sentence of a line.
    abbreviated = (last is not None and last.kind is TokenKind.WORD and last.text[-1] == ".") or (
        "." in text.rsplit(" ", 1)[-1].rstrip(".")
    )
    closing = letter.text[block.content : block.end].rstrip().rsplit("\n", 1)[-1]
    addressed = text.startswith("Til ") and words <= _ADDRESSED_WORDS  # "Til ejere af Lyngtoften 2-18 m.fl."
    line = addressed or len(closing.split()) <= _LINE_WORDS or block.kind is BlockKind.HEADING
    return Seen(block, text, words, cues.ends_as_sentence(text) and not (abbreviated and line), kept)
