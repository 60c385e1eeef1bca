"""Fields and controls of a document: whether what they show is a prompt or an answer."""

import re

_ASKS_TO_BE_FILLED = re.compile(
    r"\s*(?:[«»\[<]|klik|tryk|vælg|indsæt|skriv|angiv|udfyld|fejl!|error!|click|choose|enter|select)",
    re.IGNORECASE,
)


def asks_to_be_filled(shown: str, name: str) -> bool:
    """Whether a field called `name` that shows this text still waits for somebody to fill it in."""
    text = shown.strip()
    return (
        "«" in text
        or _ASKS_TO_BE_FILLED.match(text) is not None
        or bool(name and text.casefold() == name.casefold())
    )
