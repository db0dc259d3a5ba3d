from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.paginator import Paginator

from tests.common.payloads import HOSTILE
from tests.common.rendering import render


class SampleForm(forms.Form):
    title = forms.CharField(label="Title", help_text="One line.", max_length=20)
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False)
    email = forms.EmailField(label="E-mail")
    stance = forms.ChoiceField(label="Stance", choices=[("a", "A")], widget=forms.RadioSelect)
    follow = forms.BooleanField(label="Follow", required=False)


def soup(source, **context):
    return BeautifulSoup(render(source, **context), "html.parser")


EVERY_COMPONENT = [
    '<c-button variant="quiet" :value="x" :id="x" :title="x" name="{{ x }}">{{ x }}</c-button>',
    '<c-button :href="x" :title="x">{{ x }}</c-button>',
    '<c-card :href="x" :title="x" :kicker="x" :zellige="x" :id="x" :lang="x">{{ x }}</c-card>',
    '<c-card><c-slot name="meta">{{ x }}</c-slot><c-slot name="actions">{{ x }}</c-slot></c-card>',
    '<c-card href="{{ x }}" title="{{ x }}" kicker="{{ x }}" zellige="{{ x }}" />',
    '<c-badge :tone="x" :title="x">{{ x }}</c-badge>',
    '<c-dialog :id="x" :title="x">{{ x }}</c-dialog>',
    '<c-tabs :label="x"><c-slot name="tabs"><c-tab :href="x">{{ x }}</c-tab></c-slot></c-tabs>',
    '<c-pagination :next_url="x" :previous_url="x" />',
    '<c-empty :title="x">{{ x }}</c-empty>',
    '<c-progress value="1" max="2" :label="x" :words="x" />',
    '<c-lang-badge :code="x" />',
    '<c-breadcrumb><c-crumb :href="x">{{ x }}</c-crumb><c-crumb>{{ x }}</c-crumb></c-breadcrumb>',
    '<c-table :label="x"><tr><td>{{ x }}</td></tr></c-table>',
    "{% zellige x %}",
    '{% icon "heart" label=x %}',
]


@pytest.mark.parametrize("source", EVERY_COMPONENT)
def test_no_component_lets_a_hostile_text_out_of_its_place(source):
    tree = soup(source, x=HOSTILE)

    assert not tree.select("img, script:not([src^='/static/js/'])")
    for element in tree.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "autofocus"]


@pytest.mark.parametrize(
    "source",
    [
        '<c-button :href="x">go</c-button>',
        '<c-card :href="x" title="t" />',
        '<c-tab :href="x">t</c-tab>',
        '<c-crumb :href="x">t</c-crumb>',
    ],
)
def test_no_component_links_to_a_script(source):
    assert soup(source, x="javascript:boom()").a["href"] == "#"
    assert soup(source, x="/fr/live/").a["href"] == "/fr/live/"


def test_a_button_is_a_link_only_with_an_address():
    assert soup("<c-button>Vote</c-button>").button["type"] == "submit"
    assert soup('<c-button href="/fr/">Home</c-button>').a["data-variant"] == "primary"


def test_a_button_can_be_switched_off_and_on():
    assert soup('<c-button :disabled="off">Vote</c-button>', off=True).button.has_attr("disabled")
    assert not soup('<c-button :disabled="off">Vote</c-button>', off=False).button.has_attr(
        "disabled"
    )


def test_a_field_says_its_label_then_its_help_then_what_is_wrong_before_the_input():
    form = SampleForm({"title": "x" * 30})
    field = soup('<c-field :field="form.title" />', form=form)

    order = [element.name for element in field.find_all(["label", "p", "ul", "input"])]
    assert order == ["label", "p", "ul", "input"]
    assert field.input["aria-describedby"] == "id_title_helptext id_title_error"
    assert field.input["aria-invalid"] == "true"
    assert field.find(id="id_title_error").text.strip()
    assert field.label["for"] == field.input["id"]


def test_free_text_finds_its_own_direction_and_addresses_do_not():
    form = SampleForm()

    assert soup('<c-field :field="form.title" />', form=form).input["dir"] == "auto"
    assert soup('<c-field :field="form.text" />', form=form).textarea["dir"] == "auto"
    assert "dir" not in soup('<c-field :field="form.email" />', form=form).input.attrs


def test_choices_are_a_group_with_a_name():
    field = soup('<c-field :field="form.stance" />', form=SampleForm({}))

    assert field.fieldset.legend.text.strip() == "Stance"
    assert field.fieldset["aria-describedby"] == "id_stance_error"


def test_typed_text_is_kept_and_harmless():
    form = SampleForm({"title": HOSTILE, "text": HOSTILE})
    tree = soup('<c-field :field="form.title" /><c-field :field="form.text" />', form=form)

    assert tree.input["value"] == HOSTILE
    assert tree.textarea.text.strip() == HOSTILE


def test_the_summary_of_errors_links_to_each_field():
    form = SampleForm({})
    form.full_clean()
    form.add_error(None, HOSTILE)
    tree = soup('<c-form-errors :form="form" />', form=form)

    links = [a["href"] for a in tree.find_all("a")]
    assert links == ["#id_title", "#id_email", "#id_stance"]
    assert tree.div["role"] == "alert"
    assert tree.find("li").text == HOSTILE


def test_a_form_without_errors_has_no_summary():
    assert not soup('<c-form-errors :form="form" />', form=SampleForm()).div


def test_what_is_wrong_with_a_hidden_field_is_said_without_its_name():
    class Secret(forms.Form):
        began = forms.CharField(
            widget=forms.HiddenInput, error_messages={"required": "That was quick."}
        )

    told = soup('<c-form-errors :form="form" />', form=Secret({})).li
    assert told.text.strip() == "That was quick."
    assert not told.a


def test_a_whole_form_is_fields_in_order_and_a_summary():
    tree = soup("{{ form }}", form=SampleForm({}))

    assert len(tree.select(".field")) == 5
    assert tree.select_one(".form-errors")


def test_a_list_without_other_pages_has_no_pagination():
    page = Paginator([1], 10).get_page(1)

    assert not soup('<c-pagination :page="page" />', page=page).nav
    assert not soup("<c-pagination />").nav


def test_pages_keep_the_filters_in_the_address():
    page = Paginator(range(30), 10).get_page(2)
    tree = BeautifulSoup(
        render('<c-pagination :page="page" />', path="/fr/?theme=care&page=2", page=page),
        "html.parser",
    )

    assert [a["href"] for a in tree.find_all("a")] == ["?theme=care&page=1", "?theme=care&page=3"]


def test_a_moment_carries_its_zone():
    moment = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
    time = soup('<c-time :moment="m" />', m=moment).time

    assert time["datetime"] == "2026-03-28T22:30:00+00:00"
    assert not soup('<c-time :moment="m" />', m=None).time


def test_a_language_is_called_by_its_own_name():
    assert soup('<c-lang-badge code="ar" />').span.text == "العربيّة"
    assert soup('<c-lang-badge code="xx" />').span.text == "xx"


def test_progress_speaks_in_numbers():
    tree = soup('<c-progress :value="v" :max="m" label="Supports" />', v=1200, m=2400)

    assert tree.progress["value"] == "1200"
    assert "data-done" not in tree.div.attrs
    assert "data-done" in soup('<c-progress value="7" max="7" label="x" />').div.attrs


def test_a_table_can_be_reached_and_scrolled_by_keyboard():
    frame = soup('<c-table label="Result"><tr><td>1</td></tr></c-table>').div

    assert (frame["tabindex"], frame["role"], frame["aria-label"]) == ("0", "region", "Result")
