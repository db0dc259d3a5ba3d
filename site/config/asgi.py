"""How servers reach the site: pages over HTTP, live sessions over sockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import OriginValidator
from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

# Loads the apps, so it must come before anything that imports a model.
http = get_asgi_application()

from config.bodies import bounded  # noqa: E402
from config.readiness import refuse_bad_deploy  # noqa: E402
from workflows.live.routing import websocket_urlpatterns  # noqa: E402

if settings.NORIA_REFUSE_BAD_DEPLOY:
    refuse_bad_deploy()

# Whole origins, scheme and port included: a page on another port of this machine is a stranger.
sockets = OriginValidator(URLRouter(websocket_urlpatterns), settings.LIVE_ORIGINS)

application = ProtocolTypeRouter(
    {"http": bounded(http, settings.NORIA_LARGEST_REQUEST), "websocket": sockets}
)
