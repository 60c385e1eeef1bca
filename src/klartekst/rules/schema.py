"""What a rule file holds. A rule is its own manual page and its own test.

One YAML file a rule, in a folder named for its category.
A rule without at least three flagged and three passed examples does not load.
"""

from collections.abc import Collection
from typing import Literal

import msgspec

from klartekst.finding import Category, Severity

MIN_EXAMPLES = 3

ZoneName = Literal[
    "heading", "body", "complaint", "legal", "contact", "greeting", "letterhead", "signature", "attachments"
]


class ExampleDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a plain text cannot show of a document: words that are `hidden` or `inserted` in it, and counts.

    `name` is the file's name; `first` is the part that the first paragraph stands in (`subject`).
    """

    hidden: str | None = None
    inserted: str | None = None
    tracked_deletions: int = 0
    comments: int = 0
    own_comments: int = 0
    name: str = "-"
    first: Literal["body", "subject", "notification"] = "body"


class FlaggedExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in which the rule must flag exactly `mark`, and first suggest exactly `write`.

    `mark` is null where the finding concerns the letter as a whole.
    `write` is null where the rule must offer no text.
    `whole` is true where the suggestion is compared as the whole resulting text.
    `document` holds what the text stands in, where that is what the rule looks at.
    """

    text: str
    mark: str | None
    write: str | None
    whole: bool = False
    document: ExampleDocument = ExampleDocument()


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rule's own tests: texts that are flagged and texts that are let pass."""

    flagged: tuple[FlaggedExample, ...]
    passed: tuple[str, ...]


class TermsCheck(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="terms", tag_field="kind"):
    """Words and phrases of a lexicon.

    `list` names the file in `lexicons/`; `where` keeps only rows whose columns hold these values.
    `first_use` reports a term once a letter; `explained` lets a term pass that the letter explains.
    `offer` says what a suggestion is worth: `erstat`, `omskriv` or `råd`.
    `house` also finds the words that the settings want written otherwise (`[words.instead]`).
    `guarded` refuses wordings that add, drop or change a negation, a limit or a modal; only lists whose
    very point that is (double negations, spelled-out abbreviations, dates to fill in) go without.
    `denied` finds a line also where *ikke* stands behind its verb; *du har ikke pligt til at* commands nobody.
    """

    list: str
    where: dict[str, tuple[str, ...]] = {}
    first_use: bool = False
    explained: bool = False
    exact_case: bool = False
    guarded: bool = True
    denied: bool = True
    house: bool = False
    offer: Literal["erstat", "omskriv", "råd"] = "erstat"


class PatternCheck(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="pattern", tag_field="kind"):
    """A regular expression over the reading text of each sentence.

    The group `mark`, when there is one, is what is flagged; `write` is the text to offer,
    in which `\\g<name>` stands for a group.
    `unless` are expressions that, found in the same sentence, let it pass.
    """

    find: tuple[str, ...]
    unless: tuple[str, ...] = ()
    write: str | None = None
    advice: str | None = None
    first_use: bool = False
    offer: Literal["erstat", "omskriv", "råd"] = "råd"


class PythonCheck(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="python", tag_field="kind"):
    """A named check in `klartekst.rules.checks`, for what truly needs an algorithm."""

    name: str
    options: dict[str, str | int | tuple[str, ...]] = {}


Check = TermsCheck | PatternCheck | PythonCheck


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule: what it looks for, why, and how it proves itself.

    `message` is the finding's own sentence; `{ord}` stands for the words found and a column of the
    lexicon line for itself (`{ask}`).
    `zones` are the parts of a letter that it reads.
    `reader` "barn": it runs only on letters to a child.
    """

    id: str
    title: str
    category: Category
    severity: Severity
    principles: tuple[str, ...]
    check: Check
    message: str
    what: str
    why: str
    before: str
    after: str
    leaves_alone: tuple[str, ...]
    source: str
    examples: Examples
    zones: tuple[ZoneName, ...] = ("body", "complaint", "contact")
    valid_from: str | None = None
    valid_to: str | None = None
    reader: Literal["barn"] | None = None


class Principle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A municipal principle that rules serve, in the words of the municipality's own strategy.

    `means` says what it asks of a letter. A house's own principle says whom it is `like`: built-in
    principles, whose rules then serve it too, or names its `rules` one by one.
    """

    id: str
    title: str
    means: str = ""
    like: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Strategy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A municipality's strategy: the words in which a report speaks.

    A rule that names none of its principles serves `otherwise`, so that every finding has its place.
    """

    id: str
    title: str
    principles: tuple[Principle, ...]
    municipality: str | None = None
    otherwise: str | None = None

    def served_by(self, rule: str, principles: Collection[str]) -> tuple[Principle, ...]:
        """Those of its principles that a rule serves: `rule` its id, `principles` the built-in ones it names."""
        named = tuple(each for each in self.principles if rule in each.rules) + self.named(principles)
        return named or tuple(each for each in self.principles if each.id == self.otherwise)

    def named(self, principles: Collection[str]) -> tuple[Principle, ...]:
        """Those of its principles that are among these built-in ones, or are like one of them."""
        return tuple(
            each
            for each in self.principles
            if each.id in principles or not set(each.like).isdisjoint(principles)
        )
