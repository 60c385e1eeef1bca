"""The OpenAPI document, made from the very structs that requests are read into and answers are made from."""

from typing import Any

import msgspec

from klartekst import __version__
from klartekst.reports.json_report import Report
from klartekst.sending.journal import Line
from klartekst.serving.check_request import LETTER_FIELDS, CheckBody
from klartekst.serving.hook import HookBody
from klartekst.serving.problem import MEDIA_TYPE as PROBLEM
from klartekst.serving.problem import ProblemOut
from klartekst.serving.service import RulesOut

_PROBLEMS = {
    400: "klartekst forstår ikke forespørgslen eller kender ikke værtsnavnet.",
    401: "Adgangsnøglen mangler eller er forkert.",
    408: "Det tog for lang tid at modtage brevet.",
    413: "Brevet er for stort.",
    415: "klartekst kan ikke læse filtypen eller indholdstypen.",
    422: "klartekst kan ikke læse brevet, eller et felt er forkert.",
    429: "Der er for mange breve i kø.",
    500: "Der skete en fejl.",
    503: "Der er for travlt, eller tidsgrænsen er nået.",
}


def document() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    (body, report, hooked, line, rules, _), parts = msgspec.json.schema_components(
        (CheckBody, Report, HookBody, Line, RulesOut, ProblemOut), ref_template="#/components/schemas/{name}"
    )
    for taken in (CheckBody, HookBody):
        parts[taken.__name__]["oneOf"] = [
            {"required": [name], "properties": {name: {"type": "string"}}} for name in LETTER_FIELDS
        ]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "klartekst",
            "version": __version__,
            "description": "Læser et brev fra kommunen og siger, hvad borgeren vil snuble over, hvorfor, "
            "og hvad man kan skrive i stedet. Intet gemmes.",
            "license": {"name": "MPL-2.0", "identifier": "MPL-2.0"},
        },
        "paths": {
            "/v1/check": {"post": _post("check", "Tjek ét brev", body, _FORM, report)},
            "/v1/hook": {"post": _post("hook", "Må brevet sendes?", hooked, _HOOK_FORM, line)},
            "/v1/rules": {"get": _get("rules", "Reglerne", "application/json", rules)},
            "/healthz": {"get": _get("healthz", "Tjenesten kører", "text/plain", _TEXT)},
            "/readyz": {"get": _get("readyz", "Tjenesten kan læse breve", "text/plain", _TEXT, 503)},
            "/metrics": {"get": _get("metrics", "Tal til overvågning (Prometheus)", "text/plain", _TEXT)},
        },
        "components": {
            "schemas": parts,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


_TEXT = {"type": "string"}
_FORM = {
    "type": "object",
    "required": ["file"],
    "additionalProperties": False,
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "Brevet"},
        "profile": {"type": "array", "items": {"type": "string"}},
        "type": {"type": "string"},
        "excerpts": {"enum": ["none", "masked", "full"]},
        "reading": {"type": "boolean"},
    },
}


_HOOK_FORM = {
    "type": "object",
    "required": ["file"],
    "additionalProperties": False,
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "Brevet"},
        "override": {"type": "string"},
        "id": {"type": "string"},
    },
}


def _post(name: str, summary: str, body: Any, form: Any, answer: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": body}, "multipart/form-data": {"schema": form}}
    return {
        "operationId": name,
        "summary": summary,
        "requestBody": {"required": True, "content": content},
        "responses": _responses("application/json", answer, *_PROBLEMS),
    }


def _get(name: str, summary: str, media: str, schema: Any, *problems: int) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "responses": _responses(media, schema, 400, 401, *problems),
    }


def _responses(media: str, schema: Any, *problems: int) -> dict[str, Any]:
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    told = {str(code): {"description": _PROBLEMS[code], "content": problem} for code in problems}
    return {"200": {"description": "Svaret", "content": {media: {"schema": schema}}}, **told}
