"""Strings that pdfium hands out."""

import ctypes
from typing import Any


def utf16(function: Any, *handles: Any) -> str:
    """What a function of pdfium writes as UTF-16 into a buffer whose size it is asked for first."""
    size = function(*handles, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*handles, ctypes.cast(buffer, function.argtypes[-2]), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
