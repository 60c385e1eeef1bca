"""A mail server in front of the mail server: what is accepted is delivered, what is not is still the sender's."""

import asyncio
import re
import smtplib
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP

from klartekst.errors import UsageError
from klartekst.sending.decision import Because, Decision, Seen
from klartekst.sending.policy import Mode, Policy
from klartekst.sending.proxy import Handler, Who, override_in
from klartekst.sending.relay import NextServer
from klartekst.sending.smtp import LOOPBACK, address, networks

STOP = Policy(mode=Mode.STOP, seconds=2)
CLEAN = Seen(Because.CLEAN, "Fint.")
LEFT = Seen(Because.FINDINGS, "Ret.", {"uudfyldt-felt": 2})


class Downstream:
    """A real server that keeps what it is given, and answers as it is told."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.answer = "250 OK"
        self.refused: set[str] = set()

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Yes, but not to those who are refused."""
        if address in self.refused:
            return "550 5.1.1 Ukendt"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keeps the mail when it says yes."""
        if self.answer.startswith("250"):
            self.mails.append(envelope.original_content)
        return self.answer


@contextmanager
def served(handler: Handler | Downstream) -> Iterator[int]:
    """A server on a port of its own, in a thread."""
    loop = asyncio.new_event_loop()
    begun = threading.Event()
    port = 0

    async def serve() -> None:
        nonlocal port
        server = await loop.create_server(
            lambda: SMTP(handler, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0
        )
        port = server.sockets[0].getsockname()[1]
        begun.set()

    thread = threading.Thread(
        target=lambda: (loop.run_until_complete(serve()), loop.run_forever()), daemon=True
    )
    thread.start()
    assert begun.wait(30)
    yield port
    loop.call_soon_threadsafe(loop.stop)
    thread.join(30)


@pytest.fixture
def downstream() -> Iterator[tuple[Downstream, int]]:
    """The next server, and its port."""
    server = Downstream()
    with served(server) as port:
        yield server, port


def handler(port: int, look: Any, policy: Policy = STOP, senders: tuple[str, ...] = ()) -> Handler:
    """A handler whose look at a mail is `look`."""
    who = Who(networks(LOOPBACK), senders)
    return Handler(policy, NextServer("127.0.0.1", port, 10), who, look, 2, lambda *_: None)


def mail(subject: str = "Dit brev", sender: str = "a@kommune.dk") -> EmailMessage:
    """A mail with Danish letters, dots at line starts and no fault."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "b@borger.dk", subject
    message.set_content("Kære Ali\n\n.Du får hjælp.\n..\n.\nVenlig hilsen\nÅby Kommune\n", cte="8bit")
    return message


def send(port: int, message: EmailMessage, *to: str) -> tuple[int, bytes] | None:
    """None when the mail is accepted, else the code and the text of the refusal."""
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        try:
            client.send_message(message, to_addrs=list(to) or None)
        except smtplib.SMTPDataError as error:
            assert isinstance(error.smtp_error, bytes)
            return error.smtp_code, error.smtp_error
        except smtplib.SMTPSenderRefused as error:
            return error.smtp_code, error.smtp_error
    return None


def body(content: bytes) -> bytes:
    """What stands below the headers."""
    return content.partition(b"\r\n\r\n")[2]


class TestPassing:
    """Mails that go on."""

    def test_a_clean_mail_goes_on_unchanged_with_a_header(self, downstream: tuple[Downstream, int]) -> None:
        """Byte for byte below the new header, dots and all."""
        server, port = downstream
        with served(handler(port, lambda _: CLEAN)) as here:
            assert send(here, mail()) is None
        (kept,) = server.mails
        first, _, rest = kept.partition(b"\r\n")
        assert first == b"X-Klartekst: send; because=clean"
        assert b"\r\n.Du f\xc3\xa5r hj\xc3\xa6lp.\r\n..\r\n.\r\n" in rest

    def test_findings_are_told_in_the_header_where_nothing_is_stopped(
        self, downstream: tuple[Downstream, int]
    ) -> None:
        """An observing hook, and one that only warns."""
        server, port = downstream
        for mode in (Mode.OBSERVE, Mode.WARN):
            with served(handler(port, lambda _: LEFT, Policy(mode=mode))) as here:
                assert send(here, mail()) is None
        said = [each.partition(b"\r\n")[0] for each in server.mails]
        assert said == [
            b"X-Klartekst: send; because=findings; rules=uudfyldt-felt:2",
            b"X-Klartekst: ask; because=findings; rules=uudfyldt-felt:2",
        ]

    def test_only_the_houses_own_senders_are_looked_at(self, downstream: tuple[Downstream, int]) -> None:
        """Other mail passes."""
        server, port = downstream
        with served(handler(port, lambda _: LEFT, senders=("@kommune.dk",))) as here:
            assert send(here, mail(sender="a@borger.dk")) is None
            assert send(here, mail()) is not None
        assert len(server.mails) == 1

    def test_a_reason_in_the_subject_overrides_and_is_taken_away(
        self, downstream: tuple[Downstream, int]
    ) -> None:
        """The citizen does not see it; a reason that nobody knows overrides nothing."""
        server, port = downstream
        with served(handler(port, lambda _: LEFT)) as here:
            assert send(here, mail("Dit brev [klartekst:frist]")) is None
            assert send(here, mail("Dit brev [klartekst:bare send]")) is not None
        (kept,) = server.mails
        assert b"Subject: Dit brev\r\n" in kept
        assert kept.startswith(b"X-Klartekst: send; because=override; rules=uudfyldt-felt:2\r\n")


class TestHolding:
    """Mails that stay with their sender."""

    def test_leftovers_are_refused_for_good(self, downstream: tuple[Downstream, int]) -> None:
        """In ASCII, with the rules and none of the text."""
        server, port = downstream
        with served(handler(port, lambda _: LEFT)) as here:
            assert send(here, mail()) == (550, b"5.7.1 Brevet er stoppet af klartekst: uudfyldt-felt")
        assert not server.mails

    @pytest.mark.parametrize("because", [Because.ERROR, Because.TIMEOUT])
    def test_our_own_faults_are_deferred_where_the_house_holds(
        self, because: Because, downstream: tuple[Downstream, int]
    ) -> None:
        """451: the sender's server tries again."""
        server, port = downstream
        strict = Policy(mode=Mode.STOP, holds_on_error=True)
        with served(handler(port, lambda _: Seen(because, "Nej."), strict)) as here:
            answer = send(here, mail())
        assert answer is not None
        assert answer[0] == 451
        assert not server.mails

    def test_a_check_that_crashes_sends_the_mail_on_by_default(
        self, downstream: tuple[Downstream, int]
    ) -> None:
        """Fail-open, and said in the header."""
        server, port = downstream

        def crash(_: bytes) -> Seen:
            raise RuntimeError("Kære Ali")

        with served(handler(port, crash)) as here:
            assert send(here, mail()) is None
        assert server.mails[0].startswith(b"X-Klartekst: send; because=error\r\n")

    def test_a_stranger_may_not_send(self, downstream: tuple[Downstream, int]) -> None:
        """No open relay."""
        _, port = downstream
        closed = Handler(
            STOP, NextServer("127.0.0.1", port, 10), Who(networks(("10.0.0.0/8",))), lambda _: CLEAN, 1,
            lambda *_: None,
        )  # fmt: skip
        with served(closed) as here:
            assert send(here, mail()) == (554, b"5.7.1 Denne server tager ikke imod breve fra dig")

    def test_a_ring_is_broken(self, downstream: tuple[Downstream, int]) -> None:
        """The next server is the proxy itself."""
        server, _ = downstream
        rounds: list[Decision] = []
        first = Handler(
            STOP, NextServer("127.0.0.1", 0, 10), Who(networks(LOOPBACK)), lambda _: CLEAN, 9,
            lambda decision, _: rounds.append(decision),
        )  # fmt: skip
        with served(first) as here:
            first._following = NextServer("127.0.0.1", here, 10)
            assert send(here, mail()) == (554, b"5.4.6 Brevet er sendt i ring")
        assert len(rounds) == 3
        assert not server.mails


class TestNextServer:
    """Its answer is our answer."""

    @pytest.mark.parametrize("answer", ["451 4.3.0 Prøv igen", "552 5.3.4 For stort", "554 5.7.1 Nej"])
    def test_a_refusal_is_passed_back(self, answer: str, downstream: tuple[Downstream, int]) -> None:
        """With its code."""
        server, port = downstream
        server.answer = answer
        with served(handler(port, lambda _: CLEAN)) as here:
            refusal = send(here, mail())
        assert refusal is not None
        assert refusal[0] == int(answer[:3])

    def test_one_refused_recipient_refuses_the_mail(self, downstream: tuple[Downstream, int]) -> None:
        """Accepted for some would be lost for others."""
        server, port = downstream
        server.refused = {"c@borger.dk"}
        with served(handler(port, lambda _: CLEAN)) as here:
            refusal = send(here, mail(), "b@borger.dk", "c@borger.dk")
        assert refusal is not None
        assert refusal[0] == 550
        assert not server.mails

    def test_a_next_server_that_is_down_defers(self) -> None:
        """Nothing is said yes to."""
        with served(handler(1, lambda _: CLEAN)) as here:
            refusal = send(here, mail())
        assert refusal is not None
        assert refusal[0] == 451


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        (b"Subject: Dit brev [klartekst:frist]", "frist"),
        (b"To: x\r\nSUBJECT: Et langt emne\r\n [klartekst:Falsk alarm] mere\r\nFrom: y", "falsk alarm"),
        (b"Subject: Dit brev", None),
        (b"X-Note: [klartekst:frist]\r\nSubject: Dit brev", None),
    ],
)
def test_an_override_stands_in_the_subject(subject: bytes, reason: str | None) -> None:
    """Folded lines too; nowhere else."""
    assert override_in(subject) == reason


@pytest.mark.parametrize("text", ["10026", "127.0.0.1", "vært:abc", "vært:70000", ""])
def test_a_wrong_address_is_wrong_use(text: str) -> None:
    """Status 2."""
    with pytest.raises(UsageError):
        address(text)


def test_the_command_refuses_a_mail_with_a_gap_and_ends_when_told(
    tmp_path: Path, downstream: tuple[Downstream, int]
) -> None:
    """The whole way, as a municipality runs it: no text in what it prints."""
    server, port = downstream
    (tmp_path / "klartekst.toml").write_text('[hook]\nmode = "stop"\ntimeout_s = 60\n', "utf-8")
    command = [
        sys.executable,
        "-m",
        "klartekst",
        "smtp",
        "--listen",
        "127.0.0.1:0",
        "--next",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        found = re.search(r"lytter på 127\.0\.0\.1:(\d+)", process.stderr.readline())
        assert found is not None
        good, left = mail(), mail()
        left.set_content("Kære Zacharias\n\nDu får [ydelse] fra på mandag.\n")
        assert send(int(found[1]), good) is None
        assert send(int(found[1]), left) == (550, b"5.7.1 Brevet er stoppet af klartekst: uudfyldt-felt")
        process.terminate()
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert len(server.mails) == 1
    assert out.count("\n") == 2
    assert "Zacharias" not in out + err
