"""Writes small PDF files by hand, tagged ones too, so that a test shows the construct it is about."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Text:
    """Words at a place: points from the page's lower left corner. `mcid` -1 draws them outside the tags."""

    words: str
    x: float
    y: float
    size: float = 11
    bold: bool = False
    mcid: int = -1


@dataclass(frozen=True)
class Tag:
    """An element of the structure; its kids are elements or (page from 0, mcid)."""

    kind: str
    kids: list["Tag | tuple[int, int]"] = field(default_factory=list)
    lang: str = ""


def column(*lines: str, x: float = 72, top: float = 770, step: float = 14, size: float = 11) -> list[Text]:
    """Lines below each other; "" leaves one free, a leading "*" makes a line bold."""
    return [
        Text(line.lstrip("*"), x, top - step * number, size, bold=line.startswith("*"))
        for number, line in enumerate(lines)
        if line
    ]


def pdf(
    *pages: list[Text], tags: list[Tag] | None = None, lang: str = "da-DK", images: bool = False
) -> bytes:
    """The bytes of a PDF with these pages; `tags` is the structure, `images` draws a picture on each page."""
    objects: list[bytes] = [b"", b""]  # the catalog and the list of pages are written last

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = [
        add(b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name)
        for name in (b"Helvetica", b"Helvetica-Bold")
    ]
    picture = add(
        _stream(
            b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        )
    )
    numbers = []
    for number, page in enumerate(pages):
        drawn = b"".join(map(_drawn, page)) + (b"q 500 0 0 700 40 40 cm /I1 Do Q " if images else b"")
        content = add(_stream(drawn))
        numbers.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {content} 0 R"
                f"/StructParents {number}/Resources<</Font<</F1 {fonts[0]} 0 R/F2 {fonts[1]} 0 R>>"
                f"/XObject<</I1 {picture} 0 R>>>>>>".encode()
            )
        )
    structure = _structure(objects, numbers, tags) if tags else ""
    marked = f"/MarkInfo<</Marked true>>{structure}" if tags else ""
    objects[0] = f"<</Type/Catalog/Pages 2 0 R/Lang({lang}){marked}>>".encode()
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(numbers)}>>".encode()
    return _file(objects)


def _drawn(text: Text) -> bytes:
    escaped = text.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    words = b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET " % (
        1 + text.bold,
        text.size,
        text.x,
        text.y,
        escaped,
    )
    if text.mcid < 0:
        return b"/Artifact BMC " + words + b"EMC "
    return b"/P <</MCID %d>> BDC " % text.mcid + words + b"EMC "


def _stream(data: bytes, more: str = "") -> bytes:
    return f"<<{more}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def _structure(objects: list[bytes], pages: list[int], tags: list[Tag]) -> str:
    """Writes the tree; the parents of each page's marked contents are listed, as readers look them up there."""
    parents: dict[int, dict[int, int]] = {number: {} for number in range(len(pages))}

    def write(tag: Tag, parent: int) -> int:
        objects.append(b"")
        number = len(objects)
        kids = []
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kids.append(f"{write(kid, number)} 0 R")
            else:
                page, mcid = kid
                parents[page][mcid] = number
                kids.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mcid}>>")
        lang = f"/Lang({tag.lang})" if tag.lang else ""
        objects[number - 1] = (
            f"<</Type/StructElem/S/{tag.kind}/P {parent} 0 R{lang}/K[{' '.join(kids)}]>>".encode()
        )
        return number

    objects.append(b"")
    root = len(objects)
    kids = " ".join(f"{write(tag, root)} 0 R" for tag in tags)
    listed = ""
    for page, found in parents.items():
        row = " ".join(
            f"{found[mcid]} 0 R" if mcid in found else "null" for mcid in range(max(found, default=-1) + 1)
        )
        listed += f"{page}[{row}]"
    objects[root - 1] = f"<</Type/StructTreeRoot/K[{kids}]/ParentTree<</Nums[{listed}]>>>>".encode()
    return f"/StructTreeRoot {root} 0 R"


def _file(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )
