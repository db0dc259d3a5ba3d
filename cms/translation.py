from modeltranslation.translator import TranslationOptions, register

from .models import Partner, SiteImage, Theme


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
    required_languages = ("fr",)
