"""A letter about somebody who does not exist, in every format that is read: where her name turns up, it leaked."""

import base64
import json
from pathlib import Path

from docx_builder import docx
from docx_builder import p as docx_p
from mail_builder import mail
from msg_builder import message, ole
from odt_builder import odt
from odt_builder import p as odt_p
from openpyxl import Workbook
from pdf_builder import column, pdf

NAME = "Zacharias Quist"
NUMBER = "130594-5678"
LINES = (
    "Dato: 4. maj 2026",
    f"Kære {NAME}",
    f"Såfremt du flytter, skal du snarest oplyse det. Dit CPR-nr. er {NUMBER}.",
    f"Ansøgningen fra {NAME} behandles af kommunen inden 4 uger.",
    f"Der foretages en vurdering af {NAME}, som bl.a. har fået [ydelse].",
)
TEXT = "\n\n".join(LINES) + "\n"
TRACES = ("Zacharias", "Quist", NUMBER, NUMBER.replace("-", ""), "zacharias", "WmFjaGFyaWFz")
"""What must not be found: her name in parts, her number with and without hyphen, and the name in base64."""


def traces(text: str) -> list[str]:
    """What of her stands in a text; empty when nothing does."""
    return [each for each in TRACES if each in text]


def held_in(folder: Path) -> dict[str, list[str]]:
    """What of her the files below a folder hold, by name, in the encodings that programs write."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            if held := [each for each in TRACES if each.encode() in data or each.encode("utf-16-le") in data]:
                found[path.name] = held
    return found


def write_letters(folder: Path) -> list[Path]:
    """Writes the letter in every format that klartekst reads; returns the files."""
    html = "<html lang=da><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"
    rtf = r"{\rtf1\ansi\ansicpg1252 " + "".join(_rtf(line) for line in LINES) + "}"
    memo = (
        '<?xml version="1.0" encoding="UTF-8"?><memo:Message memoVersion="1.2" '
        'xmlns:memo="https://DigitalPost.dk/MeMo-1"><memo:MessageHeader><memo:messageType>DIGITALPOST'
        f"</memo:messageType><memo:label>Brev til {NAME}</memo:label></memo:MessageHeader><memo:MessageBody>"
        "<memo:MainDocument><memo:File><memo:encodingFormat>text/plain</memo:encodingFormat>"
        "<memo:filename>brev.txt</memo:filename><memo:language>da</memo:language><memo:content>"
        f"{base64.b64encode(TEXT.encode()).decode()}</memo:content></memo:File></memo:MainDocument>"
        "</memo:MessageBody></memo:Message>"
    )
    files = {
        "brev.txt": TEXT.encode(),
        "brev.md": TEXT.encode(),
        "brev.html": html.encode(),
        "brev.rtf": rtf.encode("ascii"),
        "brev.docx": docx(*map(docx_p, LINES)),
        "brev.odt": odt(*map(odt_p, LINES)),
        "brev.pdf": pdf(column(*LINES)),
        "brev.eml": mail(TEXT).as_bytes(),
        "brev.msg": ole(message("Svar", TEXT)),
        "memo.xml": memo.encode(),
        "fraser.csv": b"nr;tekst\r\n" + "".join(f'{n};"{x}"\r\n' for n, x in enumerate(LINES)).encode(),
        "fraser.json": json.dumps({f"frase{n}": line for n, line in enumerate(LINES)}).encode(),
        "skabelon.j2": TEXT.replace("Kære", "Kære {{ navn }}").encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    book = Workbook()
    assert book.active is not None
    for number, line in enumerate(LINES):
        book.active.append([number, line])
    book.save(folder / "fraser.xlsx")
    return sorted(folder.iterdir())


def _rtf(line: str) -> str:
    return "".join(each if ord(each) < 128 else f"\\u{ord(each)}?" for each in line) + r"\par "
