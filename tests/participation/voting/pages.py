"""A voter's pages, read as a browser reads them."""

from bs4 import BeautifulSoup

from participation.models import VoteDesign
from participation.services.voting import close_round, publish_result
from tests.factories.voting import filled, time_is_over


def url(vote, tail="", lang="en"):
    round_ = vote.round
    return f"/{lang}/processes/{round_.process.slug}/{round_.slug}/{tail}"


def soup(response):
    return BeautifulSoup(response.text, "html.parser")


def form_key(client, vote):
    return soup(client.get(url(vote, "vote/"))).find("input", {"name": "form_key"})["value"]


def ask(client, vote, key=None):
    return client.post(url(vote, "vote/"), {"form_key": key or form_key(client, vote)})


def code_on(response):
    return soup(response).find("code", {"data-code": True}).text


def finished(vote, *ballots):
    filled(vote, *ballots)
    time_is_over(vote)
    close_round(round_=vote.round)
    publish_result(round_=vote.round)
    return VoteDesign.objects.select_related("round__process").get(pk=vote.pk)
