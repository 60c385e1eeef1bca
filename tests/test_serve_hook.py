"""`POST /v1/hook`: the policy decides, also when a letter hangs or crashes a worker."""

import json
from pathlib import Path

import httpx
import pytest
from hostile_desk import CRASH, HANG
from running_service import running

from klartekst.serving.limits import Limits

GAP = "Kære Anna Hansen\n\nVi har den 3. marts 2026 bevilget dig [indsæt ydelse]. Du får svar.\n"
STOP = '[hook]\nmode = "stop"\nlog = "hook.jsonl"\ntimeout_s = {}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the service runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_house_decides(folder: Path) -> None:
    """A letter with a gap is held; a known reason sends it, and the log tells nothing of it."""
    (folder / "klartekst.toml").write_text(STOP.format(60), "utf-8")
    with running() as client:
        held = client.post("/v1/hook", json={"text": GAP, "id": "K-1"}).json()
        assert (held["decision"], held["because"], held["letter"]) == ("hold", "findings", "K-1")
        form = {"files": {"file": ("Hansen.txt", GAP)}}
        sent = client.post("/v1/hook", data={"override": "frist"}, **form).json()  # type: ignore[arg-type]
        assert (sent["decision"], sent["because"]) == ("send", "override")
        assert client.post("/v1/hook", json={"text": GAP, "override": "Anna"}).status_code == 422
        good = client.post("/v1/hook", json={"text": "Kære Anna\n\nDu får svar i morgen.\n"}).json()
        assert (good["decision"], good["because"]) == ("send", "clean")
        unread = client.post("/v1/hook", files={"file": ("a.png", b"\x89PNG\r\n\x1a\n")}).json()
        assert (unread["decision"], unread["because"]) == ("send", "unreadable")
    logged = [json.loads(line) for line in (folder / "hook.jsonl").read_text("utf-8").splitlines()]
    assert [each["decision"] for each in logged] == ["hold", "send", "send", "send"]
    assert all(each["letter"] is None and each["message"] is None for each in logged)


def test_a_letter_is_sent_when_the_check_fails(folder: Path) -> None:
    """A statutory time limit is not held hostage by a checker that hangs or crashes."""

    def asked(client: httpx.Client, letter: bytes) -> tuple[int, str, str]:
        answer = client.post("/v1/hook", files={"file": ("a.txt", letter)})
        return answer.status_code, answer.json()["decision"], answer.json()["because"]

    (folder / "klartekst.toml").write_text(STOP.format(2), "utf-8")
    with running(Limits(workers=2), desk="hostile_desk:HostileDesk") as client:
        assert asked(client, HANG) == (200, "send", "timeout")
        assert asked(client, CRASH) == (200, "send", "error")


def test_a_log_that_cannot_be_written_does_not_lose_the_decision(folder: Path) -> None:
    """The sender is waiting for it."""
    (folder / "klartekst.toml").write_text(STOP.format(60), "utf-8")
    (folder / "hook.jsonl").mkdir()
    with running() as client:
        assert client.post("/v1/hook", json={"text": GAP}).json()["decision"] == "hold"
