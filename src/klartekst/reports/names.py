"""What a letter is called in reports."""

from pathlib import PurePath

from klartekst.danish.personal_numbers import hidden
from klartekst.letter import Letter


def shown_path(letter: Letter) -> str:
    """The letter's path; a CPR number in the name of an annex, which the user did not type, is hidden."""
    file, inside, name = letter.path.partition("#")
    return f"{file}{inside}{hidden(name)}"


def long_title(letter: Letter) -> str:
    """The path as a title for people."""
    return "Brev fra standardinput" if letter.path == "-" else shown_path(letter)


def short_title(letter: Letter) -> str:
    """The file's name without its folders, and the annex or entry in it."""
    file, inside, name = long_title(letter).partition("#")
    return f"{PurePath(file).name}{inside}{name}"
