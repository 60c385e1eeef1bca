"""Verb frames: who acts when nobody is named, and how the passive's subject goes into the active clause."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token

# What belongs to the authority, whoever the letter is about: it starts, holds, changes and ends these.
OURS = listed(
    "sag ansøgning anmodning henvendelse afgørelse beslutning bevilling afslag hjælp støtte ydelse tilskud tillæg "
    "tilbud plan indsats tilladelse dispensation møde forsamtale besøg høring partshøring vejledning opkrævning "
    "rykker brev sygedagpenge kontanthjælp uddannelseshjælp ressourceforløb forløb sanktion svarfrist egenbetaling "
    "friplads journal sagsakt sagsbehandling sagsbehandler udbetaling kontaktperson venteliste sammenhæng udkast "
    "kontrolbesøg visitation revisitation udredning refusion tilsyn støttetime bostøtte hjemmehjælp merudgift"
)
# What a municipality runs, sends and charges: done without more ado, it is done by it (*gæstekort udleveres*).
SERVICES = listed(
    "plads kørsel transport befordring aftale tid kontrakt beløb penge bøde afgift takst kort billet faktura restance "
    "gæld rate hold kursus undervisning ordning vaccination koncert arrangement forestilling vielse container "
    "skraldespand beholder vej sti fortov bænk legeplads bro hal svømmehal bibliotek åbningstid vand varme mad "
    "madservice rengøring genoptræning storskrald kode materiale udlån registrering gebyr sundhedskort fest udstilling "
    "asfalt kloak ledning gadelys gadelampe belægning klasse klasselokale bassin rute stoppested skole børnehave "
    "vuggestue dagtilbud toilet stemme valgkort valgsted vaccine hjemmeside nødkald rotte vejtræ skovsti cykelsti "
    "rampe fysioterapi frugt kaffe frokost morgenmad aftensmad affald haveaffald hul"
)
# What others pay out or decide, and never the municipality: Udbetaling Danmark, a landlord, an employer.
NEVER_OURS = listed(
    "boligstøtte boligsikring boligydelse folkepension børnepenge børneydelse ungeydelse barselsdagpenge "
    "barselspenge børnebidrag børnetilskud depositum løn feriepenge su efterløn påkrav"
)
# What is somebody's own: who has built, moved or broken it, a letter does not tell of its sender.
PRIVATE = listed(
    "garage carport skur udhus mur støttemur hegn terrasse udestue altan tilbygning brændeovn "
    "skorsten bil cykel knallert trailer hund kat ryg knæ arm fod tand konto bankkonto stilling pas pung"
)
# A change may come of itself, or of what somebody else builds: "trafikken vil blive forøget".
_CHANGING = listed("forøge øge formindske reducere forbedre sænke")
# What the authority keeps, and may not pass on or use as it likes.
KEPT = listed("oplysning data journal notat dokument akt billede optagelse beløb gebyr oplysningerne")
# The authority counts with what others pay: "lønnen medregnes".
COUNTED = listed("medregne modregne indregne fradrage fratrække")


class Frame(msgspec.Struct, frozen=True):
    """A line of `verbs.tsv`.

    `actor` is "vi", "du", "anden", "spørg" (ask the writer), "vores" (many may do this, and the sender does it to
    what is `OURS`) or "begge" (the sender where it is told, the reader where it is demanded: see `stated`).
    `hints` are (actor, noun) pairs: subjects of the passive that point to another
    actor. `patterns` are active clauses with the slot `NP`,
    plainest first; `clauses` the same for an *at*-clause, up to its comma. `narrow` are (nouns, pattern)
    pairs that hold for these nouns only: a report is written, another thing made.
    """

    lemma: str
    actor: str
    hints: tuple[tuple[str, str], ...]
    patterns: tuple[str, ...]
    clauses: tuple[str, ...]
    narrow: tuple[tuple[tuple[str, ...], str], ...] = ()

    @property
    def is_heavy(self) -> bool:
        """Whether the list has a plainer word for the verb: it belongs to the office (*indsende, iværksætte*)."""
        return len(self.patterns) > 1 or bool(self.narrow)

    def patterns_for(self, nouns: Sequence[str]) -> tuple[str, ...]:
        """The active clauses for what these nouns name, plainest first; the verb itself is always the last."""
        own = [pattern for words, pattern in self.narrow if _any_of(words, nouns)]
        return (*dict.fromkeys(own), self.patterns[-1]) if own else self.patterns

    def who_acts(self, nouns: Sequence[str]) -> str | None:
        """Who acts on these nouns: "vi", "du", or None when only the writer knows.

        A compound counts as its last part: *parkeringsafgift* is an *afgift*.
        """
        actor = self._by_nouns(nouns)
        if (
            actor == "vi"
            and self.lemma not in COUNTED
            and _any_of(NEVER_OURS, nouns)
            and not self.by_hint(nouns)
        ):
            return None
        return actor if actor in {"vi", "du"} else None

    def _by_nouns(self, nouns: Sequence[str]) -> str:
        for actor, hint in self.hints:
            if _any_of((hint,), nouns):
                return actor
        if self.actor == "vores":
            return "vi" if _any_of(OURS, nouns) else "spørg"
        return self.actor

    def is_service(self, nouns: Sequence[str]) -> bool:
        """Whether the sender does this to what it runs, where nothing points to another: not to anybody's things."""
        return self.may_be_senders(nouns) and _any_of(SERVICES, nouns)

    def may_be_senders(self, nouns: Sequence[str]) -> bool:
        """Whether the sender may be the one who does this to these nouns, where the clause tells so."""
        if (
            self.actor not in {"vores", "begge"}
            or self.by_hint(nouns)
            or _any_of((*NEVER_OURS, *PRIVATE), nouns)
        ):
            return False
        return self.lemma not in _CHANGING or _any_of((*OURS, *SERVICES), nouns)

    def may_be_readers(self, nouns: Sequence[str]) -> bool:
        """Whether a rule of what may be done with these can be meant for the reader: not with what the office keeps."""
        return self.actor not in {"vi", "anden"} and not _any_of((*OURS, *KEPT), nouns)

    def by_hint(self, nouns: Sequence[str]) -> bool:
        """Whether a hint and not the general actor decides."""
        return any(noun == hint or noun.endswith(hint) for _, hint in self.hints for noun in nouns)


def unlisted(verb: str, particle: str) -> Frame:
    """The frame of a verb with no line of its own: it takes the subject of its passive as its object."""
    return Frame(f"{verb} {particle}".strip(), "spørg", (), (f"{{{verb}}} NP {particle}".strip(),), ())


def _any_of(words: Iterable[str], nouns: Sequence[str]) -> bool:
    """Whether one of the nouns is one of the words, or a compound that ends in it."""
    return any(noun == word or (len(word) > 3 and noun.endswith(word)) for word in words for noun in nouns)


class Frames(Mapping[str, Frame]):
    """The frames of a list by base form, each read when its verb is met; a particle verb has both words (*sætte op*).

    `rows` are the lines of the list, their cells by column.
    """

    def __init__(self, rows: Mapping[str, dict[str, str]]) -> None:
        self._rows = rows
        self._read: dict[str, Frame] = {}

    def __getitem__(self, lemma: str) -> Frame:
        if lemma not in self._read:
            self._read[lemma] = _frame(self._rows[lemma])
        return self._read[lemma]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@cache
def load_frames(path: Path) -> Frames:
    """The frames of `verbs.tsv`."""
    header, *lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    rows = (dict(zip(header, line, strict=True)) for line in lines)
    return Frames({row["lemma"]: row for row in rows})


def _frame(row: dict[str, str]) -> Frame:
    hints: list[tuple[str, str]] = []
    for part in filter(None, row["objects"].split(";")):
        actor, _, nouns = part.partition(":")
        hints.extend((actor.strip(), noun.strip()) for noun in nouns.split(","))
    patterns: list[str] = []
    clauses: list[str] = []
    verb, _, particle = row["lemma"].partition(" ")
    for part in _parts(row["frame"]):
        if "(" in part or "…" in part:
            continue  # holds only for some objects
        if part in {"NP→obj", "du→iobj"}:
            continue  # the verb itself, which every frame may fall back on
        if part.startswith("at→"):
            clause = part.removeprefix("at→")
            clauses.append(f"{{{row['lemma']}}}" if clause == "at" else clause.removesuffix(", at"))
        elif part.endswith(", at"):
            clauses.append(part.removesuffix(", at"))
        elif "NP" in part or part == f"{{{verb}}} {particle}":
            patterns.append(part)  # the second takes no object: "{gøre} rent"
    if not patterns and row["plain"] and "NP→obj" in row["frame"]:
        for bare in _parts(row["plain"]):
            if "(" not in bare and "," not in bare and re.fullmatch(r"\{\w+\}", bare):
                patterns.append(f"{bare} NP")
    own = f"{{{verb}}} NP {particle}".strip()
    patterns.append(own)  # the verb itself: it was in the passive, so it takes an object
    if not particle:
        clauses.append(f"{{{verb}}}")
    return Frame(
        row["lemma"],
        row["actor"],
        tuple(hints),
        tuple(dict.fromkeys(patterns)),
        tuple(dict.fromkeys(clauses)),
        tuple(_narrow(row)),
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _narrow(row: dict[str, str]) -> Iterable[tuple[tuple[str, ...], str]]:
    """*{sætte} NP op (beløb, ydelse)*; *NP→obj* behind a plain verb of one word: *{skrive} (rapport, brev)*."""
    for part in (*_parts(row["frame"]), *_parts(row["plain"])):
        narrow = re.fullmatch(r"(.+?) \(([^)]*)\)", part)
        if narrow is None:
            continue
        pattern, nouns = narrow[1], tuple(noun.strip() for noun in narrow[2].split(","))
        if "NP" in pattern and "→" not in pattern:
            yield nouns, pattern
        elif re.fullmatch(r"\{\w+\}", pattern) and "NP→obj" in row["frame"]:
            yield nouns, f"{pattern} NP"


def lemmas_of(tokens: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The base forms of the nouns and pronouns among the tokens, for hints."""
    return [lemma for token in tokens for lemma in sorted(lexicon.lemmas(token.text) | {token.norm})]
