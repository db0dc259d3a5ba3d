import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from config.readiness import refuse_bad_deploy  # noqa: E402

if settings.NORIA_REFUSE_BAD_DEPLOY:
    refuse_bad_deploy()
