"""What is asked of a scan, and the small files that its results are held against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from klartekst.finding import Severity
from klartekst.scanning.baseline import Baseline, named_as_in, read_baseline
from klartekst.scanning.report.volumes import Volumes, read_volumes
from klartekst.scanning.store import Store
from klartekst.waivers import Waivers, read_waivers


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a scan, as the command line names them."""

    output: str
    include: Sequence[str]
    exclude: Sequence[str]
    workers: int | None
    timeout: float
    memory: int
    exports: Sequence[str]
    volumes: str | None
    excerpts: bool
    baseline: str | None
    write_baseline: str | None
    fail_on: str | None
    exit_zero: bool
    waivers: str
    settings: str | None
    dask: str | None
    anonymise_paths: bool
    key_list: str | None
    keep_runs: int | None

    @property
    def limit(self) -> Severity | None:
        """The least severity that fails a run, when one was chosen."""
        return Severity(self.fail_on) if self.fail_on else None


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """Letters a year, what an earlier run found, and what somebody has accepted."""

    volumes: Volumes | None
    baseline: Baseline | None
    waivers: Waivers

    def named_as_in(self, store: Store) -> "HeldAgainst":
        """The same with files named as the store does. Raises UsageError as `baseline.named_as_in`."""
        baseline = self.baseline and named_as_in(store, self.baseline)
        volumes = self.volumes
        if volumes is not None and store.pseudonyms is not None:
            volumes = Volumes(store.pseudonyms.listed(volumes.by_name))
        return replace(self, volumes=volumes, baseline=baseline)


def read_held_against(choices: Choices) -> HeldAgainst:
    """Reads these files. Raises DataError for one that is wrong, UsageError for a baseline that is not there."""
    return HeldAgainst(
        read_volumes(Path(choices.volumes)) if choices.volumes else None,
        read_baseline(Path(choices.baseline)) if choices.baseline else None,
        read_waivers(Path(choices.waivers)),
    )
