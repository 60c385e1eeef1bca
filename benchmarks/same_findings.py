"""Whether two checkouts find the same: for a change that is only to make klartekst faster.

    python benchmarks/same_findings.py OTHER_CHECKOUT LETTER_OR_FOLDER…

Compares the JSON of every letter, quotations included, with the parser and without, and prints the first
difference of each letter that differs. Exit status 1 when any does.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {"without parser": "", "with parser": "[grammar]\ntree = true\n"}


def checked(checkout: Path, letters: list[str], settings: Path) -> dict[str, Any]:
    """The JSON of each letter by its path, as the code and data of a checkout give it."""
    command = [sys.executable, "-m", "klartekst", "check", "--format", "json", "--excerpts", "full"]
    done = subprocess.run(
        [*command, "--exit-zero", "--settings", str(settings), *letters],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(checkout / "src")},
    )
    if not done.stdout:
        sys.exit(done.stderr.decode())
    return {each["path"]: each for each in json.loads(done.stdout)["letters"]}


def difference(one: Any, other: Any, place: str = "") -> str | None:
    """Where two values first differ, and how; None when they are the same."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = [(one[key], other[key], f"{place}.{key}") for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(*pair, f"{place}[{number}]") for number, pair in enumerate(zip(one, other, strict=True))]
    else:
        return None if one == other else f"{place}: {one!r:.200}\n    {other!r:.200}"
    return next((found for pair in pairs if (found := difference(*pair))), None)


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path)
    parser.add_argument("letters", nargs="+")
    arguments = parser.parse_args()
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "klartekst.toml"
        for name, text in SETTINGS.items():
            settings.write_text(text, "utf-8")
            before = checked(arguments.other, arguments.letters, settings)
            after = checked(ROOT, arguments.letters, settings)
            for path in sorted(before.keys() | after.keys()):
                found = difference(before.get(path), after.get(path))
                if found:
                    differing += 1
                    print(f"{path} ({name}){found}")
            print(f"{len(after)} letters compared {name}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
