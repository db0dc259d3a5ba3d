"""How the site's forms look: one template for every field, for Django's own forms and allauth's."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Labels above, help before the field, errors in words at the field."""

    field_template_name = "forms/field.html"
    form_template_name = "forms/form.html"
