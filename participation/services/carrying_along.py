"""What goes along with a proposal into the next round: files, answers, languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from common.ids import new_uuid
from participation.models import Attachment, Proposal, Round, Translation
from participation.queries.carrying import Matching, matching
from participation.queries.questions import searchable_words

# A file is stored once; as long as a row names it, it stays.
SHARED = ("sender_id", "kind", "name", "alternative", "size", "width", "height", "digest")


@dataclass
class Luggage:
    """What came with some proposals of a round, and what of it the next one takes."""

    questions: Matching
    files: Mapping[UUID, Attachment]
    translations: Mapping[int, list[Translation]]
    copies: list[Attachment] = field(default_factory=list)

    def words(self, original: Proposal) -> dict[str, Any]:
        """Return what a proposal says in the next round, with its files under keys of their own."""
        known = [self.files[key] for key in original.attached if key in self.files]
        return {
            **original.content(),
            "extras": self.questions.kept(original.extras),
            "attached": [self._copy(one) for one in known],
        }

    def unpack(self, carried: Sequence[Proposal]) -> dict[int, list[str]]:
        """Store files and translations with the new proposals; return what else they are found by.

        Two queries for all of them.
        """
        owner = {key: one for one in carried for key in one.attached}
        for copy in self.copies:
            copy.proposal = owner[copy.key]
        Attachment.objects.bulk_create(self.copies)
        said = {one.pk: self._translations(one) for one in carried}
        Translation.objects.bulk_create(row for rows in said.values() for row in rows)
        asked = self.questions.asked
        return {
            one.pk: [
                *searchable_words(asked, one.extras),
                *(part for row in said[one.pk] for part in (row.title, row.text)),
            ]
            for one in carried
        }

    def _copy(self, file: Attachment) -> UUID:
        key = new_uuid()
        answers = self.questions.asks_for(file.question)
        facts = {name: getattr(file, name) for name in SHARED}
        question = file.question if answers else ""
        self.copies.append(Attachment(key=key, file=file.file.name, question=question, **facts))
        return key

    def _translations(self, carried: Proposal) -> list[Translation]:
        """Say the new proposal in the languages people said the old one in."""
        original = carried.carried_from
        return [
            Translation(
                proposal=carried,
                author_id=one.author_id,
                language=one.language,
                title=one.title,
                text=one.text,
                at=one.at,
                # One that was behind stays so.
                of_version=int(original is not None and one.of_version >= original.version),
            )
            for one in self.translations.get(carried.carried_from_id or 0, [])
        ]


def pack(originals: Sequence[Proposal], into: Round) -> Luggage:
    """Gather what came with proposals of one round. Three queries for all of them."""
    wanted = {key for one in originals for key in one.attached}
    files = {one.key: one for one in Attachment.objects.filter(key__in=wanted)}
    said: dict[int, list[Translation]] = {}
    visible = Translation.objects.filter(
        proposal__in=[one.pk for one in originals], status=Translation.Status.VISIBLE
    )
    for one in visible.order_by("pk"):
        said.setdefault(one.proposal_id or 0, []).append(one)
    source = originals[0].round if originals else into
    return Luggage(matching(source, into), files, said)
