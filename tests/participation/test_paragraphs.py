"""One paragraph of a proposal is suggested otherwise; the rest stays as it stood."""

import pytest

from common.paragraphs import paragraphs, with_paragraph
from participation.models import Amendment
from participation.services.proposals import edit_proposal, publish_proposal
from tests.factories.participation import RoundFactory
from tests.factories.people import UserFactory

TEXT = "A garden.\n\nWith <b>trees</b>.\r\nFor all."


@pytest.fixture
def proposal():
    words = {"language": "en", "title": "A garden", "text": TEXT}
    return publish_proposal(round_=RoundFactory(), author=UserFactory(), **words)


def suggest(proposal):
    return f"/en{proposal.url('suggest')[3:]}"


def test_a_text_falls_into_paragraphs_and_one_of_them_changes():
    assert paragraphs(TEXT) == ["A garden.", "With <b>trees</b>.", "For all."]
    assert with_paragraph(TEXT, 2, " With bees. ") == "A garden.\n\nWith bees.\nFor all."
    assert with_paragraph(TEXT, 3, "") == "A garden.\n\nWith <b>trees</b>."
    for number in (0, 4):
        with pytest.raises(IndexError):
            with_paragraph(TEXT, number, "No")


def test_one_paragraph_alone_is_suggested_over_the_version_that_was_read(client, proposal):
    client.force_login(UserFactory())
    page = client.get(suggest(proposal)).text
    assert "?paragraph=3" in page
    assert "With &lt;b&gt;trees" in page
    form = client.get(suggest(proposal), {"paragraph": 2}).context["form"]
    assert (form["text"].value(), "title" in form.fields) == ("With <b>trees</b>.", False)
    sent = {name: form[name].value() for name in form.fields} | {"reason": "Shade is there."}
    edit_proposal(proposal=proposal, author=proposal.author, text=f"First.\n{TEXT}")

    answer = client.post(suggest(proposal), sent | {"text": "With bees.", "seen": 1})
    amendment = Amendment.objects.get()
    assert answer["Location"] == amendment.get_absolute_url()
    assert (amendment.title, amendment.base_version) == ("A garden", 1)
    assert amendment.text == "A garden.\n\nWith bees.\nFor all."


def test_nonsense_is_refused_and_what_was_typed_stays(client, proposal):
    client.force_login(UserFactory())
    assert "title" in client.get(suggest(proposal), {"paragraph": "x"}).context["form"].fields
    for sent, said in (
        ({"paragraph": 9, "text": "Typed", "reason": "Why."}, "There is no such paragraph."),
        ({"paragraph": 1, "text": "Typed", "reason": ""}, "This field is required."),
        ({"paragraph": 1, "text": "A garden.", "reason": "Why."}, "Nothing is changed."),
    ):
        answer = client.post(suggest(proposal), {"seen": 1} | sent)
        assert answer.status_code in {409, 422}
        assert said in answer.text
        assert sent["text"] in answer.text
    client.force_login(proposal.author)
    assert client.post(suggest(proposal), {"paragraph": 1, "text": "Mine"}).status_code != 302
    assert not Amendment.objects.exists()
