"""What `POST /v1/check` takes: a letter as JSON or as a form with a file, and the choices for it."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TypeVar

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from klartekst.reports.summary import listed
from klartekst.serving.bodies import form_in, media_type
from klartekst.serving.jobs import CheckJob, Choices, Document, Excerpts
from klartekst.serving.problem import Problem, wrong_request

_SUFFIX_LENGTH = 10
Asked = TypeVar("Asked")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the letter is checked and what is told of it."""

    type: str | None = None
    excerpts: Excerpts = "none"
    reading: bool = False


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One letter: exactly one of these fields. The `_b64` fields hold a whole file as base64."""

    text: str | None = None
    html: str | None = None
    markdown: str | None = None
    docx_b64: bytes | None = None
    odt_b64: bytes | None = None
    pdf_b64: bytes | None = None
    rtf_b64: bytes | None = None
    eml_b64: bytes | None = None
    msg_b64: bytes | None = None
    memo_b64: bytes | None = None


class CheckBody(Content, frozen=True, forbid_unknown_fields=True):
    """A letter, and how it is checked."""

    profile: str | tuple[str, ...] = ()
    options: Options = Options()


# The field, and how a file with such content is called.
_NAMES = {
    "text": "brev.txt",
    "html": "brev.html",
    "markdown": "brev.md",
    "docx_b64": "brev.docx",
    "odt_b64": "brev.odt",
    "pdf_b64": "brev.pdf",
    "rtf_b64": "brev.rtf",
    "eml_b64": "brev.eml",
    "msg_b64": "brev.msg",
    "memo_b64": "brev.xml",
}
LETTER_FIELDS = tuple(_NAMES)
"""The fields of which a JSON body has exactly one: the letter."""
_CONTENT = f"Send ét af felterne {listed(LETTER_FIELDS)}."
_MAY_REPEAT = "profile"
_FORM_FIELDS = ("profile", "type", "excerpts", "reading")


async def check_job(body: bytes, request: Request) -> CheckJob:
    """The job that a request asks for. Raises Problem."""
    match media_type(request):
        case "multipart/form-data":
            return await _from_form(await form_in(body, request))
        case "application/json":
            return _from_json(body)
    raise wrong_media()


def _from_json(body: bytes) -> CheckJob:
    asked = decoded(body, CheckBody)
    profiles = (asked.profile,) if isinstance(asked.profile, str) else asked.profile
    return CheckJob(
        document_in(asked),
        Choices(profiles, asked.options.type),
        asked.options.excerpts,
        asked.options.reading,
    )


def wrong_media() -> Problem:
    """The problem of a body that is neither a form nor JSON."""
    return Problem(
        415,
        "indholdstype",
        "Forespørgslens indholdstype kan ikke bruges.",
        "Send multipart/form-data med brevet i feltet »file«, eller application/json.",
    )


def decoded(body: bytes, kind: type[Asked]) -> Asked:
    """The JSON body as one of our structs. Raises Problem."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        # The decoder's own message may quote what was sent.
        raise wrong_request("Forespørgslen er ikke gyldig.", f"{_CONTENT} Se /openapi.json.") from None


def document_in(asked: Content) -> Document:
    """The letter in a JSON body. Raises Problem where there is not exactly one."""
    given = [(name, content) for name in _NAMES if (content := getattr(asked, name)) is not None]
    if len(given) != 1:
        raise wrong_request("Der skal være ét brev i forespørgslen.", _CONTENT)
    name, content = given[0]
    try:
        data = content.encode() if isinstance(content, str) else content
    except UnicodeEncodeError:
        raise wrong_request("Teksten har tegn, der ikke findes.", "Send den som UTF-8.") from None
    return Document(data, _NAMES[name])


async def _from_form(form: FormData) -> CheckJob:
    document = await document_of(form, _FORM_FIELDS)
    try:
        options = msgspec.convert(
            {name: form[name] for name in ("type", "excerpts", "reading") if form.get(name)},
            Options,
            strict=False,
        )
    except msgspec.ValidationError:
        raise wrong_request(
            "Et af valgene har en værdi, som klartekst ikke kender.",
            "excerpts er none, masked eller full; reading er true eller false.",
        ) from None
    profiles = tuple(str(each) for each in form.getlist("profile") if each)
    return CheckJob(
        document,
        Choices(profiles, options.type),
        options.excerpts,
        options.reading,
    )


async def document_of(form: FormData, fields: Sequence[str]) -> Document:
    """The letter in the form's field `file`; `fields` are the others that it may have. Raises Problem."""
    sent = form.get("file")
    repeated = any(len(form.getlist(name)) > 1 for name in form if name != _MAY_REPEAT)
    if not isinstance(sent, UploadFile) or not set(form) <= {"file", *fields} or repeated:
        raise wrong_request(
            "Formularen har et forkert felt, et felt to gange, eller mangler brevet.",
            f"Send brevet som en fil i feltet »file«. De andre felter er {listed(fields)}.",
        )
    return Document(await sent.read(), neutral_name(sent.filename))


def neutral_name(name: str | None) -> str:
    """A name for a file that keeps only its suffix: the rest of it may name a person."""
    suffix = PurePath(name or "").suffix.lower()
    return f"brev{suffix}" if suffix[1:].isalnum() and len(suffix) <= _SUFFIX_LENGTH else "brev"
