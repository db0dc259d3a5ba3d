"""How servers reach the site: pages over HTTP, live sessions over sockets."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

# Loads the apps, so it must come before anything that imports a model.
http = get_asgi_application()

application = ProtocolTypeRouter({"http": http})
