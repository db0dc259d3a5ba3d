"""Stop reading a request that is too large, before it fills the disk it is kept on meanwhile."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]


def bounded(application: Application, largest: int) -> Application:
    """Wrap an ASGI application: of a body, it receives at most `largest` bytes.

    A larger one ends there, whatever its head has promised, and the scope says so in `noria.cut`:
    the middleware of that name answers with the page for it.
    """

    async def bounded_application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        left = -1 if _says_more_than(largest, scope) else largest

        async def receive_bounded() -> Message:
            nonlocal left
            if scope.get("noria.cut"):
                return await _until_gone(receive)
            message: Message = {"type": "http.request"} if left < 0 else await receive()
            left -= len(message.get("body", b""))
            if left < 0 and message["type"] == "http.request":
                scope["noria.cut"] = True
                return {"type": "http.request", "body": b"", "more_body": False}
            return message

        await application(scope, receive_bounded, send)

    return bounded_application


def _says_more_than(largest: int, scope: dict[str, Any]) -> bool:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    return not said.isdigit() or int(said) > largest


async def _until_gone(receive: Receive) -> Message:
    """Wait for the sender to leave, and drop whatever else arrives: nobody asked for it."""
    while (message := await receive())["type"] == "http.request":
        pass
    return message
