from modeltranslation.translator import TranslationOptions, register

from .models import GlossaryTerm, Partner, SiteImage, Theme


@register(SiteImage)
class SiteImageTranslation(TranslationOptions):
    fields = ("description",)
    required_languages = ("fr",)


@register(Partner)
class PartnerTranslation(TranslationOptions):
    fields = ("name", "city", "role")
    required_languages = ("fr",)


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name",)


@register(GlossaryTerm)
class GlossaryTermTranslation(TranslationOptions):
    fields = ("term",)
    required_languages = ("fr",)
