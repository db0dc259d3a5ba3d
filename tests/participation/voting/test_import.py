import json
from pathlib import Path

from participation.models import CountedBallot, RollEntry, VoteDesign
from participation.queries.voting_files import FILES
from participation.services.voting_import import import_pabulib
from participation.voting import pabulib, recount
from tests.factories.voting import VoteRoundFactory

ROOT = Path(__file__).parents[3]
FILE = pabulib.read((ROOT / "site/demo/data/toulouse_2022_1.pb").read_text())
EXPECTED = json.loads((ROOT / "tests/fixtures/pb/greedy_skip.json").read_text())["toulouse_2022_1"]


def test_the_real_ballots_of_toulouse_have_the_real_winners():
    round_ = VoteRoundFactory(closed=True)

    result = import_pabulib(round_=round_, file=FILE, language="fr")

    assert result.winners == EXPECTED["winners"]
    assert result.closing.votes == EXPECTED["votes"]
    assert result.publication == "full"
    assert CountedBallot.objects.count() == RollEntry.objects.count() == 972
    vote = VoteDesign.objects.get(round=round_)
    found = recount.recount(FILES["ballots.pb"](vote))
    assert (found["problems"], set(found["winners"])) == ([], set(EXPECTED["winners"]))

    assert import_pabulib(round_=round_, file=FILE, language="fr") == result
    assert CountedBallot.objects.count() == 972
