"""Whom a letter is written to and whose case it tells of: the reader's, or somebody else's."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from klartekst.danish.addressed import FAMILIAR
from klartekst.danish.capitals import starts_sentence
from klartekst.danish.closed_classes import AUXILIARIES
from klartekst.danish.sentences import Sentence
from klartekst.expressions import late

_ANOTHER_APPLIES = late(
    r"(?i)\b(?:(?:din|jeres|en|vores) (?:nabo|genbo|underbo|overbo)"
    r"|naboen|genboen|ejeren af [^.!?]{1,60}?|(?:et|en) (?:selskab|firma|virksomhed|forening)|andre)"
    r" (?:har (?:an)?søgt|(?:an)?søger|vil|ønsker)\b"
)
# The lines above a letter's body say in what role it is read: *Til ejeren af Søndergade 14*, *Att.: bestyrelsen*.
_LINE = r"(?im)^(?:til (?:{0})\b.{{0,80}}|(?:{0})\b.{{0,60}}[^.,:?!])$"
_OWNER = late(_LINE.format(r"(?:\w*[^l])?ejer(?:en|e|ne)?|udlejer(?:en|e|ne)?"))
_TENANT = late(_LINE.format(r"lejer(?:en|e|ne)?"))
_BOARD = late(
    r"(?im)^(?:att\b|til\b|v/|bestyrelsen\b|formand).{0,60}\b(?:leder|ledelse|bestyrelse|formand|direktør|kasserer)\w*"
)
_OF_OWNER = late(r"(?i)(?<!l)ejer|udlejer")
_OF_TENANT = late(r"(?i)(?<!ud)lejer|beboer")
_OF_HOME = late(r"(?i)forældre|hjemmet|barn|elev|søn|datter|familie")
_WHOSE_PARENTS = late(r"\b(?:[A-ZÆØÅ][\wæøå-]{2,30}s|[Hh]ans|[Hh]endes) (?:biologiske )?forældre\b")
_LINES_ABOVE = 400  # characters
_EMPLOYER = late(
    r"(?i)\b(?:til|kære|att\.?:?) arbejdsgiver(?:en)?\b|\b(?:din|jeres|deres|virksomhedens) medarbejder\b"
    r"|\bpligter for virksomheden\b"
    r"|\b(?:De|I|du) (?:vil modtage|modtager|vil ansætte|ansætter) (?-i:[A-ZÆØÅ]).{3,50}(?:praktik|løntilskud)\b"
)
# The municipality has its own: who works there is told by what only an employer is written to about.
_MAYBE_EMPLOYER = late(r"(?i)\bmedarbejderen\b")
_OF_EMPLOYMENT = late(
    r"(?i)\b(?:refusion|lønrefusion|sygemeld|sygefravær|løntilskud|ansættelse|arbejdsplads|fleksløn)"
)
_PARENTS = late(
    r"(?im)^(?:til|kære|att\.?:?) (?:forældre(?:ne|par(?:ret)?|myndigheds\w+)?|indehaverne af forældremyndigheden)\b"
    r"|^kære (?-i:[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)? og (?:[A-ZÆØÅ][\w-]+ ?){1,3})$"
    r"|^(?:til|kære|att\.?:?) (?:alle )?(?:\w*(?:forening|klub|virksomhed)er(?:ne)?|bestyrelsen)\b"
)
_KIN = late(
    r"(?im)^(?:til|kære|att\.?:?) (?:de )?(?:pårørende|nærmeste|værge)\w*\b"
    r"|^(?:til|kære|att\.?:?) [^.]{3,50}?s (?:værge|pårørende)\b"
    r"|^(?:til|kære|att\.?:?) [^.]{3,50}?\ssom (?:værge|pårørende|nærmeste|partsrepræsentant) for\b"
)
_FOSTER = late(r"(?im)^(?:til|kære|att\.?:?) (?:\w*plejefamilie|plejeforældre|aflastningsfamilie)\w*")


class Reader:
    """The reader of a letter with this text and these sentences; `kind` tells the letter's type when it is asked for.

    Each answer is worked out when a rule asks for it.
    """

    def __init__(self, text: str, sentences: Iterable[Sentence], kind: Callable[[], str | None]) -> None:
        self.text = text
        self._sentences = sentences
        self._kind = kind

    @cached_property
    def addressee(self) -> str:
        """How the letter speaks to its reader: "I" to parents, couples and associations, else "du".

        One that says neither is judged by whom it greets: *Til forældrene til Emil*, *Kære foreninger*.
        """
        counts = {"du": 0, "I": 0}
        for sentence in self._sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.norm in FAMILIAR:
                    counts["du"] += 1
                elif token.text in {"De", "Dem", "Deres"} and not starts_sentence(tokens, at):
                    counts["du"] += 1  # "De sagde, at I deler husleje" is written to one
                elif token.norm in {"jer", "jeres"}:
                    counts["I"] += 1
                elif token.text == "I":  # "I kan klage", but "I dag", "I afgørelsen"
                    follows = tokens[at + 1].norm if at + 1 < len(tokens) else ""
                    counts["I"] += not starts_sentence(tokens, at) or follows in AUXILIARIES
        if not any(counts.values()):
            return "I" if _PARENTS.search(self.text) is not None else "du"
        return "I" if counts["I"] > counts["du"] else "du"

    @cached_property
    def another_applies(self) -> bool:
        """Whether the letter tells of somebody else than its reader who applies.

        A receipt that tells the applicant of the hearing is no letter to a neighbour.
        """
        return self._kind() == "nabohoering" or _ANOTHER_APPLIES.search(self.text) is not None

    @cached_property
    def others(self) -> re.Pattern[str] | None:
        """What names somebody else than the reader in a letter that says above its body in what role it is read.

        In a letter to the owner the tenant is another, in one to a board or a manager the parents are; so they are in
        one that names whose parents they are, as to a foster family: *Josefines forældre*.
        """
        above = self.text[:_LINES_ABOVE]
        if _BOARD.search(above) is not None or _WHOSE_PARENTS.search(self.text) is not None:
            return _OF_HOME
        if _OWNER.search(above) is not None:
            return _OF_TENANT
        return _OF_OWNER if _TENANT.search(above) is not None else None

    @cached_property
    def is_employer(self) -> bool:
        """Whether the reader is the employer of the one who is ill, works or is tried out at work."""
        if _EMPLOYER.search(self.text) is not None:
            return True
        return _MAYBE_EMPLOYER.search(self.text) is not None and _OF_EMPLOYMENT.search(self.text) is not None

    @cached_property
    def is_kin(self) -> bool:
        """Whether the reader is a relative or a guardian of the one that the letter tells of."""
        return _KIN.search(self.text) is not None

    @cached_property
    def are_foster_parents(self) -> bool:
        """Whether the child that the letter tells of is not its reader's own."""
        return _FOSTER.search(self.text) is not None
