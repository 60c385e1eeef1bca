"""The files that klartekst cannot read, and what the caseworker can do instead.

One Danish sentence says what, one what to do; both name the file and never its text.
"""

from klartekst.danish.numerals import thousands
from klartekst.errors import TooLarge, UnreadableLetter, UnsupportedFormat
from klartekst.readers.formats import listed

_SAVE_AS_DOCX = "Åbn filen i Word, vælg Gem som, og gem den som Word-dokument (.docx)."
_SAVE_TEXT = "Kopiér teksten ind i et Word-dokument, og tjek det i stedet."

# What a file is called in Danish, and what helps. Keys are suffixes.
_KINDS: dict[str, tuple[str, str]] = {
    ".doc": ("et Word-dokument i det gamle format (.doc)", _SAVE_AS_DOCX),
    ".dot": ("en Word-skabelon i det gamle format (.dot)", _SAVE_AS_DOCX),
    ".sxw": ("et dokument i OpenOffices gamle format (.sxw)", _SAVE_AS_DOCX),
    ".xls": ("et regneark i det gamle format (.xls)", "Åbn det i Excel, og gem det som .xlsx."),
    ".ods": ("et regneark (.ods)", _SAVE_TEXT),
    ".odp": ("en præsentation (.odp)", _SAVE_TEXT),
    ".epub": ("en e-bog (.epub)", _SAVE_TEXT),
    ".pptx": ("en præsentation (.pptx)", _SAVE_TEXT),
    ".pages": ("et dokument fra Pages (.pages)", "Eksportér det som Word-dokument (.docx), og prøv igen."),
    ".zip": ("en pakket mappe (.zip)", "Pak mappen ud, og tjek brevene i den."),
    ".jpg": ("et billede (.jpg)", _SAVE_TEXT),
    ".jpeg": ("et billede (.jpeg)", _SAVE_TEXT),
    ".png": ("et billede (.png)", _SAVE_TEXT),
    ".tif": ("et billede (.tif)", _SAVE_TEXT),
    ".tiff": ("et billede (.tiff)", _SAVE_TEXT),
}


# What a file of a format that is read is called, for one that only claims to be so. Keys are format names.
_CALLED = {
    "docx": "et Word-dokument",
    "odt": "et OpenDocument-dokument",
    "xlsx": "et regneark",
    "pdf": "en PDF-fil",
    "rtf": "et RTF-dokument",
}


def the_file(path: str) -> str:
    """What a sentence calls a file: *Filen »brev.docx«*."""
    return "Teksten på standardinput" if path == "-" else f"Filen »{path}«"


def knows(suffix: str) -> bool:
    """Whether files with this suffix (".pdf") are known, and known not to be readable yet."""
    return suffix in _KINDS


def unsupported(path: str, suffix: str) -> UnsupportedFormat:
    """The error for a file of a kind that klartekst does not read yet."""
    kind = _KINDS.get(suffix)
    if kind is None:
        return UnsupportedFormat(
            f"{the_file(path)} har en type, som klartekst ikke kan læse.",
            f"klartekst læser {listed()}.",
        )
    return UnsupportedFormat(f"{the_file(path)} er {kind[0]}, som klartekst ikke kan læse endnu.", kind[1])


def protected(path: str) -> UnreadableLetter:
    """The error for a Word document that is encrypted, mostly by a sensitivity label."""
    return UnreadableLetter(
        f"{the_file(path)} er krypteret, enten med en adgangskode eller med en følsomhedsmærkat.",
        "Gem en kopi uden kryptering i Word, og tjek kopien.",
    )


def damaged(path: str) -> UnreadableLetter:
    """The error for a document that ends too early or is broken inside."""
    return UnreadableLetter(
        f"{the_file(path)} er beskadiget og kan ikke læses.",
        "Åbn den i det program, den er lavet i, gem den igen, og prøv igen.",
    )


def swollen(path: str, limit: int) -> TooLarge:
    """The error for a document that unpacks to more than `limit` bytes."""
    return TooLarge(
        f"{the_file(path)} fylder for meget, når den pakkes ud (grænsen er {limit // 1_000_000} MB).",
        "Åbn den, fjern store billeder og bilag, gem den som et nyt dokument, og prøv igen.",
    )


def locked(path: str) -> UnreadableLetter:
    """The error for a document with a password."""
    return UnreadableLetter(
        f"{the_file(path)} er låst med en adgangskode.", "Gem en kopi uden adgangskode, og prøv igen."
    )


def mistaken(path: str, name: str) -> UnreadableLetter:
    """The error for a file whose name ends as the format `name` ("docx") and which is something else."""
    return UnreadableLetter(
        f"{the_file(path)} er ikke {_CALLED[name]}, selv om den hedder det.",
        "Åbn den i det program, den er lavet i, og gem den som Word-dokument (.docx).",
    )


def not_text(path: str) -> UnreadableLetter:
    """The error for a file that is called .txt and holds no text."""
    return UnreadableLetter(
        f"{the_file(path)} er ikke en tekstfil.",
        "Kontrollér, at det er den rigtige fil, eller gem brevet som .docx.",
    )


def without_text(path: str) -> UnreadableLetter:
    """The error for a document that can be read and says nothing."""
    return UnreadableLetter(f"Der er ingen tekst i filen »{path}«.", "Kontrollér, at det er den rigtige fil.")


def only_pictures(path: str) -> UnreadableLetter:
    """The error for a document of pictures, mostly a scanned letter."""
    return UnreadableLetter(
        f"Filen »{path}« indeholder kun billeder og ingen tekst.",
        "Find det dokument, som brevet er skrevet i, og tjek det i stedet.",
    )


def scanned(path: str) -> UnreadableLetter:
    """The error for a PDF of pictures of pages."""
    return UnreadableLetter(
        f"{the_file(path)} er scannet: Siderne er billeder uden tekst, som klartekst kan læse.",
        "Find det dokument, som brevet er skrevet i, og tjek det i stedet.",
    )


def garbled(path: str) -> UnreadableLetter:
    """The error for a PDF that shows letters but does not tell which they are."""
    return UnreadableLetter(
        f"{the_file(path)} viser bogstaver, men fortæller ikke, hvilke det er.",
        "Find det dokument, som PDF-filen er lavet af, og tjek det i stedet.",
    )


def empty(path: str) -> UnreadableLetter:
    """The error for a file without text."""
    return UnreadableLetter(f"{the_file(path)} er tom.", "Kontrollér, at det er den rigtige fil.")


def too_large(path: str, limit: int) -> TooLarge:
    """The error for a file of more than `limit` bytes."""
    return TooLarge(
        f"{the_file(path)} er for stor (grænsen er {limit // 1_000_000} MB).",
        "Fjern store billeder og bilag fra den, eller del den op.",
    )


def too_long(path: str, limit: int) -> TooLarge:
    """The error for a text of more than `limit` characters."""
    return TooLarge(
        f"{the_file(path)} er for lang (grænsen er {thousands(limit)} tegn, cirka 200 sider).",
        "Del den op i flere filer, og tjek dem hver for sig.",
    )


def no_mail(path: str) -> UnreadableLetter:
    """The error for a file that is called .eml and is no mail, or one that is broken."""
    return UnreadableLetter(
        f"{the_file(path)} er ikke en mail, som klartekst kan læse.",
        "Gem mailen igen fra dit mailprogram, og prøv igen.",
    )


def too_many_parts(path: str, limit: int) -> UnreadableLetter:
    """The error for a mail of more than `limit` parts."""
    return UnreadableLetter(
        f"{the_file(path)} har for mange dele (grænsen er {limit}).",
        "Gem bilagene, og tjek dem hver for sig.",
    )


def nothing_to_read(path: str) -> UnreadableLetter:
    """The error for a mail without text whose annexes cannot be read."""
    return UnreadableLetter(
        f"{the_file(path)} har ingen tekst og ingen bilag, som klartekst kan læse.",
        "Gem bilagene i et format, som klartekst læser, og tjek dem i stedet.",
    )


def no_memo(path: str) -> UnreadableLetter:
    """The error for XML that is no message in Digital Post, or a broken one."""
    return UnreadableLetter(
        f"{the_file(path)} er ikke en besked til Digital Post (MeMo), som klartekst kan læse.",
        "Tjek brevet i stedet, for eksempel som Word-dokument (.docx).",
    )


def broken_bank(path: str, kind: str) -> UnreadableLetter:
    """The error for a bank of phrases whose file breaks the rules of its format ("JSON")."""
    return UnreadableLetter(
        f"{the_file(path)} er ikke {kind}, som klartekst kan læse.",
        "Gem den igen fra det program, den kommer fra, og prøv igen.",
    )


def no_phrases(path: str) -> UnreadableLetter:
    """The error for a bank in which no cell or entry holds a sentence."""
    return UnreadableLetter(
        f"{the_file(path)} indeholder ingen hele sætninger.", "Kontrollér, at det er den rigtige fil."
    )


def too_many_entries(path: str, limit: int) -> UnreadableLetter:
    """The error for a bank of more than `limit` phrases."""
    return UnreadableLetter(
        f"{the_file(path)} har for mange tekster (grænsen er {thousands(limit)}).",
        "Del den op i flere filer.",
    )


def too_many_cells(path: str, limit: int) -> UnreadableLetter:
    """The error for a bank of more than `limit` cells or values, empty ones included."""
    return UnreadableLetter(
        f"{the_file(path)} har for mange felter (grænsen er {thousands(limit)}, også tomme).",
        "Kopiér teksterne over i en ny fil, og tjek den.",
    )


def needs(path: str, kind: str, extra: str) -> UnreadableLetter:
    """The error for a kind of file whose library is an extra that is not installed."""
    return UnreadableLetter(
        f"{the_file(path)} kræver den del, der læser {kind}, og den mangler i denne installation.",
        f"Bed den, der står for klartekst, om at køre: pip install 'klartekst[{extra}]'",
    )


def too_intricate(path: str) -> UnreadableLetter:
    """The error for a web page of more elements than any letter has."""
    return UnreadableLetter(
        f"{the_file(path)} består af flere dele, end et brev har.",
        "Kopiér brevets tekst ind i et Word-dokument, og tjek det i stedet.",
    )


def too_slow(path: str) -> UnreadableLetter:
    """The error for a file that its reader does not come to an end with."""
    return UnreadableLetter(
        f"{the_file(path)} tager for lang tid at læse.",
        "Åbn den i det program, den er lavet i, og gem den igen, eller gem brevet som .docx.",
    )


def fatal(path: str) -> UnreadableLetter:
    """The error for a file that ends the process which reads it, or needs more memory than a letter can."""
    return UnreadableLetter(
        f"{the_file(path)} kræver mere af maskinen, end et brev må.",
        "Kontrollér, hvor den kommer fra, og gem brevet som .docx.",
    )
