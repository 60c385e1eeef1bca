"""Runs klartekst's commands one after another in one process; each line of standard input is one, split by tabs.

Prints the exit status of each; what they say goes to standard error. Started by tests, not collected by pytest.
"""

import os
import sys

from klartekst.cli import main

if __name__ == "__main__":
    statuses = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin.read().splitlines():
        sys.argv = ["klartekst", *line.split("\t")]
        try:
            main()
        except SystemExit as end:
            sys.stdout.flush()
            statuses.write(f"{int(end.code or 0)}\n")
