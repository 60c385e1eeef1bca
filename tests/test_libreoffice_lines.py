"""LibreOffice's own LanguageTool client, headless, with klartekst as its server."""

import json
import shutil
import subprocess
import uuid
from pathlib import Path

import pytest
from running_service import running

PARAGRAPH = "Hej 😀 & hej. Såfremt du flytter, skal du give os 100 % besked snarest."
OFFICE = shutil.which("soffice")
PYTHON = "/usr/bin/python3"
_SETTINGS = "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"
_ITEM = f'<item oor:path="{_SETTINGS}"><prop oor:name="{{}}" oor:op="fuse"><value>{{}}</value></prop></item>'


def _has_uno() -> bool:
    asked = subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return asked.returncode == 0


@pytest.mark.libreoffice
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.skipif(not Path(PYTHON).exists() or not _has_uno(), reason="python3-uno is not installed")
def test_libreoffice_underlines_and_offers_the_right_words(tmp_path: Path) -> None:
    """The place is right behind an emoji, which LibreOffice counts as two, and an &, which it does not encode."""
    with running() as client:
        profile = tmp_path / "profile"
        (profile / "user").mkdir(parents=True)
        items = _ITEM.format("BaseURL", f"{str(client.base_url).rstrip('/')}/v2") + _ITEM.format(
            "IsEnabled", "true"
        )
        (profile / "user/registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            f"{items}</oor:items>",
            "utf-8",
        )
        pipe = f"klartekst{uuid.uuid4().hex}"
        office = subprocess.Popen(
            [
                str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible",
                "--norestore", f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            client_script = Path(__file__).with_name("libreoffice_client.py")
            said = subprocess.run(
                [PYTHON, str(client_script), pipe, PARAGRAPH],
                capture_output=True, text=True, timeout=180, check=False,
            )  # fmt: skip
        finally:
            office.terminate()
            office.wait()
    assert said.returncode == 0, said.stderr
    told = json.loads(said.stdout)
    assert told["danish"]
    units = PARAGRAPH.encode("utf-16-le")
    found = {
        units[2 * each["start"] : 2 * (each["start"] + each["length"])].decode("utf-16-le"): each
        for each in told["errors"]
    }
    assert found["Såfremt"]["replacements"] == ["Hvis"]
    assert found["Såfremt"]["menu"] == "»Såfremt« er kancellisprog. Det lyder stift og skaber afstand."
    assert "snarest" in found
