"""Postfix in front, a server behind, and klartekst killed in between: sent = delivered + refused.

Runs where Postfix is installed and the tests may start it (`pytest -m postfix`, as root).
"""

import os
import re
import shutil
import smtplib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
from test_smtp import Downstream, served

pytestmark = [
    pytest.mark.postfix,
    pytest.mark.skipif(shutil.which("postfix") is None, reason="Postfix er ikke installeret"),
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="Postfix startes af root"),
]

MAILS = 24
KILLS = 3
SENDERS = 4
PATIENCE = 240.0
"""Seconds in which every mail must have been decided."""

MAIN = """
compatibility_level = 3.6
queue_directory = {place}/queue
data_directory = {place}/data
maillog_file = /var/log/klartekst-postfix-{port}.log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
"""
MASTER = """
127.0.0.1:{port} inet n - n - 20 smtpd -o smtpd_proxy_filter=127.0.0.1:{proxy} -o smtpd_proxy_timeout=60s
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def postfix(proxy: int) -> Iterator[int]:
    """A Postfix of its own whose mails go through the proxy; its port."""
    port = free_port()
    place = Path("/var/lib") / f"klartekst-postfix-{port}"
    settings = place / "etc"
    settings.mkdir(parents=True)
    (place / "queue").mkdir()
    (place / "data").mkdir()
    shutil.chown(place / "data", "postfix")
    (settings / "main.cf").write_text(MAIN.format(place=place, port=port))
    (settings / "master.cf").write_text(MASTER.format(port=port, proxy=proxy))
    started = subprocess.run(
        ["postfix", "-c", str(settings), "start"], capture_output=True, text=True, check=False
    )
    assert started.returncode == 0, started.stderr
    try:
        _until_it_answers(port)
        yield port
    finally:
        subprocess.run(["postfix", "-c", str(settings), "stop"], capture_output=True, check=False)
        shutil.rmtree(place)
        Path(f"/var/log/klartekst-postfix-{port}.log").unlink(missing_ok=True)


def _until_it_answers(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("ingen svarer")


class Checker:
    """`klartekst smtp`, which can be killed and begun again on the same port."""

    def __init__(self, folder: Path, port: int, following: int) -> None:
        self._folder = folder
        self._command = [
            sys.executable, "-m", "klartekst", "smtp",
            "--listen", f"127.0.0.1:{port}", "--next", f"127.0.0.1:{following}",
        ]  # fmt: skip
        self.port = port
        self.begin()

    def begin(self) -> None:
        """Starts it and waits until it listens."""
        self._process = subprocess.Popen(
            self._command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _until_it_answers(self.port)

    def kill(self) -> None:
        """SIGKILL: no time to say goodbye."""
        self._process.kill()
        self._process.wait()


def mail(number: int) -> EmailMessage:
    """Every third mail has a gap in it."""
    message = EmailMessage()
    message["From"], message["To"] = "a@kommune.dk", "b@borger.dk"
    message["Subject"] = f"Brev {number}"
    gap = "[ydelse]" if number % 3 == 0 else "rengøring"
    message.set_content(f"Kære Ali\n\nDu får hjælp til {gap} hver anden uge.\n")
    return message


def send_until_decided(port: int, number: int, end: float) -> int:
    """250, or the code of a refusal for good; tries again as a mail server does."""
    while time.monotonic() < end:
        try:
            with smtplib.SMTP("127.0.0.1", port, timeout=90) as client:
                client.send_message(mail(number))
        except smtplib.SMTPResponseException as error:
            if error.smtp_code >= 500:
                return error.smtp_code
            time.sleep(0.3)
        except OSError:
            time.sleep(0.3)
        else:
            return 250
    return 0


def test_no_mail_is_lost_when_the_checker_is_killed_under_load(tmp_path: Path) -> None:
    """Each mail is delivered or refused, none is both, and none is left open."""
    (tmp_path / "klartekst.toml").write_text('[hook]\nmode = "stop"\ntimeout_s = 60\n', "utf-8")
    behind = Downstream()
    answers: dict[int, int] = {}
    with served(behind) as following:
        checker = Checker(tmp_path, free_port(), following)
        try:
            with postfix(checker.port) as port:
                end = time.monotonic() + PATIENCE
                waiting = iter(range(MAILS))
                lock = threading.Lock()

                def work() -> None:
                    while True:
                        with lock:
                            number = next(waiting, None)
                        if number is None:
                            return
                        answers[number] = send_until_decided(port, number, end)

                senders = [threading.Thread(target=work) for _ in range(SENDERS)]
                for each in senders:
                    each.start()
                for kill in range(1, KILLS + 1):
                    while len(answers) < kill * MAILS // (KILLS + 2) and time.monotonic() < end:
                        time.sleep(0.05)
                    checker.kill()
                    time.sleep(0.5)
                    checker.begin()
                for each in senders:
                    each.join()
        finally:
            checker.kill()
    delivered = {int(n) for each in behind.mails for n in re.findall(rb"(?m)^Subject: Brev (\d+)", each)}
    refused = {number for number, code in answers.items() if code == 550}
    assert sorted(answers) == list(range(MAILS))
    assert set(answers.values()) == {250, 550}
    assert refused == {number for number in range(MAILS) if number % 3 == 0}
    assert delivered == set(range(MAILS)) - refused
