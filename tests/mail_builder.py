"""Mails built in the tests, byte by byte where a mail program gets it wrong."""

from email.message import EmailMessage

BODY = "Kære Bent Bo\n\nDu får hjælp til rengøring fra mandag.\n\nMed venlig hilsen\nAsta Lund\n"


def mail(body: str = BODY, subject: str = "Du får hjælp til rengøring", **attached: bytes) -> EmailMessage:
    """A mail with a plain body; each keyword is an annex, its last underscore a full stop: `bilag_docx`."""
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "asta@ballum.example"
    made.set_content(body)
    for name, data in attached.items():
        stem, _, suffix = name.rpartition("_")
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{stem}.{suffix}")
    return made


def raw(headers: str, body: bytes) -> bytes:
    """A mail of these header lines and this body, as they are."""
    return headers.strip().replace("\n", "\r\n").encode("utf-8") + b"\r\n\r\n" + body
