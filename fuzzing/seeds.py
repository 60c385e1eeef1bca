"""Where fuzzing begins: a small file of every format that is read, built by the tests' own builders."""

import base64
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlencode

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP / "tests"))

import docx_builder as word
import mail_builder
import msg_builder
import odt_builder as odf
import pdf_builder

PROSE = (
    "Kære {{navn}}\n\nAfgørelse\n\nDin ansøgning af 3. maj 2026 vurderes snarest, jf. servicelovens § 97, "
    "stk. 1, 2. pkt. Vi kan ikke bevilge dig hjælp, idet du ikke opfylder betingelserne.\n\n"
    "- Ring på tlf. 12 34 56 78.\n- Skriv til os (f.eks. på borger.dk).\n\n"
    "Du skal klage inden 4 uger. [dato] »Vedlagt følger bilag.«\n\nMed venlig hilsen\nAsta Lund\n"
)

_HTML = (
    '<!doctype html><html lang="da"><head><title>Brev</title><style>.h{display:none}</style></head><body>'
    '<h1>Afgørelse</h1><p class="h">skjult</p><p>Du får <b>hjælp</b> &aelig;&#230; fra <i>mandag</i>.<br>Ring.</p>'
    "<ul><li>første</li><li>anden<ol><li>inde i</li></ol></li></ul>"
    "<table><tr><th>Dag</th><td>Mandag kl. 10</td></tr></table><blockquote>Citat.</blockquote></body></html>"
)
_MARKDOWN = (
    "---\ntitel: Brev\n---\n# Afgørelse\n\nDu får *hjælp* [her](https://borger.dk).\n\n> Citat.\n\n"
    "1. Ring\n2. Skriv\n   - inde i\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nkode\n```\n<!-- note -->\n"
)
_TEMPLATE = (
    "{# til dig #}Kære {{ navn|default('borger') }}\n\n{% if bevilget %}Du får hjælp.{% elif delvis %}Du får "
    "noget.{% else %}Du får ikke hjælp.{% endif %}\n\n{% for bilag in alle %}- {{ bilag }}\n{% endfor %}"
)
_RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Calibri;}}{\info{\author A}}\pard Du f\'e5r hj\u230?lp.\par "
    r"{\field{\*\fldinst MERGEFIELD navn}{\fldrslt Navn}}\trowd Sats\cell 500 kr.\cell\row\pard {\b Ring.}\par}"
)
SHORT_RULE = 1_500
"""Bytes: there are some of each kind of check."""

_NAMESPACE = "https://DigitalPost.dk/MeMo-1"


def _docx(packing: int = zipfile.ZIP_STORED) -> bytes:
    rows = ("Dag", word.p(word.t("Mandag")))
    return word.docx(
        word.p("Afgørelse", style="Heading1"),
        word.p(word.r("Du får "), word.r("hjælp", "<w:b/>"), word.merge_field("Navn", "«Navn»")),
        word.p(word.field("DATE", "3. maj"), word.control(word.r("Skriv her"), "Frist", prompt=True)),
        word.table(rows, ("Tid", "kl. 10")),
        word.p(word.text_box(word.p("Ring til os."))),
        word.p("<w:ins><w:r><w:t>nyt</w:t></w:r></w:ins><w:del><w:r><w:delText>gl</w:delText></w:r></w:del>"),
        parts={"footnotes": f'<w:footnote w:id="2">{word.p("Note.")}</w:footnote>', "header": word.p("Top")},
        section='<w:headerReference w:type="default" r:id="header"/>',
        packing=packing,
    )


def _odt() -> bytes:
    return odf.odt(
        odf.h("Afgørelse"),
        odf.p("Du får hjælp", odf.note("Note.")),
        odf.items(odf.p("Ring")),
        odf.table(("Dag", "Mandag")),
        odf.p(odf.text_box(odf.p("Boks."))),
        pages=odf.page("Standard", odf.p("Top"), odf.p("Bund")),
        packing=zipfile.ZIP_STORED,
    )


def _xlsx() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Navn", "Tekst"])
    sheet.append(["Klage", "Såfremt du ønsker at klage, skal du gøre det inden 4 uger."])
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as zipped:
        return word.package({name: zipped.read(name) for name in zipped.namelist()}, zipfile.ZIP_STORED)


def _memo() -> bytes:
    content = base64.b64encode(PROSE.encode()).decode()
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><memo:Message memoVersion="1.2" xmlns:memo="{_NAMESPACE}">'
        "<memo:MessageHeader><memo:label>Du får hjælp</memo:label><memo:notification>Nyt brev</memo:notification>"
        "</memo:MessageHeader><memo:MessageBody><memo:MainDocument><memo:File>"
        "<memo:encodingFormat>text/plain</memo:encodingFormat><memo:filename>brev.txt</memo:filename>"
        f"<memo:content>{content}</memo:content></memo:File><memo:Action><memo:label>Svar</memo:label>"
        "</memo:Action></memo:MainDocument></memo:MessageBody></memo:Message>"
    ).encode()


def seeds() -> tuple[tuple[str, bytes], ...]:
    """Files of every format, each with the suffix that names it (".docx")."""
    page = pdf_builder.column("*Afgørelse", "", "Du får hjælp fra mandag,", "hver anden uge.")
    tags = [pdf_builder.Tag("H1", [(0, 0)]), pdf_builder.Tag("P", [(0, 1), (0, 2)])]
    mail = mail_builder.mail(PROSE, bilag_txt=b"Ring til os.", brev_html=_HTML.encode())
    outlook = msg_builder.message("Hjælp", PROSE, msg_builder.file("brev.txt", b"Ring til os."))
    bank = {"fraser": [{"navn": "Klage", "tekst": "Du kan klage inden 4 uger. <b>Ring</b> til os."}]}
    return (
        (".docx", _docx()),
        (".odt", _odt()),
        (".fodt", odf.fodt(odf.h("Afgørelse"), odf.p("Du får hjælp."), odf.table(("Dag", "Mandag")))),
        (".pdf", pdf_builder.pdf(page, [], page)),
        (".pdf", pdf_builder.pdf(page, tags=tags)),
        (".html", _HTML.encode()),
        (".rtf", _RTF.encode()),
        (".txt", PROSE.encode()),
        (".eml", mail.as_bytes()),
        (".msg", msg_builder.ole(outlook)),
        (".xml", _memo()),
        (".xlsx", _xlsx()),
        (".csv", b'Navn;Tekst\nKlage;"Du kan klage inden 4 uger.\nRing til os."\n'),
        (".json", json.dumps(bank, ensure_ascii=False).encode()),
        (".j2", _TEMPLATE.encode()),
        (".md", _MARKDOWN.encode()),
    )


def of_target(name: str) -> tuple[bytes, ...]:
    """What a target of `targets.TARGETS` begins with."""
    from targets import SUFFIXES

    if name in ("sentences", "txt"):
        return tuple(data for suffix, data in seeds() if suffix in (".txt", ".md", ".csv"))
    if name == "settings":
        readme = (TOP / "README.md").read_text("utf-8")
        return tuple(block.encode() for block in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL))
    if name == "rules":
        rules = (path.read_bytes() for path in (TOP / "rules").glob("*/*.yaml"))
        return tuple(data for data in rules if len(data) < SHORT_RULE)
    if name == "command":
        return tuple(bytes([SUFFIXES.index(suffix)]) + data for suffix, data in seeds())
    if name == "http":
        return requests()
    return tuple(data for suffix, data in seeds() if suffix == f".{name}")


def requests() -> tuple[bytes, ...]:
    """A request for each of `forms.WAYS`, with the byte before it that chooses it."""
    from forms import BOUNDARY, WAYS

    def form(field: str, file: tuple[str, bytes], **others: str) -> bytes:
        parts = [
            f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}' for name, text in others.items()
        ]
        head = f'Content-Disposition: form-data; name="{field}"; filename="{file[0]}"\r\n\r\n'
        bodies = [*(each.encode() for each in parts), head.encode() + file[1]]
        whole = b"".join(b"--%b\r\n%b\r\n" % (BOUNDARY.encode(), each) for each in bodies)
        return whole + b"--%b--\r\n" % BOUNDARY.encode()

    packed = _docx(zipfile.ZIP_DEFLATED)  # within a request no part of it is changed as such
    letter, document = ("brev.txt", PROSE.encode()), ("brev.docx", packed)
    word = base64.b64encode(packed).decode()
    pieces = [{"text": "Du får "}, {"markup": "<b>", "interpretAs": "\n"}, {"text": "svar snarest."}]
    bodies = {
        "/tjek": form("brev", letter, tekst="", strategi="kolding", barn="ja", art="orientering"),
        "/kopi": form("brev", document, strategi="faelles"),
        "/v1/check form": form("file", letter, profile="kolding", excerpts="masked", reading="true"),
        "/v1/hook form": form("file", document, override="frist: Det haster i dag.", id="sag-1"),
        "/v1/check": json.dumps(
            {"text": PROSE, "profile": ["kolding"], "options": {"reading": True}}
        ).encode(),
        "/v1/hook": json.dumps({"docx_b64": word, "override": None, "id": "sag-1"}).encode(),
        "/v2/check": urlencode(
            {"language": "da-DK", "data": json.dumps({"annotation": pieces}), "level": "picky"}
        ).encode(),
    }
    assert [each.partition(" ")[0] for each in bodies] == [path for path, _ in WAYS]
    plain = urlencode({"language": "auto", "text": PROSE, "disabledRules": "snarest,vage-ord"}).encode()
    return (*(bytes([at]) + body for at, body in enumerate(bodies.values())), bytes([len(WAYS) - 1]) + plain)
