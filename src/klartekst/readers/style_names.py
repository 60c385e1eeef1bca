"""What the name of a style says about the text in it.

Built-in styles have fixed English names, in Word and in LibreOffice. A template owner's own styles have
Danish names, and what they are for can only be read there.
"""

import re

# "Vejl.tekst", "Vejledningstekst", "Vejledning til sagsbehandler", "Hjælpetekst", "Instruktion",
# "Skjult vejledning", "Note til skribent". Not "Klagevejledning", which is for the citizen, and
# not "Vejledning" alone, which may be the style of a guide that is sent along.
_INSTRUCTION = re.compile(
    r"(?<!\w)(?:vejl\.?[ _-]?tekst|vejlednings[ _-]?tekst|skrivevejledning|brugervejledning"
    r"|hjælpe?[ _-]?tekst|instruks(?:tekst)?|instruktion(?:er|stekst)?|ledetekst|forfattertekst"
    r"|(?:vejledning|note|bemærkning|hjælp|tekst) til (?:sagsbehandler|skribent|forfatter|skriver)\w*"
    r"|skabelon(?:note|hjælp|vejledning)|template (?:instructions?|guidance)|instructions?(?: text)?)(?!\w)",
    re.IGNORECASE,
)
_QUOTATION = re.compile(
    r"(?<!\w)(?:(?:intense )?quote|(?:block )?quotation|block text|(?:kraftigt |stærkt )?citat(?:tekst)?"
    r"|lovtekst|lovcitat)(?!\w)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:heading|overskrift) ?([1-9])?", re.IGNORECASE)
_TITLE = re.compile(r"title|titel|subtitle|undertitel|brevoverskrift|emne(?:linje)?", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number|opstilling)(?: ([2-5]))?", re.IGNORECASE)


def is_instruction(name: str) -> bool:
    """Whether a style of this name is for the writer's eyes."""
    return _INSTRUCTION.search(name) is not None


def is_quotation(name: str) -> bool:
    """Whether a style of this name says that somebody else is quoted."""
    return _QUOTATION.search(name) is not None


def is_placeholder(name: str) -> bool:
    """Whether this is the grey style for text that waits to be replaced, Word's or LibreOffice's."""
    return name.casefold() in {"placeholder text", "placeholder"}


def heading_level(name: str) -> int:
    """The level from 1 of a heading style of this name ("heading 2", "Titel"), 0 for other styles."""
    heading = _HEADING.fullmatch(name)
    if heading:
        return int(heading[1] or 1)
    if _TITLE.fullmatch(name):
        return 2 if name.lower() in {"subtitle", "undertitel"} else 1
    return 0


def list_level(name: str) -> int:
    """The depth from 1 of a list style of this name ("List Bullet 2"), 0 for other styles."""
    found = _LIST.fullmatch(name)
    return int(found[1] or 1) if found else 0
