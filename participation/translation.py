"""What organisers write in several languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import Category, Criterion, Process, Question, Round


@register(Process)
class ProcessTranslation(TranslationOptions):
    fields = ("title", "question", "summary")


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name",)


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("label", "help")


@register(Round)
class RoundTranslation(TranslationOptions):
    fields = ("title", "summary")


@register(Criterion)
class CriterionTranslation(TranslationOptions):
    fields = ("name", "guide")
