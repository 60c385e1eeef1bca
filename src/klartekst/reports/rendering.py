"""The templates that pages are made from."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def environment(*folders: Path) -> "Environment":
    """The templates of the reports, those in `folders` before them; what they show is escaped, and no name may lack.

    `letter.html` shows one `html.view`; with `live` true, a script can put its suggestions into the letter.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
