"""Who applies in the case that a letter tells of: its reader, or somebody else."""

import re

from klartekst.understanding.analysis import Analysis

_ANOTHER_APPLIES = re.compile(
    r"(?i)\b(?:(?:din|jeres|en|vores) (?:nabo|genbo|underbo|overbo)"
    r"|naboen|genboen|ejeren af [^.!?]{1,60}?|(?:et|en) (?:selskab|firma|virksomhed|forening)|andre)"
    r" (?:har (?:an)?søgt|(?:an)?søger|vil|ønsker)\b"
)


def another_applies(analysis: Analysis) -> bool:
    """Whether somebody else applies: a receipt that tells the applicant of the hearing is no letter to a neighbour."""
    if analysis.type.name == "nabohoering":
        return True
    return _ANOTHER_APPLIES.search(analysis.letter.text) is not None
