"""The files that pages load, each under an address that changes with its content, so that browsers may keep it."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from importlib import resources

from starlette.responses import Response

from menurut.serving.refusing import RefusedError
from menurut.views.site import report_assets

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"
SIGNS = 10  # of the hash, in an address


@functools.cache
def files() -> Mapping[str, bytes]:
    """Every file by its name: those of this room, of the libraries, and of the report."""
    folder = resources.files("menurut.web").joinpath("static")
    ours = [file for file in folder.iterdir() if file.is_file()]
    libraries = [file for file in folder.joinpath("vendor").iterdir() if file.name.rpartition(".")[2] in TYPES]
    report = {name: text.encode() for name, text in report_assets().items()}
    return report | {file.name: file.read_bytes() for file in (*ours, *libraries)}


@functools.cache
def addresses() -> dict[str, str]:
    """The address of each file, by its name."""
    return {name: f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:SIGNS]}" for name, data in files().items()}


def asset(name: str) -> Response:
    """A file, by its name. RefusedError where there is none; nothing else of this machine can be asked for."""
    data = files().get(name)
    if data is None:
        raise RefusedError(404, "page", "no such file")
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(data, media_type=kind, headers={"Cache-Control": FOR_EVER})
