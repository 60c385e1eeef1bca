"""Which lines of plain text are headings: a short line without a full stop, with text below it."""

import re

from klartekst.letter import BlockKind
from klartekst.readers.draft import Draft
from klartekst.readers.lines import ENDED

# A heading may end in the stop of one of these: "Du får 600 kr. pr. md."
_ENDS_SHORTENED = re.compile(r"(?:\b(?:kr|mdr?|pct|stk|nr|m\.v|mv|m\.m|m\.fl|pkt|år|uge|th|tv|st)\.|\?)$")
_HEADING_WORDS = 14
_HEADING_LENGTH = 110
_NOT_HEADING = re.compile(
    r"(?:kære|hej|med venlig|venlig hilsen|(?:de )?(?:bedste|venlige) hils\w+|mange hils\w+|hilsen|mvh|vh|"
    r"p\.?\s?[bkm]\.?\s?v|dato|sags?(?:nr|nummer)|j\.?\s?nr|tlf|telefon|cpr|cvr|att|vedlagt|kopi)\b"
    r"|(?:[\wæøå]+,?\s+)?(?:den\s+)?\d{1,2}\.\s+[a-zæøå]+\s+\d{4}$|\W*$|[\[{«<(]|.*:\s+\S"
    r"|(?:DK-)?\d{4} [A-ZÆØÅ]\w+$|.*@|(?:www\.|https?:)",
    re.IGNORECASE,
)


def find_headings(text: str, drafts: list[Draft]) -> None:
    """A heading is a short line without a full stop, alone or on top of its group, with text below it."""
    top = next((i for i, each in enumerate(drafts) if _runs(each) and not _title_like(each)), 0)
    text_below = False
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        numbered = (
            draft.kind is BlockKind.LIST_ITEM
            and draft.marker[:1].isdigit()
            and draft.alone
            and not any(
                each.kind is BlockKind.LIST_ITEM for each in drafts[max(0, number - 1) : number + 2 : 2]
            )
        )
        line = draft.first is draft.last and (draft.kind is BlockKind.PARAGRAPH or numbered)
        before = drafts[number - 1] if number else None
        # On top of its group, or between two paragraphs of a group that has no blank lines.
        free = (
            draft.alone or draft.leads or (before is not None and ENDED.search(before.last.text) is not None)
        )
        if line and following is not None and text_below and free:
            title = number < top and _title_like(draft)
            leads_in = draft.last.text[-1] == ":" and following.kind is BlockKind.LIST_ITEM
            if leads_in and " " in draft.last.text.strip():
                text_below = True
                continue
            if (title or _heading_like(text, draft)) and (draft.alone or _runs(following)):
                draft.kind = BlockKind.HEADING
                continue
        text_below = text_below or _runs(draft) or draft.kind is BlockKind.LIST_ITEM


def _title_like(draft: Draft) -> bool:
    """Whether a line above all text may be the letter's title though it ends with a sign: *Hvad mener du?*"""
    line = draft.first.text
    return (
        draft.alone
        and draft.kind is BlockKind.PARAGRAPH
        and _ENDS_SHORTENED.search(line) is not None
        and len(line.split()) <= _HEADING_WORDS
        and not _NOT_HEADING.match(line)
    )


def _heading_like(text: str, draft: Draft) -> bool:
    line = text[draft.content : draft.last.end]
    words = line.split()
    if len(words) > _HEADING_WORDS or len(line) > _HEADING_LENGTH or _NOT_HEADING.match(line):
        return False
    if line[0].islower() or line[-1] in ".,;…!-":
        return False
    if line[-1] == "?":
        return len(words) <= 10 and line.count("?") == 1 and "." not in line
    return line[0].isalnum() or line[0] in '§»"”“'


def _runs(draft: Draft) -> bool:
    """Running text: several lines, or one that ends as a sentence."""
    return (
        draft.first is not draft.last
        or (
            ENDED.search(draft.last.text) is not None
            and " " in draft.last.text
            and not _NOT_HEADING.match(draft.first.text)
        )
        or len(draft.first.text) > _HEADING_LENGTH
    )
