"""The documents and files that klartekst will not write, and what the caseworker can do instead."""

import errno
from collections.abc import Sequence

from klartekst.errors import UsageError


def signed(path: str) -> UsageError:
    """The error for a document with a digital signature."""
    return UsageError(
        f"Filen »{path}« er underskrevet digitalt, og en ændring ville gøre underskriften ugyldig.",
        "Gem en kopi uden underskrift i Word, og brug den.",
    )


def locked(path: str) -> UsageError:
    """The error for a document that is protected against changes to its text."""
    return UsageError(
        f"Filen »{path}« er beskyttet mod ændringer, så klartekst kan ikke rette i den.",
        "Brug »klartekst annotate« for at få forslagene som kommentarer.",
    )


def no_body(path: str) -> UsageError:
    """The error for a document whose body has no text that a comment could stand at."""
    return UsageError(
        f"Brødteksten i »{path}« er tom, så der er ikke noget sted at skrive.",
        "Se fundene med »klartekst check«.",
    )


def worked_in(target: str) -> UsageError:
    """The error for a copy that is already there and that somebody has changed, or that is not ours."""
    return UsageError(
        f"»{target}« findes allerede, og den kan være ændret, siden klartekst skrev den.",
        "Flyt den, eller giv den nye kopi et andet navn med --output.",
    )


def itself(path: str) -> UsageError:
    """The error for a copy that would take the letter's own place."""
    return UsageError(
        f"Kopien af »{path}« ville få samme navn som filen selv.",
        "Giv kopien et andet navn med --output.",
    )


def not_written(target: str, error: OSError) -> UsageError:
    """The error for a file that the operating system will not write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UsageError(f"Der er ikke plads til »{target}« på disken.", "Ryd op på disken, og prøv igen.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UsageError(
            f"»{target}« kan ikke skrives: Du må ikke skrive der, eller filen er åben i et andet program.",
            "Luk filen i andre programmer, eller vælg et andet sted med --output.",
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UsageError(
            f"»{target}« kan ikke skrives: Mappen findes ikke.",
            "Lav mappen, eller vælg et andet sted med --output.",
        )
    return UsageError(f"»{target}« kan ikke skrives.", "Luk filen i andre programmer, og prøv igen.")


def not_writable(path: str, suffixes: Sequence[str]) -> UsageError:
    """The error for a file of a kind that klartekst does not write in; `suffixes` are those it does."""
    listed = f"{', '.join(suffixes[:-1])} eller {suffixes[-1]}"
    return UsageError(
        f"»{path}« har en type, som klartekst ikke kan skrive i.",
        f"Vælg en fil, der ender på {listed}. Se fundene i andre filer med »klartekst check«.",
    )
