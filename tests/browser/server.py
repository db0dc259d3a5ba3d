"""The site on a real socket, over the test's own database."""

import socket
import threading
import time

import uvicorn
from django.conf import settings
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler

from config.asgi import application


class Server:
    """uvicorn in a thread: pages, static files and live sockets on a free port of 127.0.0.1."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                with_static_files,
                ws="websockets-sansio",
                ws_per_message_deflate=False,
                lifespan="off",
                log_level="warning",
            )
        )
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )

    def start(self) -> None:
        # The sockets' gate holds this very list.
        settings.LIVE_ORIGINS.append(self.address)
        self._thread.start()
        for _ in range(200):
            if self._server.started:
                return
            time.sleep(0.05)
        raise RuntimeError("The server for the browser did not start within 10 s.")

    def stop(self) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(timeout=10)


async def with_static_files(scope, receive, send):
    """Serve static files from where they lie, hand everything else to the site."""
    handler = ASGIStaticFilesHandler(application) if scope["type"] == "http" else application
    await handler(scope, receive, send)
