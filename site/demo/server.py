import uvicorn
from django.conf import settings

LARGEST_FRAME = 64 * 1024
WAITING_CONNECTIONS = 4096


def serve(*, host: str, port: int) -> None:
    """Serve the site in the foreground, sockets too, until the process is told to stop."""
    names = {host, "localhost", "127.0.0.1"}
    settings.LIVE_ORIGINS += [f"http://{name}:{port}" for name in sorted(names)]
    uvicorn.run(
        "config.asgi:application",
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_FRAME,
        backlog=WAITING_CONNECTIONS,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
