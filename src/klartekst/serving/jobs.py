"""What goes to a worker and what comes back, as MessagePack: nothing that a hostile letter could turn into code."""

from typing import Literal

import msgspec

from klartekst.finding import Severity
from klartekst.rewriting.edits import Edit

Excerpts = Literal["none", "masked", "full"]


class Document(msgspec.Struct, frozen=True):
    """A file as it arrived. `name` is made up by the service ("brev.docx"): the real one is personal data."""

    data: bytes
    name: str


class Choices(msgspec.Struct, frozen=True):
    """What a client may choose for one letter: names from `klartekst.profiles.PROFILES`, and the letter's kind."""

    profiles: tuple[str, ...] = ()
    type: str | None = None


class CheckJob(msgspec.Struct, frozen=True, tag="check"):
    """Check a file; the answer is the published JSON."""

    document: Document
    choices: Choices = Choices()
    excerpts: Excerpts = "none"
    reading: bool = False


class ProofreadJob(msgspec.Struct, frozen=True, tag="proofread"):
    """Check a text as LanguageTool does; the answer is its JSON.

    `annotated` is JSON that says which stretches are markup; then `text` is empty. `language` is as asked for,
    "auto" for whatever it is. The sets name rules and LanguageTool's categories; `picky` includes tips.
    """

    text: str
    language: str
    annotated: str | None = None
    enabled: frozenset[str] = frozenset()
    disabled: frozenset[str] = frozenset()
    enabled_only: bool = False
    picky: bool = False


class PageJob(msgspec.Struct, frozen=True, tag="page"):
    """Check a file for a person; the answer is the page, with the letter and what to mend in it."""

    document: Document
    choices: Choices = Choices()


class CopyJob(msgspec.Struct, frozen=True, tag="copy"):
    """Write `edits` into a copy of the document, and what is still found as comments; the answer is the document.

    Places are code points of the letter as it was shown. `tracked` edits can be refused one by one in Word.
    """

    document: Document
    choices: Choices = Choices()
    edits: tuple[Edit, ...] = ()
    tracked: bool = False


class HookJob(msgspec.Struct, frozen=True, tag="hook"):
    """Look at a letter that is about to be sent; the answer is `klartekst.sending.decision.Seen` as JSON.

    `least` is the severity that counts under the house's policy.
    """

    document: Document
    least: Severity


class Done(msgspec.Struct, frozen=True, tag="done"):
    """An answer ready to be sent. `counts` are the findings by severity, for the metrics.

    `told` is what a person is told beside a document, in Danish.
    """

    body: bytes
    media_type: str
    counts: dict[str, int] = {}
    told: str = ""


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Why there is no answer: a reason from `Reason`, and Danish sentences of what and what to do."""

    reason: Literal["usage", "unsupported", "too-large", "unreadable", "memory", "internal"]
    what: str
    remedy: str


Job = CheckJob | ProofreadJob | PageJob | CopyJob | HookJob
Answer = Done | Refused
