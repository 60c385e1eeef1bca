"""What a client is told when there is no answer: RFC 9457 problem details in Danish, never a word of the letter."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.responses import Response

from klartekst.serving.jobs import Refused
from klartekst.serving.workers import NoAnswer

MEDIA_TYPE = "application/problem+json"


class ProblemOut(msgspec.Struct, frozen=True):
    """Problem details (RFC 9457): `title` says what is wrong and `detail` what to do."""

    type: str
    title: str
    status: int
    detail: str


class Problem(Exception):
    """Ends a request with `status`. `name` is for programs, `what` and `remedy` are Danish and for people."""

    def __init__(
        self, status: int, name: str, what: str, remedy: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(name)
        self.status = status
        self.name = name
        self.what = what
        self.remedy = remedy
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """The answer that tells it."""
        body = ProblemOut(f"urn:klartekst:{self.name}", self.what, self.status, self.remedy)
        return Response(msgspec.json.encode(body), self.status, headers=self.headers, media_type=MEDIA_TYPE)


_REFUSED = {
    "usage": (HTTPStatus.UNPROCESSABLE_ENTITY, "forkert-valg"),
    "unsupported": (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "filtype"),
    "too-large": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "for-stor"),
    "unreadable": (HTTPStatus.UNPROCESSABLE_ENTITY, "kan-ikke-laeses"),
    "memory": (HTTPStatus.UNPROCESSABLE_ENTITY, "hukommelse"),
    "internal": (HTTPStatus.INTERNAL_SERVER_ERROR, "fejl"),
}


def refused(answer: Refused) -> Problem:
    """The problem that a worker's refusal is."""
    status, name = _REFUSED[answer.reason]
    return Problem(status, name, answer.what, answer.remedy)


def unanswered(error: NoAnswer) -> Problem:
    """The problem when no worker answered."""
    match error.reason:
        case "busy":
            return Problem(
                429,
                "for-mange",
                "Der er for mange breve i kø.",
                "Vent lidt, og send brevet igen.",
                {"Retry-After": "2"},
            )
        case "waited":
            return Problem(
                503,
                "optaget",
                "klartekst har for travlt til at læse brevet nu.",
                "Vent lidt, og send brevet igen.",
                {"Retry-After": "5"},
            )
        case "slow":
            return Problem(
                503,
                "tidsgraense",
                "Det tog for lang tid at læse brevet.",
                "Del brevet op, eller gem det som et nyt dokument, og prøv igen.",
            )
    return Problem(
        500,
        "fejl",
        "Der skete en fejl i klartekst under læsningen af brevet.",
        "Meld den til jeres it-afdeling. Brevets tekst er ikke gemt noget sted.",
    )


def wrong_request(what: str, remedy: str) -> Problem:
    """The problem of a request that cannot be understood."""
    return Problem(422, "forkert-foresp\u00f8rgsel".replace("\u00f8", "oe"), what, remedy)


def internal() -> Problem:
    """The problem when the service itself failed."""
    return unanswered(NoAnswer("crash"))


def too_large(limit: int) -> Problem:
    """The problem of a request of more than `limit` bytes."""
    return Problem(
        413,
        "for-stor",
        f"Det, du har sendt, er for stort (grænsen er {limit // 1_000_000} MB).",
        "Fjern store billeder og bilag fra brevet, eller del det op.",
    )


def not_found() -> Problem:
    """The problem of an address that is not there."""
    return Problem(404, "findes-ikke", "Adressen findes ikke her.", "Se, hvad der er, i /openapi.json.")


def not_ready() -> Problem:
    """The problem while no worker has started yet."""
    return Problem(503, "starter", "klartekst er ved at starte.", "Prøv igen om lidt.", {"Retry-After": "2"})


def wrong_method(headers: Mapping[str, str] | None) -> Problem:
    """The problem of an address that is asked in another way; `headers` say in which ways it can be."""
    return Problem(
        405,
        "metode",
        "Adressen kan ikke bruges på den måde.",
        "Se, hvad den tager imod, i /openapi.json.",
        headers,
    )


def too_slow() -> Problem:
    """The problem of a client that takes too long to send its letter."""
    return Problem(408, "for-langsom", "Det tog for lang tid at modtage brevet.", "Send det igen.")


def full() -> Problem:
    """The problem when the letters on their way in fill the room there is for them."""
    return Problem(
        503,
        "optaget",
        "klartekst har for travlt til at tage imod brevet nu.",
        "Vent lidt, og send brevet igen.",
        {"Retry-After": "5"},
    )


def wrong_host() -> Problem:
    """The problem of a request to a name that is not ours."""
    return Problem(
        400,
        "vaertsnavn",
        "Tjenesten svarer ikke til dette værtsnavn.",
        "Start den med --allow-host og navnet, hvis det er rigtigt.",
    )


def no_token() -> Problem:
    """The problem of a request without the right token."""
    return Problem(
        401,
        "adgangsnoegle",
        "Adgangsnøglen mangler eller er forkert.",
        "Send den som Authorization: Bearer.",
        {"WWW-Authenticate": "Bearer"},
    )


def wrong_origin() -> Problem:
    """The problem of a request from a web page that may not use the service."""
    return Problem(
        403,
        "oprindelse",
        "Websiden må ikke bruge tjenesten.",
        "Start tjenesten med --cors og sidens adresse, hvis den må.",
    )
