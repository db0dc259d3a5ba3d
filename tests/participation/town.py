"""A town with one of each thing that people write, each with a mark, and who may read it."""

from django.core.management import call_command
from django.urls import reverse

from participation.models import Review, Watch
from participation.services import care
from participation.services.amendments import suggest_amendment
from participation.services.answers import decide_answer
from participation.services.comments import post_comment
from participation.services.invitations import invite
from participation.services.opinions import add_statement
from participation.services.proposals import publish_proposal
from participation.services.review_notes import write_note
from participation.services.reviews import assign, write_criterion, write_review
from participation.services.translations import translate
from people.services import notices
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.permissions.roles import World

STATEMENT = {
    "kind": "hide",
    "reason": "insult",
    "ground": "rules",
    "clause": "Rule 3: be kind.",
    "facts": "It calls somebody names.",
}
HIDDEN = ["proposal", "comment", "statement", "translation", "amendment"]


def marked(kind):
    return f"jardin qzmark{kind}"


class Town(World):
    """An open round, and in it one of each thing that is hidden.

    Everybody of the table is a stranger to them; four people of their own are not.
    """

    def __init__(self):
        super().__init__()
        self.author, self.invited = UserFactory(territory=self.town), UserFactory()
        self.watching, self.judge = UserFactory(moderator=True), UserFactory(evaluator=True)
        self.organiser = UserFactory(organiser=True)
        for language in ("en", "es"):
            Watch.objects.create(person=self.watching, territory=self.town, language=language)
        self.round, self.talk = self._round("proposals"), self._round("comments")
        self.open = self._propose(self.round, "jardin open")
        by = {"round_": self.round, "organiser": self.organiser, "note": "Asked for."}
        write_criterion(**by, name_en="Need", weight=2, language="en")
        for person in (self["citizen"], self["organiser"]):
            notices.follow(person=person, thing=f"process:{self.round.process_id}")
            notices.follow(person=person, thing=f"proposal:{self.open.pk}")

    def write_everything(self, *, hidden=True):
        """Put a mark in each thing; hidden, only a few people may read them."""
        self.things = [*self._moderated()]
        self.cases = [self._case(thing, hidden=hidden) for thing in self.things]
        self.draft = ProposalFactory(
            draft=True,
            round=self.round,
            author=self.author,
            title=marked("draft"),
            text=marked("draft"),
        )
        self.secret = self._by_invitation()
        decide_answer(
            proposal=self.open,
            organiser=self.organiser,
            verdict="feasible",
            reason=marked("answer"),
            language="en",
        )
        self.review = self._reviewed()
        call_command("update_index", verbosity=0)

    def places(self):
        """Give what stands in the addresses of all of it."""
        for proposal in (self.draft, self.secret, self.things[0], self.open):
            round_ = proposal.round
            keys = {"process": round_.process.slug, "round": round_.slug, "pk": proposal.pk}
            yield keys
            yield {"kind": "proposal", "pk": proposal.pk}
        yield keys | {"comment": self.things[1].pk}
        yield keys | {"amendment": self.things[4].pk}
        yield {"process": self.talk.process.slug, "round": self.talk.slug}
        yield {
            "process": self.round.process.slug,
            "round": self.round.slug,
            "review": self.review.pk,
            "criterion": self.round.criteria.get().pk,
            "proposal": self.open.pk,
        }
        yield {"pk": self.review.pk}
        yield {"kind": "process", "pk": self.secret.round.process_id}
        for thing in self.things:
            yield {"kind": type(thing).__name__.lower(), "pk": thing.pk}
        case = self.cases[0]
        yield {"pk": case.pk}
        yield from ({"pk": decision.pk} for decision in case.decisions.all())

    def who_reads(self):
        """Say who reads which marks, and where."""
        yield self.author, self.draft.url("preview"), ["draft"]
        yield self.organiser, self.open.url("answer"), ["answer"]
        yield self.invited, self.secret.get_absolute_url(), ["process", "invitation"]
        desk = reverse("reviews:review", args=[self.review.pk])
        yield self.judge, desk, ["remark", "note", "aside"]
        where = [self.round.process.slug, self.round.slug, self.open.pk]
        room = reverse("participation:room-proposal-reviews", args=where)
        yield self.organiser, room, ["aside"]
        for kind, case in zip(HIDDEN, self.cases, strict=True):
            yield self.watching, reverse("care:case", args=[case.pk]), [kind]

    def _round(self, kind, **process):
        process = ProcessFactory(territory=self.town, **process)
        process.organisers.add(self.organiser)
        return RoundFactory(process=process, kind=kind)

    def _propose(self, round_, title):
        words = {"title": title, "text": title, "language": "en"}
        return publish_proposal(round_=round_, author=self.author, **words)

    def _moderated(self):
        english = {"author": self.author, "language": "en"}
        yield self._propose(self.round, marked("proposal"))
        yield post_comment(proposal=self.open, text=marked("comment"), stance="for", **english)
        yield add_statement(round_=self.talk, text=marked("statement"), **english)
        words = {"title": marked("translation"), "text": marked("translation")}
        yield translate(original=self.open, translator=self.author, language="es", **words)
        words = {"title": marked("amendment"), "text": marked("amendment"), "reason": "Clearer."}
        yield suggest_amendment(proposal=self.open, author=self.invited, **words)

    def _case(self, thing, *, hidden):
        case = care.report(
            thing=thing, person=None, reason="insult", details="!", language="fr"
        ).case
        if hidden:
            care.decide(case=case, moderator=self.watching, **STATEMENT)
        return case

    def _by_invitation(self):
        round_ = self._round("proposals", access="invitation", title=marked("process"))
        invite(process=round_.process, organiser=self.organiser, people=[self.invited])
        return self._propose(round_, marked("invitation"))

    def _reviewed(self):
        assign(
            round_=self.round,
            organiser=self.organiser,
            evaluators=[self.judge],
            proposal=self.open,
        )
        review = Review.objects.get()
        write_note(proposal=self.open, author=self.judge, text=marked("aside"))
        kept = {"points": {}, "remark": marked("remark"), "note": marked("note"), "finish": False}
        return write_review(review=review, evaluator=self.judge, **kept)
