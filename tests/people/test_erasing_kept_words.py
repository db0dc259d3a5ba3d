"""What keeps its words when somebody goes, and that their name goes all the same (PRIV-02)."""

from django.utils.timezone import now

from participation.models import CoAuthor, Proposal, VoteOption
from people.models import User
from people.services.erasing import erase
from tests.factories.participation import ProposalFactory
from tests.factories.people import UserFactory
from tests.factories.voting import VoteFactory
from tests.participation.voting.pages import url

NAME = "Zylphiamark"


def test_options_of_a_vote_and_what_was_written_together_stay_without_the_name(client):
    person = UserFactory(pseudonym=NAME)
    alone, together = (ProposalFactory(author=person, text="Zqx shade.") for _one in range(2))
    CoAuthor.objects.create(
        proposal=together, person=UserFactory(pseudonym="Badr"), invited_at=now(), joined_at=now()
    )
    vote = VoteFactory()
    words = {"en": {"title": "Zqx bench", "text": "Zqx shade."}}
    VoteOption.objects.filter(vote=vote, key="bench").update(proposal=alone, texts=words)
    assert NAME in client.get(f"/en{together.get_absolute_url()[3:]}").text

    erase(person=person, words=True)

    # The papers of a vote are hashed and final: of them only the words stay.
    assert VoteOption.objects.get(vote=vote, key="bench").texts == words
    ballot = client.get(url(vote)).text
    assert "Zqx bench" in ballot
    assert NAME not in ballot
    assert Proposal.objects.get(pk=alone.pk).text == ""
    # What others wrote along is theirs as well.
    page = client.get(f"/en{together.get_absolute_url()[3:]}").text
    assert "Zqx shade." in page
    assert "Badr" in page
    assert NAME not in page
    assert User.objects.get(pk=person.pk).erased_at
