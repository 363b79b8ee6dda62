"""The forms that people send: a question or an article, articles to add, decisions, and the password."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.responses import RedirectResponse, Response

from menurut.ingesting.given import Given, day_of
from menurut.ingesting.received import Problem, Received
from menurut.ingesting.sources import documents_of
from menurut.ledger.received import unfit
from menurut.records import Document, Judgement, Matter
from menurut.serving.access import address_of, check_form
from menurut.serving.jobs import Job
from menurut.serving.refusing import RefusedError
from menurut.serving.site import Site, site_of
from menurut.serving.taking import Upload, from_files, from_links, from_text, is_article, links_in
from menurut.views.interface import interface
from menurut.views.lists import LoginPage
from menurut.web.drawing import language_of, local, show
from menurut.web.examples import example_file
from menurut.workflows.adding import Asked
from menurut.workflows.deciding import Decided, decide, rulings, undo
from menurut.workflows.judging import Opinion

router = APIRouter(include_in_schema=False)
PATIENCE = 3.0  # seconds in which a lot may be done before the page that says how far it is
FILES = 50
SHOWN = 60  # signs of a claim in what is said of a decision
NAME = 200  # signs of an author
JUDGEMENTS = {str(one): one for one in Judgement if one is not Judgement.NONE}


@dataclass(frozen=True, slots=True)
class Form:
    """What was written, by the names of the fields, and the files that were sent."""

    fields: dict[str, str]
    uploads: tuple[Upload, ...]

    def get(self, name: str) -> str:
        """What stands in a field, without blanks around it; "" where there is none."""
        return self.fields.get(name, "").strip()


async def form_of(request: Request) -> Form:
    """The form that was sent, all of it. RefusedError where it is not of this session, or cannot be read."""
    most = site_of(request).settings.body
    try:
        sent = await request.form(max_files=FILES, max_fields=FILES, max_part_size=most)
    except MultiPartException as error:
        raise RefusedError(400, "request", f"the form cannot be read ({error.message})") from error
    try:
        form = await _read(sent)
    finally:
        await sent.close()
    check_form(request.session, form.fields.get("form"))
    return form


async def _read(sent: FormData) -> Form:
    fields: dict[str, str] = {}
    uploads: list[Upload] = []
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                uploads.append(Upload(name=_whole(value.filename), data=await value.read()))
        else:
            fields.setdefault(name, _whole(value))
    return Form(fields, tuple(uploads))


def _whole(written: str) -> str:
    """What was written, with a mark for each half of a sign: some writings have such, and nobody can read them."""
    return written.encode("utf-8", "replace").decode("utf-8")


Sent = Depends(form_of)


@router.post("/go")
def go(request: Request, form: Form = Sent) -> Response:
    """A question is looked up; a link or an article is added and shown."""
    written = form.get("written")
    if not written:
        return RedirectResponse("/", 303)
    links = links_in(written)
    if links is None and not is_article(written):
        return RedirectResponse(f"/search?{urlencode({'q': written})}", 303)
    site = site_of(request)
    items = _linked(links, site) if links else from_text(Document(text=written))
    return _shown(_start(site, items, len(links) if links else 1))


@router.post("/add")
def add(request: Request, form: Form = Sent) -> Response:
    """Articles as text, links or files."""
    site = site_of(request)
    if form.uploads:
        files = from_files(form.uploads, Given(), site.settings.limits)
        return _shown(_start(site, files, len(form.uploads)))
    if form.get("links"):
        links = tuple(form.get("links").split())
        return _shown(_start(site, _linked(links, site), len(links)))
    if not form.get("text"):
        raise RefusedError(422, "source", "nothing was given: paste a text, write links, or choose files")
    document = Document(
        text=form.fields["text"].strip(),
        title=form.get("title") or None,
        outlet=form.get("outlet") or None,
        url=form.get("url") or None,
        published=day_of(form.get("published")),
    )
    return _shown(_start(site, from_text(document), 1))


@router.post("/example")
def example(request: Request, form: Form = Sent) -> Response:
    """The example articles, for a ledger that is empty."""
    site = site_of(request)
    with example_file() as file:
        items = list(documents_of(str(file), Given(), site.settings.limits))
    return _shown(_start(site, iter(items), len(items)))


def _linked(links: tuple[str, ...], site: Site) -> Iterator[Received | Problem]:
    return from_links(links, Given(), site.settings.limits)


def _start(site: Site, items: Iterator[Received | Problem], total: int) -> Job:
    return site.jobs.start(items, Asked(given=Given(), limits=site.settings.limits), total)


def _shown(job: Job) -> Response:
    """The article, where there is one only and it is there soon; else how far the lot is."""
    if job.over.wait(PATIENCE) and len(job.articles) == 1 and not job.problems and job.failure is None:
        return RedirectResponse(f"/articles/{job.articles[0].key}", 303)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.post("/decisions")
def decided(request: Request, form: Form = Sent) -> Response:
    """What somebody says of two claims or two names."""
    site = site_of(request)
    judgement = JUDGEMENTS.get(form.get("judgement"))
    matter = next((one for one in Matter if one == form.get("matter")), None)
    if judgement is None or matter is None:
        raise RefusedError(400, "request", "no judgement was given: same, not the same, or unsure")
    opinion = Opinion(judgement=judgement, author=_author(request, form), reason=_kept(form.get("reason")))
    made = decide(site.ledger, matter, _kept(form.get("left")), _kept(form.get("right")), opinion)
    request.session["said"] = _said(request, site, "decided", made)
    return RedirectResponse(_after(request, form, made), 303)


@router.post("/decisions/{ident}/undo")
def undone(request: Request, ident: str, form: Form = Sent) -> Response:
    """A decision taken back."""
    site = site_of(request)
    made = undo(site.ledger, ident, _author(request, form))
    request.session["said"] = _said(request, site, "undone", made)
    return RedirectResponse(_after(request, form, made), 303)


def _after(request: Request, form: Form, made: Decided) -> str:
    """Where one comes after a decision: where it was made, or to the entity that its subject is now."""
    target = local(form.get("next"))
    if target.startswith("/entities/") and made.left is not None:
        return f"/entities/{quote(made.left, safe='')}"
    return target


def _said(request: Request, site: Site, what: str, made: Decided) -> dict[str, Any]:
    """What is said of a decision on the next page, once."""
    decision = made.decisions[0]
    with site.ledger.reading() as batch:
        ruling = next((one for one in rulings(batch) if one.decision.id == decision.id), None)
    how = interface(language_of(request)).texts["site"]["how"].get(str(decision.judgement), "")
    return {
        "what": what,
        "left": _short(ruling.left if ruling and ruling.left else decision.left),
        "right": _short(ruling.right if ruling and ruling.right else decision.right),
        "how": how,
        "undo": decision.id if what == "decided" else None,
    }


def _short(words: str) -> str:
    shown = words if len(words) <= SHOWN else words[:SHOWN].rstrip() + " …"
    return f"\u2068“{shown}”\u2069"  # apart from the sentence around it, whatever way its letters run


def _author(request: Request, form: Form) -> str:
    """Who decides: who signed in, else who is named in the form; remembered for the next time."""
    known = request.session.get("author") if request.session.get("in") else None
    name = str(known or form.get("author") or request.session.get("author") or "")[:NAME].strip()
    if not name:
        raise RefusedError(400, "request", "who decides? write your name into the form")
    request.session["author"] = _kept(name)
    return name


def _kept(written: str) -> str:
    """What is written down with a decision. RefusedError for signs that no database keeps."""
    if unfit(Document(text=written, id="decision")):
        raise RefusedError(422, "request", "there is a sign in it that no text has; take it out")
    return written


@router.get("/login", name="sign_in")
def sign_in(request: Request) -> Response:
    """Where the password is given."""
    if site_of(request).access.token is None:
        return RedirectResponse("/", 303)
    return show(request, "login", LoginPage(following=local(request.query_params.get("next"))))


@router.post("/login")
async def signed_in(request: Request) -> Response:
    """The password, and the name of who comes in."""
    form = await form_of(request)
    following = local(form.get("next"))
    right = site_of(request).access.is_right(form.get("token"), address_of(request))
    name = form.get("author")[:NAME]
    if not right or not name:
        return await run_in_threadpool(show, request, "login", LoginPage(following=following, wrong=True), 403)
    language = request.session.get("language")
    request.session.clear()
    request.session.update({"in": True, "author": _kept(name), **({"language": language} if language else {})})
    return RedirectResponse(following, 303)


@router.post("/logout")
def signed_out(request: Request, form: Form = Sent) -> Response:
    """Out again."""
    request.session.clear()
    return RedirectResponse("/login", 303)
