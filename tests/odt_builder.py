"""Builds small OpenDocument packages from XML snippets, so that a test shows the construct it is about."""

import zipfile

from docx_builder import package

MIME = "application/vnd.oasis.opendocument.text"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{short}="{_ODF}{name}:1.0"'
            for short, name in {
                "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
                "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta", "manifest": "manifest",
            }.items()
        ),
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"',
    ]
)  # fmt: skip
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def style(name: str, inside: str = "", family: str = "text", parent: str = "", more: str = "") -> str:
    """One `style:style`; `inside` are the attributes of its text properties, `more` its own."""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    properties = f"<style:text-properties {inside}/>" if inside else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{above} {more}>{properties}</style:style>'
    )


STYLES = "".join(
    [
        '<style:default-style style:family="paragraph">'
        '<style:text-properties fo:font-size="11pt" fo:language="da" fo:country="DK"/></style:default-style>',
        style("Standard", family="paragraph"),
        style("Heading_20_2", family="paragraph", more='style:default-outline-level="2"'),
        style("Title", family="paragraph", parent="Standard"),
        style("Quotations", family="paragraph", more='style:display-name="Citat"'),
        style("Vejl.tekst", 'fo:color="#ff0000"', "paragraph", "Standard"),
    ]
)  # fmt: skip
"""The named styles of a Danish LibreOffice."""

AUTOMATIC = "".join(
    [
        style("Fed", 'fo:font-weight="bold"'),
        style("Skjult", 'text:display="none"'),
        style("Engelsk", 'fo:language="en" fo:country="GB"'),
        style("Gul", 'fo:background-color="#ffff00"'),
        style("P1", family="paragraph", parent="Vejl.tekst"),
        style("PForside", family="paragraph", parent="Standard", more='style:master-page-name="Forside"'),
    ]
)
"""The direct formatting that the tests use."""


def p(*inside: str, style: str = "Standard") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{"".join(inside)}</text:p>'


def h(text: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'


def span(text: str, style: str) -> str:
    """A stretch in a text style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*inside: str) -> str:
    """A list; an item given as plain text becomes a paragraph."""
    made = (each if each.startswith("<") else p(each) for each in inside)
    return f"<text:list>{''.join(f'<text:list-item>{each}</text:list-item>' for each in made)}</text:list>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each the XML of its blocks or plain text; "covered" for one that another spans."""

    def cell(inside: str) -> str:
        if inside == "covered":
            return "<table:covered-table-cell/>"
        return f"<table:table-cell>{inside if inside.startswith('<') else p(inside)}</table:table-cell>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return f"<table:table><table:table-column/>{lines}</table:table>"


def note(text: str, kind: str = "footnote") -> str:
    """A foot- or endnote, where it is referred to."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def text_box(*blocks: str) -> str:
    """A frame with text in it."""
    return f"<draw:frame><draw:text-box>{''.join(blocks)}</draw:text-box></draw:frame>"


def changes(**regions: str) -> str:
    """The tracked changes by id: "" for an insertion, the deleted text for a deletion."""
    made = ""
    for key, deleted in regions.items():
        kind = f"<text:deletion>{p(deleted)}</text:deletion>" if deleted else "<text:insertion/>"
        made += f'<text:changed-region text:id="{key}">{kind}</text:changed-region>'
    return f"<text:tracked-changes>{made}</text:tracked-changes>"


def inserted(key: str, text: str) -> str:
    """A tracked insertion."""
    return f'<text:change-start text:change-id="{key}"/>{text}<text:change-end text:change-id="{key}"/>'


def page(name: str, header: str = "", footer: str = "", following: str = "", more: str = "") -> str:
    """A master page with its header and footer, the XML of their blocks."""
    inside = f"<style:header>{header}</style:header>" if header else ""
    inside += f"<style:footer>{footer}</style:footer>" if footer else ""
    after = f' style:next-style-name="{following}"' if following else ""
    return f'<style:master-page style:name="{name}"{after}>{inside}{more}</style:master-page>'


def odt(*blocks: str, styles: str = STYLES, automatic: str = AUTOMATIC, pages: str = "", mime: str = MIME,
        manifest: str = "", packing: int = zipfile.ZIP_DEFLATED) -> bytes:  # fmt: skip
    """The bytes of an OpenDocument text with these body blocks and master pages."""
    return package(
        {
            "mimetype": mime,
            "META-INF/manifest.xml": f"{_DECLARATION}<manifest:manifest {_NAMESPACES}>{manifest}</manifest:manifest>",
            "content.xml": f"{_DECLARATION}<office:document-content {_NAMESPACES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{''.join(blocks)}</office:text></office:body></office:document-content>",
            "styles.xml": f"{_DECLARATION}<office:document-styles {_NAMESPACES}>"
            f"<office:styles>{styles}</office:styles><office:automatic-styles/>"
            f"<office:master-styles>{pages}</office:master-styles></office:document-styles>",
        },
        packing,
    )


def fodt(*blocks: str) -> bytes:
    """The same as one flat XML file."""
    return (
        f'{_DECLARATION}<office:document {_NAMESPACES} office:mimetype="{MIME}">'
        f"<office:styles>{STYLES}</office:styles><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(blocks)}</office:text></office:body></office:document>"
    ).encode()
