"""What the lab writes in several languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import Artefact, Indicator, Lab, Service


@register(Lab)
class LabTranslation(TranslationOptions):
    fields = ("name",)


@register(Service)
class ServiceTranslation(TranslationOptions):
    fields = ("title", "summary")


@register(Artefact)
class ArtefactTranslation(TranslationOptions):
    fields = ("title",)


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("name", "unit")
