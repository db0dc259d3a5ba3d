"""The tests' settings for a server in a process of its own, on the tests' own database."""

import os

from config.settings.test import *  # noqa: F403

LIVE_ORIGINS = [os.environ["LIVE_TEST_ORIGIN"]]
