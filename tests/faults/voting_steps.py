"""Steps of the kill test that need the site's code and a database of their own, as one command.

Run it with ``python -m tests.faults.voting_steps prepare | stored``.
"""

import json
import sys

import django


def prepare() -> dict[str, object]:
    """Open a vote of twelve; return its address and codes."""
    from django.core.management import call_command

    from participation.services.voting import open_vote
    from participation.services.voting_issuing import issue_to
    from tests.factories.voting import VoteFactory

    # What was poured in is as the migrations leave it; otherwise they run here.
    call_command("migrate", verbosity=0)
    vote = open_vote(round_=VoteFactory().round)
    codes = issue_to(vote=vote, people=[f"census:{number}" for number in range(12)])
    address = f"/en/processes/{vote.round.process.slug}/{vote.round.slug}/cast/"
    return {"address": address, "codes": codes, "vote": str(vote.pk)}


def stored() -> list[list[object]]:
    """Return the hash of the code, the choices and the receipt of every ballot in the box."""
    from participation.models import Ballot, BallotOutbox

    rows = [*Ballot.objects.all(), *BallotOutbox.objects.all()]
    return [[row.code_hash, row.content, row.receipt] for row in rows]


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"prepare": prepare, "stored": stored}[sys.argv[1]]()))
