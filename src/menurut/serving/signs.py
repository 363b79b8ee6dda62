"""Which signs may stand in an address: databases know no text with the sign of number 0, so nothing is found by it."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from menurut.serving.refusing import RefusedError, refuse


class Signs:
    """Refuses a request whose address has the sign U+0000."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and ("\0" in scope["path"] or b"%00" in scope["query_string"]):
            refusal = RefusedError(400, "request", "the address has the sign U+0000, which no text has; take it out")
            await refuse(refusal, scope, receive, send)
            return
        await self.app(scope, receive, send)
