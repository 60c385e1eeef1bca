"""A copy of a zip package in which some parts are changed and all others are as they were."""

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping

from klartekst.readers import refusals
from klartekst.readers.package import Package


def package_copy(
    data: bytes, path: str, changed: Mapping[str, bytes], removed: Collection[str] = ()
) -> bytes:
    """The package in `data` with the parts in `changed` replaced or added and those in `removed` left out.

    Order, compression method, time and attributes of every member stay; new parts come last.
    `path` is for messages. Raises `UnreadableLetter` as `Package` does.
    """
    names = Package(data, path).names  # holds the package to the limits
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            new.comment = old.comment
            for member in old.infolist():
                if member.filename not in removed:
                    content = changed.get(member.filename)
                    new.writestr(_like(member), old.read(member) if content is None else content)
            for name in sorted(changed.keys() - names):
                added = zipfile.ZipInfo(name)  # 1980-01-01, as Word itself dates its members
                added.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(added, changed[name])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise refusals.damaged(path) from error
    return out.getvalue()


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A header with what can be said before the content is packed."""
    made = zipfile.ZipInfo(member.filename, member.date_time)
    made.compress_type = member.compress_type
    made.comment = member.comment
    made.create_system = member.create_system
    made.external_attr = member.external_attr
    made.internal_attr = member.internal_attr
    return made
