"""Who does what a verbal noun says: the reader, the sender, or somebody that only the writer knows."""

import re
from collections.abc import Sequence

import msgspec

from klartekst.danish.closed_classes import listed
from klartekst.danish.lexicon import Lexicon
from klartekst.danish.tokens import Token
from klartekst.rewriting.frames import Frame, Frames, lemmas_of
from klartekst.rewriting.verbal_nouns.nominal import Nominal, NounGroup

# Acts of the authority whoever the clause is about.
_OFFICIAL = listed(
    "genoptage genbehandle revurdere behandle vurdere afgøre bevilge udbetale beregne opkræve fastsætte "
    "udmåle tildele revurdere godkende gennemgå regulere efterregulere genberegne undersøge afklare "
    "iværksætte visitere indkalde vedtage lave"
)
# Both parties do these: "opsigelse af pladsen".
_EITHER = listed("opsigelse udmeldelse aflysning afbrydelse udlån")
# What the sender mostly does, to things of the reader's too.
_SERVICE_ACTS = listed(
    "udlevering udskiftning levering montering demontering installation reparation udbringning"
)
_RECEIVING = listed("få modtage")
# What a letter's reader gets from its sender, and never the other way.
_SENT_OUT = listed("regning afgørelse indkaldelse opkrævning rykker valgkort girokort")


class Actors(msgspec.Struct, frozen=True):
    """Who does what a verbal noun says: asked of the frames in `verbs.tsv`."""

    frames: Frames
    lexicon: Lexicon

    def frame(self, nominal: Nominal) -> Frame | None:
        """The frame of the noun's own verb (*indsendelse*: *indsende*), else of its plain verb."""
        names = [*_verbs_of(nominal.noun), f"{nominal.lemma} {nominal.tail}".strip()]
        if not nominal.tail:
            names.append(nominal.lemma)
        return next((self.frames[name] for name in names if name in self.frames), None)

    def by_frame(self, nominal: Nominal, object_: Sequence[Token]) -> str | None:
        """ "vi" or "du", or None when only the writer knows."""
        words = {token.norm for token in object_}
        mine, ours = bool(words & {"din", "dit", "dine"}), "vores" in words
        if nominal.lemma in _RECEIVING and (mine or ours):
            return "vi" if mine else "du"
        if nominal.lemma in _RECEIVING and not _SENT_OUT.isdisjoint(lemmas_of(object_, self.lexicon)):
            return "du"
        frame = self.frame(nominal)
        if frame is None or nominal.noun in _EITHER:
            return None
        actor = frame.who_acts(lemmas_of(object_, self.lexicon))
        return None if actor == "vi" and ours and nominal.lemma in {"sende", "få"} else actor

    def may_be_ours(self, nominal: Nominal, object_: Sequence[Token]) -> bool:
        """Whether the sender may do this where it is told as what happens: *aflysning af koncerten*."""
        frame = self.frame(nominal)
        return frame is not None and frame.may_be_senders(lemmas_of(object_, self.lexicon))

    def is_service(self, nominal: Nominal, object_: Sequence[Token]) -> bool:
        """Whether the sender does this to what it runs: *lukning af svømmehallen*, not *nedrivning af huset*."""
        frame = self.frame(nominal)
        return frame is not None and frame.is_service(lemmas_of(object_, self.lexicon))

    def is_laid_on_anybody(self, nominal: Nominal, object_: Sequence[Token]) -> bool:
        """Whether the reader is the one who fails to do it: *manglende rydning af sne*."""
        frame = self.frame(nominal)
        return (
            frame is not None
            and frame.actor == "begge"
            and frame.may_be_readers(lemmas_of(object_, self.lexicon))
        )

    def changes_by_itself(self, nominal: Nominal, object_: Sequence[Token]) -> bool:
        """Whether nobody need act: the list says of these objects alone that the writer must tell (*indkomst*)."""
        frame = self.frame(nominal)
        nouns = lemmas_of(object_, self.lexicon)
        return frame is not None and frame.by_hint(nouns) and frame.who_acts(nouns) is None

    def in_adjunct(
        self, group: NounGroup, object_: Sequence[Token], main: str | None, finite: str
    ) -> str | None:
        """Who acts in *ved behandling af …*, before a clause whose subject is `main` ("du", "vi", None).

        The subject of the main clause is understood unless the verb belongs to the other party:
        *Ved overskridelse af fristen opkræver vi*: the reader is late.
        """
        if group.owner:
            return group.owner
        if group.nominal.noun in _EITHER:
            return "du" if main == "du" and finite == "skal" else None
        actor = self.by_frame(group.nominal, object_)
        if actor is None and main is None and finite in {"skal", "må"} and self._is_anyones(group.nominal):
            return "du"  # "ved brug af kørestolen skal bremsen være slået til": a rule for who does it
        if actor is None and main == "du" and self._is_services(group.nominal):
            return None  # "ved udskiftning af vinduet skal du": perhaps it is the sender who changes it
        if actor is None:
            passive_role = main == "du" and finite in {
                "får",
                "bliver",
                "har",
                "er",
                "modtager",
                "mister",
                "hører",
            }
            return None if passive_role else main
        frame = self.frame(group.nominal)
        if main == "vi" and actor == "du" and frame is not None and frame.actor == "vi":
            # only the object points to the reader ("indhentning af tilbud"), and the sender acts
            return None if group.nominal.lemma == "bruge" else main
        if actor == main or (actor == "du" and group.nominal.lemma not in {"købe", "bruge"}):
            return actor
        names = {group.nominal.lemma, *_verbs_of(group.nominal.noun)}
        official = bool(names & _OFFICIAL) or bool({token.norm for token in object_} & {"din", "dit", "dine"})
        if official:
            return actor
        if frame is not None and frame.by_hint(lemmas_of(object_, self.lexicon)):
            return None  # "ved fremsendelse af tilbud skal du svare": the one who answers is not the one who sends
        return "du" if main == "du" and finite in {"skal", "kan", "må", "bør"} else None

    def _is_services(self, nominal: Nominal) -> bool:
        """Whether the sender mostly does what the noun says, to things of the reader's too."""
        return nominal.noun in _SERVICE_ACTS

    def _is_anyones(self, nominal: Nominal) -> bool:
        """Whether anybody may do what the noun says: not an act of the authority, nor always of somebody else."""
        frame = self.frame(nominal)
        return frame is not None and frame.actor in {"du", "spørg"} and nominal.lemma not in _OFFICIAL


def _verbs_of(noun: str) -> list[str]:
    """The verbs that a verbal noun may be made from: *udfyldelse* → *udfylde*, *vurdering* → *vurdere*."""
    made = []
    for ending, verbal in (
        ("else", "e"),
        ("ning", "ne"),
        ("ning", "e"),
        ("ing", "e"),
        ("ation", "ere"),
        ("sel", "e"),
    ):
        if noun.endswith(ending):
            made.append(noun.removesuffix(ending) + verbal)
    return [each for verb in made for each in (verb, re.sub(r"(.)\1e$", r"\1e", verb))]
