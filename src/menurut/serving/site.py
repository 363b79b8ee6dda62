"""All that a request needs: the ledger, what is being added to it, who may come in, and the settings."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from menurut.ledger import Ledger
from menurut.serving.access import Access
from menurut.serving.jobs import Jobs
from menurut.serving.keeping import Kept
from menurut.settings import Serving


@dataclass(frozen=True, slots=True)
class Site:
    """One server."""

    ledger: Ledger
    jobs: Jobs
    access: Access
    settings: Serving
    kept: Kept


def site_of(request: Request) -> Site:
    """The server that a request is made to."""
    site: Site = request.app.state.site
    return site
