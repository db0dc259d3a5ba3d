"""The fields of a form in the room, whatever the form calls them."""

from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory

from participation.forms.room import TextsMixin


class Plain(forms.Form):
    # Forms of texts have an attribute of this name.
    texts = forms.CharField(label="One a line")
    amount = forms.IntegerField(label="How many")


class InLanguages(TextsMixin):
    texts = {"title": ("Title (%(language)s)", 80, 1)}
    amount = forms.IntegerField(label="How many")


def page(form):
    context = {"form": form, "button": "Keep"}
    request = RequestFactory().get("/")
    return render_to_string("participation/room/fields.html", context, request)


def test_a_field_called_as_the_texts_of_a_form_is_shown():
    shown = page(Plain())
    assert 'name="texts"' in shown
    assert 'name="amount"' in shown


def test_texts_in_other_languages_stand_folded_behind_ones_own():
    form = InLanguages()
    form.add_texts(["fr", "ar"])
    own, _summary, others = page(form).partition("<summary>")
    assert ('name="title_fr"' in own, 'name="amount"' in own) == (True, True)
    assert 'name="title_ar"' in others
