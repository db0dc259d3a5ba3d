"""Themes: slug, name. Which news and papers they belong to stands beside."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import say

THEMES = {
    "care": say("Soins et grand âge", "Care and old age", "Cuidados y vejez", "Cura e terza età", "الرعاية وكبار السن"),
    "decent-jobs": say("Emplois décents", "Decent jobs", "Empleo digno", "Lavoro dignitoso", "العمل اللائق"),
    "food": say("Alimentation", "Food", "Alimentación", "Alimentazione", "الغذاء"),
    "youth": say("Jeunesse", "Youth", "Juventud", "Giovani", "الشباب"),
    "local-money": say("Monnaies locales et banques de temps", "Local currencies and time banks", "Monedas locales y bancos de tiempo", "Monete locali e banche del tempo", "العملات المحلية وبنوك الوقت"),
    "policy": say("Politiques publiques", "Public policy", "Políticas públicas", "Politiche pubbliche", "السياسات العامة"),
}  # fmt: skip

#: news -> its themes
OF_NEWS = {
    "sfax-first-home-visits": ("care", "decent-jobs"),
    "irbid-kitchen-tables": ("food", "decent-jobs"),
    "valencia-votes": ("local-money", "policy"),
    "palermo-time-bank": ("local-money", "care"),
    "hebron-youth-plan": ("youth", "decent-jobs"),
    "library-opens": ("policy",),
}

#: paper -> its themes, the partners that carried it, its country if it is about one
OF_PAPERS = {
    "brief-alliances": (("policy", "care"), ("sfax", "turin"), ""),
    "brief-silver-economy": (("care", "decent-jobs"), ("tunis",), "TN"),
    "brief-local-currencies": (("local-money", "policy"), ("valencia", "barcelona"), "ES"),
    "transnational-report": (("policy",), ("valencia", "hebron"), ""),
    "workshop-guide": (("youth",), ("tunis", "irbid"), "TN"),
    "partners-charter": (("policy",), (), ""),
}
