"""Objects behind the URLs of the permission table.

Each area has a module here. A function marked ``@sample`` builds what a URL needs and returns the
URL's arguments; ``world`` holds one person of each role (``world["facilitator"]``), ``world.town``
and ``world.other_town``. More keys may be returned than the URL takes: a row's ``data`` may use
them in braces, as in ``data={"parent": "{comment}"}``.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.permissions.notation import Sample

SAMPLES: dict[str, Sample] = {}


def sample(build: Sample) -> Sample:
    """Register a sample under its function's name."""
    assert build.__name__ not in SAMPLES, f"two samples are called {build.__name__}"
    SAMPLES[build.__name__] = build
    return build


for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
