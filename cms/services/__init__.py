from .site import setup_site

__all__ = ["setup_site"]
