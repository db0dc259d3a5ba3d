"""The demo: the whole story on one machine, no debug pages, reachable from this machine only."""

from config.private_postgres import database
from config.refusals import refuse_on_a_production_machine

from .base import *

refuse_on_a_production_machine(env.ENVIRON)

SECRET_KEY = env("SECRET_KEY", default="demo-key-of-no-value-outside-this-machine-0123456789")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.list("HOST", default=[])]
if env("HOST", default="127.0.0.1") != "127.0.0.1":
    # Opened to other machines: phones must not be sent to the facilitator's own "127.0.0.1".
    JOIN_ADDRESS = f"http://{env('HOST')}:{env.int('PORT', default=8000)}"
LIVE_ORIGINS = [f"http://{host}:{env.int('PORT', default=8000)}" for host in ALLOWED_HOSTS]
# What mails link to is this very demo.
HERE = f"http://{env('HOST', default='127.0.0.1')}:{env.int('PORT', default=8000)}"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default=HERE)
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
INSTALLED_APPS += ["demo"]
NORIA_DEMO = True
NORIA_STAFF_SECOND_FACTOR = False
# Everybody comes from this one machine.
ACCOUNT_RATE_LIMITS["join"] = "200/d/ip"

DATABASES = {"default": guarded(database(env, VAR_DIR))}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
