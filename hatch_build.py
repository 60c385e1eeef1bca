"""What the build adds to a wheel: the rules and lists as klartekst keeps them between runs (`cache.py`).

So the very first check after an installation, and one by a user without a home folder, is as fast as any.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CHECK = """
from klartekst.checker import Checker
from klartekst.readers.plain_text import read
from klartekst.settings import Settings

Checker(Settings()).check(read("Du har søgt om hjælp. Vi har sagt ja.".encode(), "-"))
"""
"""Any check reads every rule and list."""


class KeptData(BuildHookInterface[Any]):
    """Runs the code that is built into the wheel once, with an empty cache folder, and ships the folder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill the folder and name it to the build; an editable installation keeps its own as it changes."""
        if version == "editable":
            return
        self._kept = tempfile.TemporaryDirectory()
        environment = {
            **os.environ,
            "KLARTEKST_CACHE": self._kept.name,
            "PYTHONPATH": os.pathsep.join([str(Path(self.root) / "src"), *sys.path]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        subprocess.run([sys.executable, "-c", CHECK], env=environment, check=True)
        build_data["force_include"][self._kept.name] = "klartekst/data/kept"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The folder has been copied into the wheel."""
        if version != "editable":
            self._kept.cleanup()
