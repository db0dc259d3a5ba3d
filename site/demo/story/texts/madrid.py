"""What is said of the proposals that come from Madrid, in five languages."""

# Whole sentences read better on one line.
# ruff: noqa: E501

from typing import Final

from .votes import fields, five

SOURCE: Final = "decide.madrid.es"
URL: Final = "https://datos.madrid.es/"
LICENCE: Final = "Datos abiertos, Ayuntamiento de Madrid"

PROCESS: Final = fields(
    title=five(
        "Madrid 2024 (vraies propositions)",
        "Madrid 2024 (real proposals)",
        "Madrid 2024 (propuestas reales)",
        "Madrid 2024 (proposte vere)",
        "مدريد 2024 (مقترحات حقيقية)",
    ),
    question=five(
        "Que demandent les gens à leur ville ?",
        "What do people ask of their city?",
        "¿Qué pide la gente a su ciudad?",
        "Che cosa chiede la gente alla sua città?",
        "ماذا يطلب الناس من مدينتهم؟",
    ),
    summary=five(
        "Ce ne sont pas nos données : ce sont des propositions publiées sur decide.madrid.es de janvier à mars 2024 (données ouvertes de la ville de Madrid). Elles sont importées ici avec leurs dates ; les soutiens y sont ceux que Madrid a comptés.",
        "This is not our data: these are proposals published on decide.madrid.es from January to March 2024 (open data of the city of Madrid). They are imported here with their dates; the supports are those that Madrid counted.",
        "No son datos nuestros: son propuestas publicadas en decide.madrid.es de enero a marzo de 2024 (datos abiertos del Ayuntamiento de Madrid). Aquí están importadas con sus fechas; los apoyos son los que contó Madrid.",
        "Non sono dati nostri: sono proposte pubblicate su decide.madrid.es da gennaio a marzo 2024 (dati aperti della città di Madrid). Qui sono importate con le loro date; i sostegni sono quelli contati da Madrid.",
        "هذه ليست بياناتنا: إنّها مقترحات نُشرت على decide.madrid.es من يناير إلى مارس 2024 (بيانات مفتوحة لمدينة مدريد). استُوردت هنا بتواريخها، والتأييدات هي تلك التي أحصتها مدريد.",
    ),
)
ROUND: Final = fields(
    title=five(
        "Les propositions de l’hiver 2024",
        "The proposals of winter 2024",
        "Las propuestas del invierno de 2024",
        "Le proposte dell’inverno 2024",
        "مقترحات شتاء 2024",
    ),
)
