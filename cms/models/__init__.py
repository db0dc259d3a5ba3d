from .base import SitePage
from .events import EventIndexPage, EventPage
from .home import HomePage
from .labs import LabPage
from .library import LibraryIndexPage, LibraryItem
from .media import SiteDocument, SiteImage, SiteRendition
from .news import NewsIndexPage, NewsPage
from .partners import Partner
from .project import ProjectPage
from .search import Freshness, SearchEntry, SearchWord
from .standard import StandardPage
from .themes import Theme

__all__ = [
    "EventIndexPage",
    "EventPage",
    "Freshness",
    "HomePage",
    "LabPage",
    "LibraryIndexPage",
    "LibraryItem",
    "NewsIndexPage",
    "NewsPage",
    "Partner",
    "ProjectPage",
    "SearchEntry",
    "SearchWord",
    "SiteDocument",
    "SiteImage",
    "SitePage",
    "SiteRendition",
    "StandardPage",
    "Theme",
]
