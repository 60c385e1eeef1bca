"""The LanguageTool HTTP API, `/v2`: LibreOffice and other editors use klartekst as they would LanguageTool.

Errors are plain text that begins with "Error:", as its clients expect; a language that is not Danish has no
matches rather than an error, so that a letter with an English paragraph can be checked.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from klartekst.finding import Category
from klartekst.readers.open import MAX_CHARACTERS
from klartekst.serving.bodies import body_of
from klartekst.serving.jobs import ProofreadJob
from klartekst.serving.problem import Problem
from klartekst.serving.proofread import CODE, NAME, category, software
from klartekst.serving.service import service_of

_FIELDS = 50
_AS_IT_IS = re.compile(
    rb"text=(?P<text>[^ \x80-\xff]*[ \x80-\xff].*)&(?P<rest>language=[\w-]+(?:&\w+=[^&]*)*)", re.S
)
_STATUS = {"for-mange": 503, "tidsgraense": 500, "hukommelse": 413}
"""What LanguageTool answers where the own API says it more finely; other faults of a request are 400."""

Handler = Callable[[Request], Awaitable[Response]]


def _plainly(handler: Handler) -> Handler:
    """The handler with its problems told as LanguageTool tells them."""

    @wraps(handler)
    async def telling(request: Request) -> Response:
        try:
            return await handler(request)
        except Problem as error:
            status = _STATUS.get(error.name, 400 if error.status in (415, 422) else error.status)
            return PlainTextResponse(f"Error: {error.what} {error.remedy}", status, headers=error.headers)

    return telling


@_plainly
async def check(request: Request) -> Response:
    """`/v2/check`: matches in a text."""
    async with body_of(request) as body:
        asked = _fields(request.url.query.encode() if request.method == "GET" else body)
        done = await service_of(request).do(_job(asked), request)
    return Response(done.body, media_type=done.media_type)


def _fields(raw: bytes) -> dict[str, str]:
    """The fields of a form. A text with a space or a Danish letter in it was not encoded, and is then as it stands.

    LibreOffice 7.4 sends its text so, with the language behind it: its + and & belong to the text.
    """
    as_it_is = _AS_IT_IS.fullmatch(raw)
    if as_it_is is not None:
        return {"text": as_it_is["text"].decode(errors="replace"), **_fields(as_it_is["rest"])}
    try:
        pairs = parse_qsl(
            raw.decode(errors="replace"), keep_blank_values=True, errors="replace", max_num_fields=_FIELDS
        )
    except ValueError:
        raise _wrong("Forespørgslen har for mange felter.", "Send dem, der er brug for.") from None
    return dict(pairs)


def _job(asked: Mapping[str, str]) -> ProofreadJob:
    language = asked.get("language")
    if not language:
        raise _wrong("Feltet »language« mangler.", "Skriv da-DK eller auto.")
    if ("text" in asked) is ("data" in asked):
        raise _wrong("Der skal være én tekst.", "Send enten »text« eller »data«.")
    if language != "auto" and asked.get("preferredVariants"):
        raise _wrong("»preferredVariants« kan kun bruges, når »language« er auto.", "Udelad det.")
    text = asked.get("text", "")
    if len(text) > MAX_CHARACTERS:
        raise Problem(413, "for-stor", f"Teksten er på over {MAX_CHARACTERS} tegn.", "Del den op.")
    return ProofreadJob(
        text=text,
        language=language,
        annotated=asked.get("data"),
        enabled=_names(asked, "enabledRules", "enabledCategories"),
        disabled=_names(asked, "disabledRules", "disabledCategories"),
        enabled_only=asked.get("enabledOnly", "").casefold() in {"true", "yes"},
        picky=asked.get("level", "").casefold() == "picky",
    )


def _names(asked: Mapping[str, str], *fields: str) -> frozenset[str]:
    named = (each.strip() for field in fields for each in asked.get(field, "").split(","))
    return frozenset(each for each in named if each)


def _wrong(what: str, remedy: str) -> Problem:
    return Problem(400, "forkert-forespoergsel", what, remedy)


async def languages(request: Request) -> Response:
    """`/v2/languages`: Danish."""
    return _json([{"name": NAME, "code": "da", "longCode": CODE}])


async def longest(request: Request) -> Response:
    """`/v2/maxtextlength`: characters in a text."""
    return PlainTextResponse(str(MAX_CHARACTERS))


async def info(request: Request) -> Response:
    """`/v2/info`: which program this is."""
    return _json({"software": software()})


async def configuration(request: Request) -> Response:
    """`/v2/configinfo`: the rules that can be turned on and off."""
    rules = [
        _configured(each.id, each.title, Category(each.category)) for each in service_of(request).rules.rules
    ]
    return _json({"software": software(), "parameter": {"maxTextLength": MAX_CHARACTERS}, "rules": rules})


def _configured(rule: str, title: str, of: Category) -> dict[str, Any]:
    kind, name, issue = category(of)
    return {
        "ruleId": rule,
        "description": title,
        "isDictionaryBasedSpellingRule": False,
        "isDefaultOff": False,
        "isOfficeDefaultOff": False,
        "isOfficeDefaultOn": True,
        "categoryId": kind,
        "categoryName": name,
        "locQualityIssueType": issue,
    }


async def health(request: Request) -> Response:
    """`/v2/healthcheck`: "OK" when there is a worker."""
    ready = service_of(request).pool.ready
    return PlainTextResponse("OK" if ready else "Error: klartekst er ved at starte.", 200 if ready else 503)


async def words(request: Request) -> Response:
    """`/v2/words`: there are no users here, so no words of theirs."""
    return PlainTextResponse("Error: klartekst har ingen personlige ordlister.", 403)


async def unknown(request: Request) -> Response:
    """Any other address under `/v2`."""
    return PlainTextResponse("Error: Adressen findes ikke.", 404)


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
