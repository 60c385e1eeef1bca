"""What a letter costs a cluster: processor time, room for its result, and the share of the one that hands out.

    nice python benchmarks/partitions.py [--letters 3000]

Makes the letters itself, from the sixty templates in `letters.py`, and does the work of one process of the cluster
here. The figures go into the formulas of docs/store-samlinger.md. Processor time holds on a busy machine too.
"""

import argparse
import os
import pickle
import tempfile
import time
from pathlib import Path

from letters import write_collection

from klartekst.scanning.identity import Checkings
from klartekst.scanning.partition_work import Order, check_partition
from klartekst.scanning.partitions import Results, cut
from klartekst.scanning.walk import Walk
from klartekst.scanning.work import Plan


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=3_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        write_collection(top / "breve", asked.letters)
        room = sum(each.stat().st_size for each in (top / "breve").rglob("*") if each.is_file())
        walk = Walk([str(top / "breve")], (), (), top / "rapport")
        digest = Checkings(None).of(os.path.join(walk.first, "x")).digest  # noqa: PTH118
        order = Order(Plan(None, b"k" * 32), walk, digest, (), 60.0)
        results = Results(top / "rapport")

        begun = time.process_time()
        partitions = list(cut(walk, b"k" * 32))
        cutting = time.process_time() - begun
        sent = sum(len(pickle.dumps(each)) for each in partitions)
        check_partition(order, partitions[0])  # the first has rules and words to load

        begun = time.process_time()
        made = [check_partition(order, each) for each in partitions]
        working = time.process_time() - begun
        begun = time.process_time()
        for each in made:
            results.keep(each)
        keeping = time.process_time() - begun
        letters = sum(each.summary.letters for each in made)
        documents = sum(len(each.documents) for each in made)
        findings = sum(len(each.findings) for each in made)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{letters} letters in {len(partitions)} partitions; {os.cpu_count()} cores, load {load}\n")
    print("| a letter | |\n|---|---|")
    print(f"| processor time of the process that reads it | {1000 * working / letters:.1f} ms |")
    print(f"| processor time of the one that hands out | {1000 * (cutting + keeping) / letters:.2f} ms |")
    print(f"| its file | {room / letters:.0f} bytes |")
    print(f"| what is sent for it | {sent / letters:.0f} bytes |")
    print(
        f"| its row of documents, and its findings | {documents / letters:.0f} + {findings / letters:.0f} bytes |"
    )


if __name__ == "__main__":
    main()
