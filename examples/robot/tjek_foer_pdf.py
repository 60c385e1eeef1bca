"""A robot's step between the finished Word letter and its PDF: ask klartekst, then convert.

    python tjek_foer_pdf.py brev.docx [udmappe]

The letter is looked at in a process of its own by the house's policy (`[hook]` in klartekst.toml). What klartekst
itself gets wrong never stops a letter unless the policy says so. Ends with 0 when the PDF is made, 1 when a person must
look at the letter, 2 when the letter or the PDF program is not there.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

KLARTEKST = [sys.executable, "-m", "klartekst"]
PATIENCE = 30
"""Seconds to wait for klartekst; its own limit, `timeout_s`, is shorter."""


def decision(letter: Path) -> dict[str, object]:
    """klartekst's answer as `docs/afsendelse.md` tells; one that sends the letter when there is no answer."""
    try:
        done = subprocess.run(
            [*KLARTEKST, "hook", str(letter)], capture_output=True, timeout=PATIENCE, check=False
        )
        answer: dict[str, object] = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return {"decision": "send", "because": "error", "message": "klartekst svarede ikke."}
    return answer


def to_pdf(letter: Path, folder: Path) -> Path:
    """The letter as a PDF, made by LibreOffice. Raises OSError or CalledProcessError when it cannot."""
    program = shutil.which("soffice") or "soffice"
    command = [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(letter)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{letter.stem}.pdf"


def main(arguments: list[str]) -> int:
    """The step; returns the exit status."""
    if not arguments or not Path(arguments[0]).is_file():
        print("Skriv stien til et brev.", file=sys.stderr)
        return 2
    letter = Path(arguments[0])
    folder = Path(arguments[1]) if len(arguments) > 1 else letter.parent
    answer = decision(letter)
    if answer["decision"] != "send":
        print(answer["message"])  # Danish, and without words of the letter: may be shown and logged
        return 1
    try:
        to_pdf(letter, folder)
    except (OSError, subprocess.CalledProcessError):
        print("LibreOffice kunne ikke lave PDF'en.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
