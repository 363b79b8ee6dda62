"""A page drawn for the person who asks: in whose language, with whose name, with the token of whose session."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from menurut.serving.access import form_token
from menurut.serving.refusing import RefusedError
from menurut.serving.site import site_of
from menurut.views.interface import interface_codes
from menurut.views.site import Frame, page_html
from menurut.web.assets import addresses

LANGUAGE = "language"
FIRST = "id"


def show(request: Request, template: str, page: object, status: int = 200, **more: Any) -> Response:
    """The page that a template draws."""
    return HTMLResponse(page_html(template, page, frame_of(request), **more), status)


def frame_of(request: Request) -> Frame:
    """What stands around the page that a request asks for. What was just said is said once."""
    site = site_of(request)
    query = tuple((name, value) for name, value in request.query_params.multi_items() if name != "lang")
    return Frame(
        language=language_of(request),
        path=_path(request),
        query=query,
        form=form_token(request.session),
        author=str(request.session.get("author", "")),
        suggested=site.settings.author,
        signed_in=site.access.token is not None and request.session.get("in") is True,
        said=request.session.pop("said", {}),
        assets=addresses(),
    )


def language_of(request: Request) -> str:
    """The language of the interface: what was chosen, else what the browser prefers, else Indonesian."""
    codes = interface_codes()
    asked = request.query_params.get("lang")
    if asked in codes:
        request.session[LANGUAGE] = asked
    chosen = request.session.get(LANGUAGE)
    if chosen in codes:
        return str(chosen)
    for part in request.headers.get("accept-language", "").split(","):
        code = part.partition(";")[0].strip().lower()[:2]
        if code in codes:
            return code
    return FIRST


def draw_refusal(request: Request, refusal: RefusedError) -> Response:
    """The page that says what went wrong and what to do; to a browser without the password, where it is given."""
    if refusal.status == 401:
        if request.method != "GET":
            return RedirectResponse("/login", 303)
        asked = _path(request) + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?{urlencode({'next': asked})}", 303)
    return show(request, "refused", refusal, refusal.status)


def _path(request: Request) -> str:
    """The path that was asked for, as a link to it is written; never one that a browser takes for another site."""
    return "/" + quote(request.scope["path"]).lstrip("/")


def local(target: object) -> str:
    """A target inside this site, else the start: nobody is sent elsewhere by a form.

    >>> local("/claims/a?x=1"), local("https://contoh.id"), local("//contoh.id"), local(None)
    ('/claims/a?x=1', '/', '/', '/')
    """
    if not isinstance(target, str) or not target.startswith("/") or target[1:2] in ("/", "\\"):
        return "/"
    return target if target.isprintable() and "\\" not in target else "/"
