"""Hands a mail on to the next server, and brings back that server's own answer.

A mail is accepted only when the next server has accepted it, for every recipient: then nothing that was said yes to
can be lost, whatever becomes of this process. What is not accepted has been refused in the same dialogue, and the
sender's own server still holds it.
"""

import smtplib
from collections.abc import Sequence
from dataclasses import dataclass

LATER = "451 4.7.1 Brevet er ikke sendt endnu. Prov igen senere."
"""SMTP replies are ASCII (RFC 5321, 2.4): no æ, ø, å."""

_OPTIONS = ("BODY=8BITMIME", "SMTPUTF8")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it came in: envelope and bytes. `options` are those of MAIL FROM."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextServer:
    """Where mails go on to. `seconds` is how long each step there may take."""

    host: str
    port: int
    seconds: float = 60.0

    def deliver(self, mail: Mail) -> str:
        """The reply for the client. "250 …" only when the next server took the mail for every recipient.

        Any other answer leaves the mail with whoever sent it. Never raises for what the next server does.
        """
        try:
            with smtplib.SMTP(self.host, self.port, timeout=self.seconds) as server:
                return _transaction(server, mail)
        except (OSError, smtplib.SMTPException):
            return LATER


def _transaction(server: smtplib.SMTP, mail: Mail) -> str:
    server.ehlo()
    known = [each for each in mail.options if each.upper() in _OPTIONS and server.has_extn(_extension(each))]
    answers: Sequence[tuple[int, bytes]] = [server.mail(mail.sender, known)]
    if answers[-1][0] != 250:
        return _reply(answers[-1])
    for recipient in mail.recipients:
        answer = server.rcpt(recipient)
        if answer[0] not in (250, 251):
            return _reply(answer)
    return _reply(server.data(mail.content))


def _extension(option: str) -> str:
    return option.partition("=")[2].lower() or option.lower()


def _reply(answer: tuple[int, bytes]) -> str:
    code, text = answer
    if not 200 <= code < 600 or 300 <= code < 400:
        return LATER
    said = " ".join(text.decode("ascii", "replace").split())[:400]
    return f"{code} {said}".rstrip()
