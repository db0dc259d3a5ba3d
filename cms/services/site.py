"""What a new site needs before an editor can write its first page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from cms.models import HomePage
from cms.queries.rights import language_group
from people import roles

from .languages import stand_in
from .workflow import setup_workflow

#: What Wagtail calls a site before anybody names it.
UNNAMED = "localhost"
UNNAMED_SHELF = "Root"
EDITORS = (roles.EDITOR, roles.ADMINISTRATOR)
PAGE_RIGHTS = (
    "add_page",
    "change_page",
    "publish_page",
    "bulk_delete_page",
    "lock_page",
    "unlock_page",
)
# Wagtail asks for the rights of its own models, whatever models a site puts in their place.
FILE_APPS = ("wagtailimages", "wagtaildocs")
FILE_RIGHTS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
# Addresses that have moved are looked after by those who look after pages.
SNIPPETS = ("partner", "theme", "glossaryterm", "redirect")
SNIPPET_RIGHTS = tuple(
    f"{verb}_{snippet}" for verb in ("add", "change", "delete") for snippet in SNIPPETS
)
# How pages go out is the business of those who run the site, not of those who write.
WORKFLOW_RIGHTS = tuple(
    f"{verb}_{thing}" for verb in ("add", "change", "delete") for thing in ("workflow", "task")
)
MESSAGE_RIGHTS = ("view_contactmessage", "delete_contactmessage")


@transaction.atomic
def setup_site() -> HomePage:
    """Make the languages, a home page in each and the rights of editors and translators.

    Idempotent: what exists is kept, what is missing is added. Returns the home page in the site's
    own language.
    """
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    home = HomePage.objects.filter(locale=Locale.get_default()).first() or _make_home()
    _say_where()
    _name_the_shelf()
    stand_in(home)
    _let_editors_edit()
    _let_translators_translate()
    _let_section_editors_in()
    setup_workflow(settings.LANGUAGE_CODE)
    return home


def _make_home() -> HomePage:
    """Put the home page at the top of the tree, in place of Wagtail's own welcome page."""
    root = Page.get_first_root_node()
    with override(settings.LANGUAGE_CODE):
        home = HomePage(
            title=settings.WAGTAIL_SITE_NAME,
            slug="start",
            heading=gettext("An idea goes up, a service comes down"),
            introduction=gettext("Propose, discuss, vote on and make public services together."),
            locale=Locale.get_default(),
        )
    root.add_child(instance=home)
    home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"site_name": settings.WAGTAIL_SITE_NAME, "root_page": home},
    )
    for welcome in root.get_children().filter(slug="home").exclude(pk=home.pk):
        if not welcome.get_children().exists():
            welcome.specific.delete()
    return HomePage.objects.get(pk=home.pk)


def _say_where() -> None:
    """Give the site the address it is known under: citations and open data name it.

    An address an administrator has given it stays; Wagtail's own beginning is no such address.
    """
    known = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = known.port or (443 if known.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True, hostname=UNNAMED, port=80).update(
        hostname=known.hostname or UNNAMED, port=port
    )
    Site.clear_site_root_paths_cache()


def _name_the_shelf() -> None:
    """Name the collection that holds all others; Wagtail's name for it says nothing to editors."""
    with override(settings.LANGUAGE_CODE):
        Collection.objects.filter(depth=1, name=UNNAMED_SHELF).update(name=gettext("All files"))


def _let_editors_edit() -> None:
    for role in EDITORS:
        group = Group.objects.get(name=role)
        for home in HomePage.objects.all():
            _grant_pages(group, home, PAGE_RIGHTS)
        _grant_files(group, FILE_RIGHTS)
        _grant(group, "access_admin", "submit_translation", *SNIPPET_RIGHTS, *MESSAGE_RIGHTS)
    ways = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=WORKFLOW_RIGHTS
    )
    Group.objects.get(name=roles.ADMINISTRATOR).permissions.add(*ways)


def _let_translators_translate() -> None:
    """Give each language its two groups: those who translate, and those who publish as well.

    The role itself only opens the door; which languages a translator has, an administrator says.
    What the groups may on originals, `cms.rules` takes away.
    """
    role = Group.objects.get(name=roles.TRANSLATOR)
    GroupPagePermission.objects.filter(group=role).delete()
    for home in HomePage.objects.select_related("locale"):
        code = home.locale.language_code
        for publish in (False, True):
            name = language_group(code, publish=publish)
            group, _made = Group.objects.get_or_create(name=name)
            _grant_pages(group, home, ("publish_page",) if publish else ("change_page",))
    _grant_files(role, ("choose_image", "choose_document"))
    _grant(role, "access_admin", "submit_translation")


def _let_section_editors_in() -> None:
    """Open the door to section editors; each section gives its own rights when it is made."""
    role = Group.objects.get(name=roles.SECTION_EDITOR)
    _grant_files(role, ("choose_image", "choose_document"))
    _grant(role, "access_admin", "submit_translation")


def _grant_pages(group: Group, page: Page, names: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=names
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _grant_files(group: Group, names: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=FILE_APPS, codename__in=names
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _grant(group: Group, *names: str) -> None:
    group.permissions.add(*Permission.objects.filter(codename__in=names))
