"""The routes of the page: the form, the answer to it, and its own style and script from the package."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from klartekst.profiles import CHILD
from klartekst.reports.rendering import TEMPLATES
from klartekst.rewriting.edits import Edit
from klartekst.serving import problem
from klartekst.serving.bodies import body_of, form_in
from klartekst.serving.check_request import neutral_name
from klartekst.serving.jobs import Choices, CopyJob, Document, PageJob
from klartekst.serving.page import PASTED, empty_page, problem_page
from klartekst.serving.problem import Problem
from klartekst.serving.service import service_of

_Place = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
_Edit = tuple[_Place, _Place, str]
_STATIC = Path(__file__).parent / "static"
_FILES: Mapping[str, tuple[Path, str]] = {
    "report.css": (TEMPLATES / "style.css", "text/css"),
    "page.css": (_STATIC / "page.css", "text/css"),
    "page.js": (_STATIC / "page.js", "text/javascript"),
    "sheet.js": (_STATIC / "sheet.js", "text/javascript"),
}


async def page(request: Request) -> Response:
    """`GET /`: the page."""
    return HTMLResponse(empty_page())


async def check(request: Request) -> Response:
    """`POST /tjek`: the page with the answer; also what went wrong is told on the page."""
    try:
        async with body_of(request) as body:
            document, choices = await _asked(await form_in(body, request))
            done = await service_of(request).do(PageJob(document, choices), request)
    except Problem as error:
        return HTMLResponse(problem_page(error), error.status, headers=error.headers)
    return HTMLResponse(done.body)


async def copy(request: Request) -> Response:
    """`POST /kopi`: the document that was dropped, with what was put in and the rest as comments.

    What to tell of it stands in the header `Klartekst-Told`, percent-encoded.
    """
    async with body_of(request) as body:
        form = await form_in(body, request)
        document, choices = await _asked(form)
        job = CopyJob(document, choices, _edits(form), bool(form.get("spor")))
        done = await service_of(request).do(job, request)
    return Response(done.body, media_type=done.media_type, headers={"Klartekst-Told": quote(done.told)})


def _edits(form: FormData) -> tuple[Edit, ...]:
    """What the page has put in: `rettelser` is JSON, [[start, end, text], …]. Raises Problem."""
    try:
        sent = msgspec.json.decode(str(form.get("rettelser") or "[]"), type=tuple[_Edit, ...])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise problem.wrong_request(
            "klartekst kan ikke læse rettelserne.", "Tjek brevet igen, og sæt dem ind på ny."
        ) from None
    return sent


async def _asked(form: FormData) -> tuple[Document, Choices]:
    """The letter in the page's form, and the choices for it. Raises Problem."""
    text = form.get("tekst")
    profiles = [str(form["strategi"])] if form.get("strategi") else []
    if form.get("barn"):
        profiles.append(CHILD)
    choices = Choices(tuple(profiles), str(form["art"]) if form.get("art") else None)
    sent = form.get("brev")
    if isinstance(sent, UploadFile) and sent.filename:
        return Document(await sent.read(), neutral_name(sent.filename)), choices
    if isinstance(text, str) and text.strip():
        # A form sends CR LF; the person who pasted the text sees and gets back plain lines.
        plain = text.replace("\r\n", "\n").encode(errors="replace")
        return Document(plain, PASTED), choices
    raise problem.wrong_request("Der er ikke noget brev.", "Vælg et brev, eller sæt teksten ind.")


async def static(request: Request) -> Response:
    """`GET /static/…`: a file of the page."""
    name = request.path_params["name"]
    if name not in _FILES:
        raise problem.not_found()
    path, media_type = _FILES[name]
    return Response(_read(path), media_type=media_type)


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()


async def icon(request: Request) -> Response:
    """`GET /favicon.ico`: browsers ask for it; there is none."""
    return Response(status_code=204)
