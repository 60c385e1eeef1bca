"""Whom a letter is written to and whose case it tells of: the reader's, or somebody else's."""

import re

_ANOTHER_APPLIES = re.compile(
    r"(?i)\b(?:(?:din|jeres|en|vores) (?:nabo|genbo|underbo|overbo)"
    r"|naboen|genboen|ejeren af [^.!?]{1,60}?|(?:et|en) (?:selskab|firma|virksomhed|forening)|andre)"
    r" (?:har (?:an)?søgt|(?:an)?søger|vil|ønsker)\b"
)


def another_applies(kind: str | None, text: str) -> bool:
    """Whether somebody else applies in a letter of a kind with this text.

    A receipt that tells the applicant of the hearing is no letter to a neighbour.
    """
    return kind == "nabohoering" or _ANOTHER_APPLIES.search(text) is not None


_EMPLOYER = re.compile(
    r"(?i)\b(?:til|kære|att\.?:?) arbejdsgiver(?:en)?\b|\b(?:din|jeres|deres|virksomhedens) medarbejder\b"
)
# The municipality has its own: who works there is told by what only an employer is written to about.
_MAYBE_EMPLOYER = re.compile(r"(?i)\bmedarbejderen\b")
_OF_EMPLOYMENT = re.compile(
    r"(?i)\b(?:refusion|lønrefusion|sygemeld|sygefravær|løntilskud|ansættelse|arbejdsplads|fleksløn)"
)


def is_to_employer(text: str) -> bool:
    """Whether the reader is the employer of the one who is ill, works or is tried out at work."""
    if _EMPLOYER.search(text) is not None:
        return True
    return _MAYBE_EMPLOYER.search(text) is not None and _OF_EMPLOYMENT.search(text) is not None
