"""Builds small Word packages from XML snippets, so that a test shows the construct it is about."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

MAIN_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}

DANISH = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="da-DK"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
)


def style(key: str, name: str, inside: str = "", kind: str = "paragraph", based_on: str = "") -> str:
    """One `w:style`."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


STYLES = DANISH + "".join(
    [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        style("Overskrift1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        style("Overskrift2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        style("Vejltekst", "Vejl.tekst", '<w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr>'),
        style("Citat", "Quote"),
        style("Punkt", "Punkt i brev", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        style("Skjult", "Skjult", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        style("Pladsholdertekst", "Placeholder Text", kind="character"),
    ]
)
"""Styles as a Danish Word names them: ids in Danish, names of the built-in ones in English."""


BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
"""The inside of a numbering part: list 1 has bullets."""


def t(text: str) -> str:
    """A `w:t` that keeps its spaces."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; a run given as plain text becomes one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{head}{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each the XML of its blocks, or plain text."""
    cells = [
        "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows
    ]
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    columns = "<w:gridCol/>" * max(len(row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def merge_field(name: str, result: str | None) -> str:
    """A complex MERGEFIELD with its result, split over runs as Word does; None for no result."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    code = (
        '<w:r><w:instrText xml:space="preserve"> MERGEFIELD </w:instrText></w:r>'
        f"<w:r><w:instrText>{name} \\* MERGEFORMAT</w:instrText></w:r>"
    )
    middle = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return f'{begin}{code}{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(code: str, result: str, data: str = "") -> str:
    """A complex field of any kind; `data` is the XML of a legacy form field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result and r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(content: str, title: str = "", prompt: bool = False) -> str:
    """A content control (`w:sdt`); `prompt` when its placeholder text still shows."""
    named = f'<w:alias w:val="{title}"/>' if title else ""
    shows = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{named}{shows}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def text_box(*blocks: str) -> str:
    """A text box as Word 2010 and later write it: once for new readers, once as a fallback."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def docx(
    *blocks: str,
    styles: str = STYLES,
    parts: dict[str, str] | None = None,
    section: str = "",
    suffix: str = ".docx",
    packing: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """The bytes of a Word document with these body blocks.

    `parts` maps the kind of a further part ("footnotes", "header", "header2", "comments",
    "settings") to the XML inside its root; its relationship id is the kind itself.
    `section` is the inside of `w:sectPr`.
    """
    roots = {
        "footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr",
        "comments": "comments", "settings": "settings", "styles": "styles", "numbering": "numbering",
    }  # fmt: skip
    parts = {"styles": styles, **(parts or {})}
    files = {}
    lines = ""
    types = f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPES[suffix]}"/>'
    for key, inside in parts.items():
        kind = key.rstrip("0123456789")
        files[f"word/{key}.xml"] = f"{_DECLARATION}<w:{roots[kind]} {_NAMESPACES}>{inside}</w:{roots[kind]}>"
        lines += f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{key}.xml"/>'
        types += (
            f'<Override PartName="/word/{key}.xml" ContentType='
            f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        )
    body = "".join(blocks) + (f"<w:sectPr>{section}</w:sectPr>" if section else "")
    files["word/document.xml"] = (
        f"{_DECLARATION}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    )
    files["word/_rels/document.xml.rels"] = (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
    )
    files["_rels/.rels"] = (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    files["[Content_Types].xml"] = (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    return package(files, packing)


def package(files: dict[str, str] | dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files, content types first and with a fixed date, so that it can be compared."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as zipped:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            member.compress_type = packing
            zipped.writestr(member, files[name])
    return out.getvalue()
