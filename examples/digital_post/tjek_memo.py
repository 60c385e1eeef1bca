"""Before a message goes to Digital Post: the MeMo in, klartekst's decision out, over HTTP.

    python tjek_memo.py besked.xml http://localhost:8081 [nøglefil]

Prints the decision as one line of JSON. Ends with 0 when the message may be sent and 1 when it is to be held or asked
about. A service that is down, busy or refuses sends the message: a time limit of the law must not wait for a checker.
"""

import base64
import json
import sys
import urllib.request
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for the service; its own limit, `timeout_s`, is shorter."""


def decision(memo: bytes, service: str, token: str | None = None) -> dict[str, object]:
    """The answer of `POST /v1/hook`; one that sends the message when there is none."""
    body = json.dumps({"memo_b64": base64.b64encode(memo).decode()}).encode()
    headers = {"Content-Type": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(f"{service}/v1/hook", data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            made: dict[str, object] = json.load(answer)
    except (OSError, ValueError):  # no connection, no time, a status that refuses, or no JSON
        return {"decision": "send", "because": "error", "message": "klartekst svarede ikke."}
    return made


def main(arguments: list[str]) -> int:
    """The step; returns the exit status."""
    if len(arguments) not in (2, 3):
        print("Skriv stien til beskeden og tjenestens adresse.", file=sys.stderr)
        return 2
    token = Path(arguments[2]).read_text("utf-8").strip() if len(arguments) == 3 else None
    made = decision(Path(arguments[0]).read_bytes(), arguments[1].rstrip("/"), token)
    print(json.dumps(made, ensure_ascii=False))
    return 0 if made["decision"] == "send" else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
