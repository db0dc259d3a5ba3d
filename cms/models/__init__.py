from .base import SitePage
from .contact import ContactMessage
from .editing import BrokenLink, GlossaryTerm, PublishedWarnings
from .events import EventIndexPage, EventPage
from .faq import FaqPage
from .home import HomePage
from .labs import LabPage
from .library import LibraryItem
from .library_index import LibraryIndexPage
from .media import SiteDocument, SiteImage, SiteRendition
from .news import NewsIndexPage, NewsPage
from .occurrences import Occurrence, Places
from .partner_index import PartnerIndexPage
from .partners import Partner
from .project import ProjectPage
from .registrations import Registration
from .reviewing import SecondPersonTask, TranslationCheckTask
from .search import Freshness, SearchEntry, SearchWord
from .sections import CountryPage
from .standard import StandardPage
from .themes import Theme

__all__ = [
    "BrokenLink",
    "ContactMessage",
    "CountryPage",
    "EventIndexPage",
    "EventPage",
    "FaqPage",
    "Freshness",
    "GlossaryTerm",
    "HomePage",
    "LabPage",
    "LibraryIndexPage",
    "LibraryItem",
    "NewsIndexPage",
    "NewsPage",
    "Occurrence",
    "Partner",
    "PartnerIndexPage",
    "Places",
    "ProjectPage",
    "PublishedWarnings",
    "Registration",
    "SearchEntry",
    "SearchWord",
    "SecondPersonTask",
    "SiteDocument",
    "SiteImage",
    "SitePage",
    "SiteRendition",
    "StandardPage",
    "Theme",
    "TranslationCheckTask",
]
