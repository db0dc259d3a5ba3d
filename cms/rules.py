"""Who may do what with pages, beyond what Wagtail asks its groups."""

from functools import cached_property
from typing import Any

import rules
from wagtail.models import Page, PagePermissionTester

from cms.queries.rights import language_groups_of
from cms.queries.translations import is_translation, original_of
from people import roles
from people.models import User
from people.rules import Visitor, has_role, is_administrator, is_oneself

rules.add_perm("cms.see_rights", is_administrator)
# As with roles: nobody widens their own rights.
rules.add_perm("cms.give_rights", is_administrator & ~is_oneself)


@rules.predicate
def edits(user: Visitor, event: Any) -> bool:
    """Be allowed to change the event's page: an editor of another section is not."""
    return bool(event.permissions_for_user(user).can_edit())


@rules.predicate
def organises_there(user: Visitor, event: Any) -> bool:
    """Live in the event's territory or in one around it: organisers elsewhere see no list.

    An event without a territory is its editors' business alone.
    """
    around = getattr(user, "territory", None)
    return around is not None and around.contains(event.territory)


rules.add_perm(
    "cms.see_registrations",
    is_administrator | has_role(roles.EDITOR) & edits | has_role(roles.ORGANISER) & organises_there,
)


class SitePagePermissionTester(PagePermissionTester):
    """Wagtail's answers, narrowed for those who may only translate.

    The rights a language gives count on translations and stand-ins, never on originals, and they
    are to translate and publish: not to delete, move, copy or close a page. Nobody publishes a
    translation before its original.
    """

    permissions: set[str]

    def __init__(self, user: User, page: Page) -> None:
        super().__init__(user, page)
        self.translates_only = False
        languages = language_groups_of(user)
        if languages and not user.is_superuser and user.is_active:
            self._leave_originals_alone(languages)

    def _leave_originals_alone(self, languages: frozenset[int]) -> None:
        own = {
            right.permission.codename.rsplit("_", maxsplit=1)[0]
            for right in self.permission_policy.get_cached_permissions_for_user(self.user)
            if right.group_id not in languages and self.page.path.startswith(right.page.path)
        }
        if own == self.permissions:
            return
        if is_translation(self.page):
            self.translates_only = "change" not in own
        else:
            self.permissions = own

    @cached_property
    def _waits_for_its_original(self) -> bool:
        original = None if self.page.alias_of_id else original_of(self.page)
        if original is None:
            return False
        held_back = getattr(original.specific_deferred, "all_languages", False)
        return not original.live or (held_back and original.has_unpublished_changes)

    def can_publish(self) -> bool:
        return super().can_publish() and not self._waits_for_its_original

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not self.translates_only and super().can_delete(ignore_bulk=ignore_bulk)

    def can_copy(self) -> bool:
        return not self.translates_only and super().can_copy()

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        return not self.translates_only and super().can_copy_to(destination, recursive)

    def can_set_view_restrictions(self) -> bool:
        return not self.translates_only and super().can_publish()

    def can_reorder_children(self) -> bool:
        return not self.translates_only and super().can_reorder_children()

    def can_stop_translating(self) -> bool:
        """Say whether one may cut a page loose from its original, or make it a stand-in again."""
        return not self.translates_only and self.can_edit() and super().can_publish()
