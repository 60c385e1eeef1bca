"""Outlook mails (.msg) built in the tests: an OLE container is a small file system ([MS-CFB], version 3)."""

import struct
from collections.abc import Iterator

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
PROPERTIES = "__properties_version1.0"
Folder = dict[str, "bytes | Folder"]


def stream(tag: str, kind: str = "001F") -> str:
    """The name of the stream that holds a property."""
    return f"__substg1.0_{tag}{kind}"


def message(
    subject: str = "", body: str = "", *attachments: Folder, inner: bool = False, **streams: bytes
) -> Folder:
    """The folder of a mail; `streams` are more properties by tag and kind: `T1013001F`."""
    folder: Folder = {PROPERTIES: b"\0" * (24 if inner else 32)}
    for tag, text in (("0037", subject), ("1000", body)):
        if text:
            folder[stream(tag)] = text.encode("utf-16-le")
    for name, data in streams.items():
        folder[stream(name[1:5], name[5:])] = data
    for number, attachment in enumerate(attachments):
        folder[f"__attach_version1.0_#{number:08X}"] = attachment
    return folder


def file(name: str, data: bytes, **streams: bytes) -> Folder:
    """The folder of an annex."""
    folder: Folder = {
        PROPERTIES: b"\0" * 8,
        stream("3707"): name.encode("utf-16-le"),
        stream("3701", "0102"): data,
    }
    return folder | {stream(key[1:5], key[5:]): value for key, value in streams.items()}


def enclosed(mail: Folder) -> Folder:
    """The folder of an annex that is a mail."""
    return {PROPERTIES: b"\0" * 8, stream("3701", "000D"): mail}


def ole(root: Folder) -> bytes:
    """The bytes of a container with these folders and streams."""
    entries: list[list[object]] = [["Root Entry", 5, FREE, FREE, b""]]  # name, type, right, child, data
    _add(root, entries, 0)
    mini = b""
    big: list[tuple[int, bytes]] = []
    starts: dict[int, tuple[int, int]] = {}
    mini_fat: list[int] = []
    for number, (_, kind, _, _, data) in enumerate(entries):
        assert isinstance(data, bytes)
        if kind != 2:
            continue
        if len(data) >= CUTOFF:
            big.append((number, data))
        elif data:
            starts[number] = (len(mini) // MINI, len(data))
            count = -(-len(data) // MINI)
            first = len(mini_fat)
            mini_fat += [*range(first + 1, first + count), END]
            mini += data.ljust(count * MINI, b"\0")
    fat: list[int] = []
    body = b""

    def put(data: bytes) -> int:
        nonlocal body
        count = -(-len(data) // SECTOR)
        if not count:
            return END
        first = len(fat)
        fat.extend([*range(first + 1, first + count), END])
        body += data.ljust(count * SECTOR, b"\0")
        return first

    for number, data in big:
        starts[number] = (put(data), len(data))
    mini_start = put(mini)
    table = b"".join(struct.pack("<I", each) for each in mini_fat)
    table_start = put(table.ljust(-(-len(table) // SECTOR) * SECTOR, b"\xff"))
    starts[0] = (mini_start, len(mini))
    directory = b"".join(_entries(entries, starts))
    directory_start = put(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    sectors = -(-(len(fat) + 1) // 127)
    first_fat = len(fat)
    fat += [FAT] * sectors
    packed = b"".join(struct.pack("<I", each) for each in fat)
    body += packed.ljust(sectors * SECTOR, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<IIIIIIIII", 0, sectors, directory_start, 0, CUTOFF, table_start, len(table) // SECTOR + 1, END, 0
    )
    places = [first_fat + each for each in range(sectors)]
    return header + b"".join(struct.pack("<I", each) for each in places).ljust(436, b"\xff") + body


def _add(folder: Folder, entries: list[list[object]], parent: int) -> None:
    """The entries of a folder, each the right neighbour of the one before."""
    before: int | None = None
    made = []
    for name, content in folder.items():
        number = len(entries)
        kind = 2 if isinstance(content, bytes) else 1
        entries.append([name, kind, FREE, FREE, content if isinstance(content, bytes) else b""])
        if before is None:
            entries[parent][3] = number
        else:
            entries[before][2] = number
        before = number
        made.append((number, content))
    for number, content in made:
        if not isinstance(content, bytes):
            _add(content, entries, number)


def _entries(entries: list[list[object]], starts: dict[int, tuple[int, int]]) -> Iterator[bytes]:
    for number, (name, kind, right, child, _) in enumerate(entries):
        coded = str(name).encode("utf-16-le") + b"\0\0"
        start, size = starts.get(number, (END if kind == 2 else 0, 0))
        yield coded.ljust(64, b"\0") + struct.pack(
            "<HBBIII16xI8x8xIQ", len(coded), kind, 1, FREE, right, child, 0, start, size
        )
