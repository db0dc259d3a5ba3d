"""The tests' settings without the tests' own guards, for a site in a process of its own."""

from config.settings.test import *

MIDDLEWARE.remove("zeal.middleware.zeal_middleware")
INSTALLED_APPS.remove("zeal")
