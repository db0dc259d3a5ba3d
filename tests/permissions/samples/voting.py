from participation.services.voting import close_round, publish_result
from tests.factories.participation import ProcessFactory
from tests.factories.voting import VoteFactory, filled, time_is_over
from tests.permissions.samples import sample


def _vote_in_town(world):
    process = ProcessFactory(territory=world.town)
    process.organisers.add(world["organiser"])
    return VoteFactory(round__process=process)


def _address(vote):
    return {"process": vote.round.process.slug, "round": vote.round.slug}


@sample
def open_vote(world):
    return _address(_vote_in_town(world))


@sample
def finished_vote(world):
    """A vote of three ballots: so few that only those who answer for it may read them."""
    vote = _vote_in_town(world)
    filled(vote, ["bench"], ["clinic"], ["garden"])
    time_is_over(vote)
    close_round(round_=vote.round)
    publish_result(round_=vote.round)
    return {**_address(vote), "name": "ballots.pb"}
