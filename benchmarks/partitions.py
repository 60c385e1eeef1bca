"""What a letter costs a cluster: processor time, room for its result, and the share of the one that hands out.

    nice python benchmarks/partitions.py [--letters 3000] [FOLDER]

Makes the letters itself, from the sixty templates in `letters.py`, or reads those of a folder; does the work of one
process of the cluster here. The figures go into the formulas of docs/store-samlinger.md. Processor time holds on a
busy machine too.
"""

import argparse
import os
import pickle
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from letters import write_collection

from klartekst.scanning.collection import Collection
from klartekst.scanning.identity import Checkings
from klartekst.scanning.partition_rows import read_rows, take_in
from klartekst.scanning.partition_work import Order, check_partition
from klartekst.scanning.partitions import Results, cut
from klartekst.scanning.scan import begun as begun_run
from klartekst.scanning.store import FILE_NAME, Store
from klartekst.scanning.values import Plan
from klartekst.scanning.walk import Walk


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=3_000)
    parser.add_argument("folder", type=Path, nargs="?")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        folder = asked.folder or top / "breve"
        if asked.folder is None:
            write_collection(folder, asked.letters)
        room = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
        walk = Walk([str(folder)], (), (), top / "rapport")
        digest = Checkings(None).of(os.path.join(walk.first, "x")).digest  # noqa: PTH118
        order = Order(Plan(None, b"k" * 32), walk, digest, (), 60.0)
        results = Results(top / "rapport")

        begun = time.process_time()
        partitions = list(cut(walk, b"k" * 32))
        cutting = time.process_time() - begun
        sent = sum(len(pickle.dumps(each)) for each in partitions)
        check_partition(order, replace(partitions[0], only=frozenset()))  # loads rules and words, reads none

        begun = time.process_time()
        made = [check_partition(order, each) for each in partitions]
        working = time.process_time() - begun
        begun = time.process_time()
        for each in made:
            results.keep(each)
        keeping = time.process_time() - begun
        with Store(top / "rapport" / FILE_NAME) as store:
            run = begun_run(Collection(walk, store))
            begun = time.process_time()
            for each in made:
                take_in(store, run.id, read_rows(results.for_store(each.number)))
                store.save()
            taking = time.process_time() - begun
        stored = sum(each.stat().st_size for each in (top / "rapport").glob("*.sqlite*"))
        letters = sum(each.summary.letters for each in made)
        documents = sum(len(each.documents) for each in made)
        findings = sum(len(each.findings) for each in made)
        kept = sum(len(each.kept) for each in made)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{letters} letters in {len(partitions)} partitions; {os.cpu_count()} cores, load {load}\n")
    print("| a letter | |\n|---|---|")
    print(f"| processor time of the process that reads it | {1000 * working / letters:.1f} ms |")
    print(f"| processor time of the one that hands out | {1000 * (cutting + keeping) / letters:.2f} ms |")
    print(f"| processor time of taking it into the store | {1000 * taking / letters:.2f} ms |")
    print(f"| its file | {room / letters:.0f} bytes |")
    print(f"| what is sent for it | {sent / letters:.0f} bytes |")
    print(
        f"| its row of documents, its findings, and the same for the store "
        f"| {documents / letters:.0f} + {findings / letters:.0f} + {kept / letters:.0f} bytes |"
    )
    print(f"| its room in the store | {stored / letters:.0f} bytes |")


if __name__ == "__main__":
    main()
