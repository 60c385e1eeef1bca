"""HTTP connections that do not wait for ever: a client must send the head of a request in time."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol


def punctual(seconds: float) -> type[H11Protocol]:
    """uvicorn's protocol, with `seconds` for the head of each request.

    uvicorn itself only times the pause between two requests; a client that sends a byte a minute would hold its
    place for ever. How long a body may take is the application's to say.
    """

    class Punctual(H11Protocol):
        _late: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._late = self.loop.call_later(seconds, transport.close)

        def data_received(self, data: bytes) -> None:
            if self._late is None and self._is_idle():
                self._late = self.loop.call_later(seconds, self.transport.close)
            super().data_received(data)
            if not self._is_idle():
                self._stop_the_clock()

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop_the_clock()
            super().connection_lost(exc)

        def _is_idle(self) -> bool:
            """Whether no request is being answered: its head has not come whole."""
            return self.cycle is None or self.cycle.response_complete

        def _stop_the_clock(self) -> None:
            if self._late is not None:
                self._late.cancel()
                self._late = None

    return Punctual
