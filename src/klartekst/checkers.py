"""The checkers of one run: letters under the same settings files share one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from klartekst.checker import Checker, load_all_rules
from klartekst.errors import UsageError
from klartekst.profiles import problem
from klartekst.rules.schema import Rule
from klartekst.settings import Settings, with_profiles
from klartekst.settings_file import find_files, load
from klartekst.text_files import did_you_mean
from klartekst.understanding.memory import Memory


class Checkers:
    """One checker a set of settings files.

    `file` holds for every letter when it is given; without it each letter goes by the `klartekst.toml` of its
    folder and the folders above. `only` names the rules to run, all when it is empty.
    `profiles` are laid over what the settings say. `remember` is for a collection whose letters share sentences.
    Raises UsageError for a settings file, a rule or a profile that does not exist, DataError for settings that
    are wrong.
    """

    def __init__(
        self,
        file: str | None = None,
        only: Sequence[str] = (),
        profiles: Sequence[str] = (),
        *,
        remember: bool = False,
    ) -> None:
        self._remember = remember
        self._file = Path(file) if file else None
        self._only = frozenset(only)
        self._profiles = tuple(profiles)
        for name in profiles:
            if wrong := problem(name, Path.cwd()):
                raise UsageError(wrong[0][0].upper() + wrong[0][1:], wrong[1])
        self._made: dict[tuple[Path, ...], Checker] = {}
        if self._file and not self._file.is_file():
            raise UsageError(f"Opsætningen »{file}« findes ikke.", "Ret stien til filen.")

    def of(self, path: str) -> Checker:
        """The checker of the letter at `path`; "-" goes by the folder that the command runs in."""
        files = self.files_of(path)
        if files not in self._made:
            self._made[files] = Checker(self._settings(files), Memory() if self._remember else None)
        return self._made[files]

    def settings_of(self, path: str) -> Settings:
        """The settings that hold for the letter at `path`, without making its checker."""
        return self._settings(self.files_of(path))

    def files_of(self, path: str) -> tuple[Path, ...]:
        """The settings files that hold for the letter at `path`, as the command line or its folder has them."""
        folder = Path.cwd() if path == "-" else Path(path).parent
        return (self._file,) if self._file else find_files(folder)

    def rules(self) -> dict[str, Rule]:
        """The rules of all checkers made so far, by id."""
        return {rule.id: rule for checker in self._made.values() for rule in checker.rules}

    @property
    def version(self) -> str:
        """The version of the rules; empty before any checker is made."""
        return next((checker.version for checker in self._made.values()), "")

    @property
    def model(self) -> str | None:
        """The language models in force, with version and licence; None where there is none."""
        models = (checker.model for checker in self._made.values())
        return ", ".join(dict.fromkeys(model.label for model in models if model is not None)) or None

    def _settings(self, files: tuple[Path, ...]) -> Settings:
        settings = load(files)
        known = {rule.id for rule in load_all_rules(settings.rule_folders)}
        for name in sorted(self._only - known):
            raise UsageError(f"Reglen »{name}« findes ikke.", did_you_mean(name, known))
        if self._profiles:
            settings = with_profiles(settings, self._profiles)
        return replace(settings, rules_only=self._only)
