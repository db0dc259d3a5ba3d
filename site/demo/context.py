from django.http import HttpRequest


def demo(_request: HttpRequest) -> dict[str, bool]:
    """Tell templates that this is the demo, so that they offer its door."""
    return {"is_demo": True}
