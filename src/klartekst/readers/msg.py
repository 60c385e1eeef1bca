"""Mails from Outlook (.msg): an OLE container whose streams are the mail's properties.

Needs the library olefile (the extra `klartekst[msg]`). Body: plain text, or the page when that says more.
Source: Microsoft, *MS-OXMSG: Outlook Item (.msg) File Format*, and *MS-OXPROPS* for the property tags.
"""

import io
import struct
from collections.abc import Iterator, Sequence
from typing import Any

from klartekst.letter import Letter
from klartekst.readers import refusals
from klartekst.readers.enclosed import MAX_DEPTH, MAX_FILES, Enclosed, Found, shown_name
from klartekst.readers.mail_letter import Mail, letters
from klartekst.readers.mail_text import decoded

_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_DATA, _LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID = "3701", "3707", "3704", "370E", "3712"
_CODEPAGE = 0x3FFD
_PROPERTIES = "__properties_version1.0"
_BROKEN = (
    OSError,
    ArithmeticError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
)
"""What olefile stumbles with over a broken container."""

_MAX_STREAM = 20_000_000
"""Bytes of one property; the file itself may hold no more."""


def read_each(data: bytes, path: str) -> Sequence[Letter]:
    """The mail itself first, then its annexes, mails in it to a depth.

    Raises UnreadableLetter for a file that is no such mail, and when olefile is not installed.
    """
    try:
        import olefile
    except ImportError as error:
        raise refusals.needs(path, "mails fra Outlook (.msg)", "msg") from error
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return _Reader(ole, path).mail((), path)
    except _BROKEN as error:
        raise refusals.no_mail(path) from error


class _Reader:
    """Reads the mail in a folder of the container; the outermost one is the container itself."""

    def __init__(self, ole: Any, path: str) -> None:
        self.ole = ole
        entries = [tuple(each) for each in ole.listdir(streams=True, storages=False)]
        # olefile finds entries without regard to capitals, and so does this.
        self.streams = {tuple(part.upper() for part in each): each for each in entries}
        if (_PROPERTIES.upper(),) not in self.streams:
            raise refusals.no_mail(path)

    def mail(self, place: tuple[str, ...], path: str) -> Sequence[Letter]:
        """The letters of the mail at `place`."""
        codepage = self.codepage(place)
        files: list[Enclosed] = []
        inner: list[Letter] = []
        remarks: list[str] = []
        for attachment in self.attachments(place)[:MAX_FILES]:
            name = self.text((*attachment,), _LONG_NAME, codepage) or self.text(
                attachment, _SHORT_NAME, codepage
            )
            enclosed = (*attachment, f"__SUBSTG1.0_{_DATA}000D")
            if (*enclosed, _PROPERTIES.upper()) in self.streams:
                subject = shown_name(name or self.text(enclosed, _SUBJECT, codepage), "mail")
                if len(enclosed) // 2 > MAX_DEPTH:
                    remarks.append(f"Bilaget »{subject}« er ikke læst.")
                else:
                    inner.extend(self.mail(enclosed, f"{path}#{subject}"))
            elif not self.text(attachment, _CONTENT_ID, codepage):  # pictures that the page shows have one
                mime = self.text(attachment, _MIME, codepage)
                files.append(Enclosed(name, self.bytes((*attachment, f"__SUBSTG1.0_{_DATA}0102")), mime))
        plain = self.text(place, _BODY, codepage)
        page = self.text(place, _HTML, codepage)
        if not (plain or page) and self.bytes((*place, f"__SUBSTG1.0_{_RTF}0102")):
            remarks.append("Mailens tekst er kun gemt som RTF og er ikke læst. Gem den som .eml i stedet.")
        mail = Mail(self.text(place, _SUBJECT, codepage), plain, page, tuple(files))
        return letters(mail, path, "msg", Found(tuple(inner), tuple(remarks)))

    def attachments(self, place: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The folders of the mail's annexes, in order."""
        depth = len(place)
        found = {
            each[: depth + 1]
            for each in self.streams
            if len(each) > depth + 1
            and each[:depth] == tuple(part.upper() for part in place)
            and each[depth].startswith("__ATTACH_VERSION1.0_#")
        }
        return sorted(found)

    def text(self, place: tuple[str, ...], tag: str, codepage: str | None) -> str:
        """A property that is text, in Unicode or in the mail's code page; "" when it is not there."""
        unicode = self.bytes((*place, f"__SUBSTG1.0_{tag}001F"))
        if unicode:
            text = unicode.decode("utf-16-le", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        else:
            ansi = self.bytes((*place, f"__SUBSTG1.0_{tag}001E"))
            text = decoded(ansi or self.bytes((*place, f"__SUBSTG1.0_{tag}0102")), codepage)
        return text.rstrip("\0")

    def bytes(self, place: tuple[str, ...]) -> bytes:
        """The bytes of a stream; b"" when it is not there."""
        entry = self.streams.get(tuple(part.upper() for part in place))
        if entry is None or self.ole.get_size(list(entry)) > _MAX_STREAM:
            return b""
        data: bytes = self.ole.openstream(list(entry)).read()
        return data

    def codepage(self, place: tuple[str, ...]) -> str | None:
        """The code page of text that is not Unicode, as a name; None when the mail does not say."""
        for tag, value in self._numbers((*place, _PROPERTIES)):
            if tag == _CODEPAGE:
                return f"cp{value}" if value != 65001 else "utf-8"
        return None

    def _numbers(self, place: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """The properties of four bytes: 16 bytes each, behind a header of 32 (24 in an enclosed mail)."""
        data = self.bytes(place)
        for at in range(24 if len(place) > 1 else 32, len(data) - 15, 16):
            kind, tag, value = struct.unpack_from("<HHxxxxI", data, at)
            if kind == 3:
                yield tag, value
