from tests.permissions.samples import sample


@sample
def home_page(_world):
    """The address of a Wagtail page is one argument without a name: empty for the home page."""
    return {"0": ""}


@sample
def short_code(_world):
    return {"code": "noria7"}


@sample
def stylesheet(_world):
    return {"digest": "0123abcd"}


@sample
def any_path(_world):
    return {"_rest": "confirm/x/y/"}
