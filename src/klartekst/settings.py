"""What holds for a letter: the built-in values, and where each value came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from klartekst.finding import Severity
from klartekst.profiles import CHILD, CHILD_THRESHOLDS, DOCUMENTS, is_own

FILE_NAME = "klartekst.toml"
OWN_MODEL = "da_klartekst"
BUILT_IN = "indbygget"

# Words a sentence: 25 is Dansk Socialrådgiverforening's limit.
# Letters a word and words a paragraph (5-6 lines) are the project's own, see docs/regelfil.md.
THRESHOLDS: Mapping[str, int] = {
    "sentence_words": 25,
    "word_letters": 16,
    "paragraph_words": 90,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one letter. `origin` says where each value came from: a file and line, or built in.

    `profile` is the strategy that a report speaks in the words of; `own_profile` the file of a house's own,
    which then holds; `profile_chosen` when somebody asked for either. `reader` is "barn" for letters to a child.
    `document` says whether it is a template or a letter, None leaves it to be judged.
    `hook` holds what the house says of letters on their way out; `sending/policy.py` knows the rest.
    `anonymise_paths` says that a scan keeps no names of files.
    """

    profile: str = "faelles"
    own_profile: Path | None = None
    profile_chosen: bool = False
    reader: str | None = None
    document: str | None = None
    fail_on: Severity = Severity.ERROR
    thresholds: Mapping[str, int] = field(default_factory=lambda: dict(THRESHOLDS))
    rules_off: frozenset[str] = frozenset()
    rules_only: frozenset[str] = frozenset()
    rule_folders: tuple[Path, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    instead: Mapping[str, str] = field(default_factory=dict)
    explain: Mapping[str, str] = field(default_factory=dict)
    abbreviations: tuple[str, ...] = ()
    locked: tuple[Path, ...] = ()
    tree: bool = False
    hook: Mapping[str, Any] = field(default_factory=dict)
    model: str = OWN_MODEL
    anonymise_paths: bool = False
    origin: Mapping[str, str] = field(default_factory=dict)

    def wants(self, rule: str) -> bool:
        """Whether a rule may speak: it is not off, and no others are asked for alone."""
        return rule not in self.rules_off and (not self.rules_only or rule in self.rules_only)


def with_profiles(settings: Settings, names: Iterable[str]) -> Settings:
    """The settings under these profiles: names of `PROFILES`, or the path of a house's own strategy.

    A child's limits hold unless the house's own are stricter still.
    """
    for name in names:
        if name == CHILD:
            limits = {key: min(value, CHILD_THRESHOLDS[key]) for key, value in settings.thresholds.items()}
            settings = replace(settings, reader=CHILD, thresholds=limits)
        elif name in DOCUMENTS:
            settings = replace(settings, document=name)
        elif is_own(name):
            settings = replace(settings, own_profile=Path(name), profile_chosen=True)
        else:
            settings = replace(settings, profile=name, own_profile=None, profile_chosen=True)
    return settings
