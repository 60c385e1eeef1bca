"""A mail server in front of the mail server: looks at each mail and passes it, marks it, refuses it or defers it.

For Postfix' `smtpd_proxy_filter` or a connector in Exchange. Nothing is queued here: the next server's answer is the
client's answer (`relay.py`), so a mail is either delivered or still with its sender, also when this process dies.
"""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any

from klartekst.sending.decision import Because, Decision, Seen, Verdict, decide
from klartekst.sending.policy import Policy
from klartekst.sending.relay import LATER, Mail, NextServer

REFUSED = "550 5.7.1 Brevet er stoppet af klartekst: {rules}"
NOT_YOURS = "554 5.7.1 Denne server tager ikke imod breve fra dig"
LOOP = "554 5.4.6 Brevet er sendt i ring"

HEADER = "X-Klartekst"
_LOOPS = 3
"""A mail that has been here more often goes round in a ring."""

_OVERRIDE = re.compile(rb"\[klartekst:([^\]\r\n]{1,40})\]", re.IGNORECASE)
_SUBJECT = re.compile(rb"^subject:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)

Look = Callable[[bytes], Seen]
"""Looks at the bytes of a mail; may take seconds, and is called in a thread."""

Note = Callable[[Decision, int], None]
"""Takes note of a decision and of the milliseconds that it took."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whom the server listens to: addresses of clients, and of senders whose mails are looked at (none: all)."""

    clients: Sequence[IPv4Network | IPv6Network]
    senders: Sequence[str] = ()

    def may_connect(self, peer: object) -> bool:
        """Whether a client at this socket address may send."""
        if not isinstance(peer, tuple):
            return False
        address = ip_address(str(peer[0]).partition("%")[0])
        return any(address.version == net.version and address in net for net in self.clients)

    def is_looked_at(self, sender: str) -> bool:
        """Whether mails of this envelope sender are looked at."""
        return not self.senders or sender.casefold().endswith(tuple(each.casefold() for each in self.senders))


class Handler:
    """What aiosmtpd asks for each mail. At most `workers` mails are looked at at a time."""

    def __init__(
        self,
        policy: Policy,
        following: NextServer,
        who: Who,
        look: Look,
        workers: int,
        note: Note,
    ) -> None:
        self._policy = policy
        self._following = following
        self._who = who
        self._look = look
        self._free = asyncio.Semaphore(workers)
        self._note = note

    async def handle_MAIL(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """The answer to MAIL FROM."""
        if not self._who.may_connect(session.peer):
            return NOT_YOURS
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """The answer to a whole mail: the next server's own when it may go on."""
        mail = Mail(
            envelope.mail_from,
            tuple(envelope.rcpt_tos),
            envelope.original_content,
            tuple(envelope.mail_options),
        )
        head = mail.content.partition(b"\r\n\r\n")[0]
        if len(re.findall(rb"(?im)^x-klartekst:", head)) >= _LOOPS:
            return LOOP
        decision = None
        if self._who.is_looked_at(mail.sender):
            begun = time.monotonic()
            decision = decide(self._policy, await self._seen(mail.content), override_in(head))
            self._note(decision, round(1000 * (time.monotonic() - begun)))
            if decision.verdict is Verdict.HOLD:
                return refusal(decision)
        return await asyncio.to_thread(self._following.deliver, marked(mail, decision))

    async def handle_exception(self, error: Exception) -> str:
        """The answer when the dialogue itself failed: the mail is still its sender's, and no word of it is told."""
        return LATER

    async def _seen(self, content: bytes) -> Seen:
        try:
            async with asyncio.timeout(2 * self._policy.seconds), self._free:
                return await asyncio.to_thread(self._look, content)
        except TimeoutError:
            return Seen(Because.TIMEOUT, "Der var for mange breve på én gang.")
        except Exception:  # whatever a check does, the mail has an answer
            return Seen(Because.ERROR, "Der skete en fejl i klartekst, så ingen har tjekket brevet.")


def refusal(decision: Decision) -> str:
    """The reply that holds a mail back: for good where the sender must mend it, for now where we failed."""
    if decision.because in {Because.ERROR, Because.TIMEOUT}:
        return LATER
    return REFUSED.format(rules=", ".join(decision.seen.rules) or "det kan ikke laeses")


def override_in(head: bytes) -> str | None:
    """The reason in `[klartekst:frist]` in a mail's subject; None when there is none."""
    subject = _SUBJECT.search(head)
    found = None if subject is None else _OVERRIDE.search(subject[0])
    return None if found is None else found[1].decode("utf-8", "replace").strip().casefold()


def marked(mail: Mail, decision: Decision | None) -> Mail:
    """The mail with a header that says what was decided, and without the override in its subject."""
    head, gap, body = mail.content.partition(b"\r\n\r\n")
    subject = _SUBJECT.search(head)
    if subject is not None and _OVERRIDE.search(subject[0]):
        shorter = re.sub(rb" ?" + _OVERRIDE.pattern, b"", subject[0], flags=re.IGNORECASE)
        head = head[: subject.start()] + shorter + head[subject.end() :]
    if decision is None:
        told = "not-checked"
    else:
        rules = ",".join(f"{rule}:{count}" for rule, count in decision.seen.rules.items())
        told = f"{decision.verdict}; because={decision.because}" + (f"; rules={rules}" if rules else "")
    return Mail(
        mail.sender, mail.recipients, f"{HEADER}: {told}\r\n".encode() + head + gap + body, mail.options
    )
