from modeltranslation.translator import TranslationOptions, register

from .models import Activity, Session


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("title", "summary")


@register(Activity)
class ActivityTranslation(TranslationOptions):
    fields = ("title", "instruction")
