"""Paths with no letter to read at their end, and what the caseworker can do instead."""

from klartekst.errors import UnreadableLetter, UsageError
from klartekst.readers.refusals import the_file


def missing(path: str) -> UsageError:
    """The error for a path with nothing there."""
    return UsageError(f"{the_file(path)} findes ikke.", "Kontrollér stien og filnavnet.")


def folder(path: str) -> UsageError:
    """The error for a folder where a single file is wanted."""
    return UsageError(
        f"»{path}« er en mappe og ikke et brev.", "Skriv en fil, eller tjek alle breve i mappen."
    )


def several(path: str) -> UsageError:
    """The error for a file of several letters where one is wanted."""
    return UsageError(f"{the_file(path)} indeholder flere breve.", "Gem hvert brev i en fil for sig.")


def out_of_reach(path: str) -> UnreadableLetter:
    """The error for a file that the operating system will not hand out."""
    return UnreadableLetter(
        f"{the_file(path)} kan ikke åbnes: Du har ikke adgang til den, eller et andet program bruger den.",
        "Luk filen i andre programmer, og kontrollér, at du må læse den.",
    )


def closed_folder(path: str) -> UnreadableLetter:
    """The error for a folder whose letters the operating system will not tell of."""
    return UnreadableLetter(
        f"Mappen »{path}« kan ikke åbnes, så brevene i den er ikke læst.",
        "Bed den, der ejer mappen, om adgang, og prøv igen.",
    )
