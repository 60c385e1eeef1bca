"""Danish words of closed classes, which tell the parts of a sentence apart; grammar, not vocabulary.

A room that needs a narrower choice says why where it makes it.
"""


def listed(words: str) -> frozenset[str]:
    """The words of a space-separated list: closed word classes read best as running text."""
    return frozenset(words.split())


NOMINATIVES = listed("jeg du han hun vi man")
"""Pronouns that can only be subjects; *det, der, den, de* may be something else."""
SUBJECTS = NOMINATIVES | listed("det der den de dette denne disse hvem hvad alle ingen nogen")
YOURS = listed("din dit dine jeres")
POLITE = listed("De Dem Deres")
"""To the reader, with a capital; at the head of a sentence *De* may be others, or an article."""
MODALS = listed("kan kunne skal skulle vil ville må måtte bør burde tør turde")
AUXILIARIES = MODALS | listed("er var har havde bliver blev får fik")
HAVE = listed("har havde have haft")
COPULAS = listed("er var være været bliver blev blive blevet")
IFS = listed("hvis såfremt dersom ifald")
CONDITIONALS = IFS | {"når", "medmindre"}
SUBORDINATORS = CONDITIONALS | listed("at om hvorvidt da fordi idet mens selvom inden før")
"""*Efter at* is two words, and *efter* alone a preposition; *som* and *der* open relative clauses."""
DETERMINERS = listed(
    "en et den det de denne dette disse min mit mine din dit dine sin sit sine vores jeres deres hans hendes "
    "dens dets hver hvert enhver ethvert ingen intet nogen noget nogle alle begge flere mange få samme"
)
PREPOSITIONS = listed(
    "af på i til fra med om for ved efter under over mod uden hos mellem gennem inden siden blandt omkring som ad"
)
ADVERBS = listed(
    "ikke også kun altid aldrig endnu fortsat stadig herefter derefter dernæst derfor først snart løbende normalt "
    "automatisk samtidig tidligere senere igen desværre dog alene fremover allerede nu straks ofte måske "
    "således dermed desuden endvidere ligeledes heller nemlig jo ellers netop selv alligevel derudover ej "
    "muligvis formentlig eventuelt dengang så gerne bare blot helt hverken sammen"
)
"""Of the middle field: before the finite verb of a subordinate clause, behind that of a main clause."""
