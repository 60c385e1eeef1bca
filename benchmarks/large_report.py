"""What the report on very many letters costs the one who asked for it: time, memory, and room in the store.

    nice python benchmarks/large_report.py [--letters 3000] [--times 10 100]

Does the work of a cluster's processes on letters from the sixty templates in `letters.py`, takes the results into a
store so many times over, each time under other names and contents, and writes the report. Processor time holds on a
busy machine too. Memory is the most that the process held, less what it held before the report.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from letters import write_collection
from msgspec.structs import replace

from klartekst.checker import load_all_rules
from klartekst.scanning.clusters import group
from klartekst.scanning.collection import Collection
from klartekst.scanning.identity import Checkings
from klartekst.scanning.partition_rows import KeptFile, read_rows, take_in
from klartekst.scanning.partition_work import Order, check_partition
from klartekst.scanning.partitions import Results, cut
from klartekst.scanning.report.overview import overview
from klartekst.scanning.report.pages import Pages
from klartekst.scanning.scan import begun
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.values import Plan
from klartekst.scanning.walk import Walk

KEY = b"k" * 32


def read(top: Path, letters: int) -> list[KeptFile]:
    """The letters as the processes of a cluster give them back."""
    write_collection(top / "breve", letters)
    walk = Walk([str(top / "breve")], (), (), top / "rapport")
    digest = Checkings(None).of(os.path.join(walk.first, "x")).digest  # noqa: PTH118
    results, kept = Results(top / "rapport"), []
    for part in cut(walk, KEY):
        results.keep(check_partition(Order(Plan(None, KEY), walk, digest, (), 60.0), part))
        kept += read_rows(results.for_store(part.number))
    return kept


def again(files: list[KeptFile], time: int) -> Iterator[KeptFile]:
    """The same under other names and contents."""
    for each in files:
        state = each.state
        key, content = (
            blake2b(said, salt=time.to_bytes(8, "big"), digest_size=16).digest()
            for said in (state.key, state.content)
        )
        yield replace(each, state=replace(state, key=key, content=content, name=f"{time}/{state.name}"))


def report(top: Path, files: list[KeptFile], times: int) -> None:
    """Measures a store of so many copies, and prints a row."""
    output = top / f"rapport-{times}"
    with Store(output / FILE_NAME) as store:
        run = begun(Collection(Walk([str(top / "breve")], (), (), output), store))
        began = time.process_time()
        for number in range(times):
            take_in(store, run.id, again(files, number))
            store.save()
        store.end(run.id)
        store.save()
        taken = time.process_time() - began
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        group(store)
        Pages(output, {rule.id: rule for rule in load_all_rules()}, None).write(
            store, overview(store, run.id, None)
        )
        written = time.process_time() - began
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
    letters = times * len(files)
    room = sum(each.stat().st_size for each in output.glob("*.sqlite*"))
    print(
        f"| {letters} | {1000 * taken / letters:.2f} | {room / letters / 1000:.1f} | {written:.1f} "
        f"| {1000 * written / letters:.2f} | {more / 1024:.0f} |",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=3_000)
    parser.add_argument("--times", type=int, nargs="+", default=[10, 100])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        files = read(top, asked.letters)
        print("| letters | taken in, ms a letter | store, kB a letter | report, s | ms a letter | MB more |")
        print("|---|---|---|---|---|---|")
        for times in asked.times:
            report(top, files, times)


if __name__ == "__main__":
    main()
