"""What was signed in Sfax, and what the pilot has shown so far."""

from typing import Any

# By stage: (kind, language, titles, body).
TRYING: dict[str, list[tuple[str, str, dict[str, str], dict[str, Any]]]] = {
    "agree": [
        (
            "agreement",
            "fr",
            {
                "fr": "Convention pour douze mois",
                "en": "Agreement for twelve months",
                "es": "Convenio de doce meses",
                "it": "Accordo per dodici mesi",
                "ar": "اتفاقية لاثني عشر شهرا",
            },
            {
                "head": {
                    "parties": "La commune, la coopérative, le dispensaire et l’association des"
                    " familles.",
                    "signed_on": "{signed}",
                    "review_on": "{review}",
                    "exit_rule": "Chaque partie peut sortir avec un préavis de deux mois ; les"
                    " visites continuent jusqu’au bout.",
                    "prevailing_language": "fr",
                },
                "rows": [
                    {
                        "clause": "Payer les visites de base avant le 10 du mois",
                        "owner": "Commune",
                        "due_on": None,
                        "status": "met",
                    },
                    {
                        "clause": "Déclarer toutes les personnes employées",
                        "owner": "Coopérative",
                        "due_on": "{signed}",
                        "status": "met",
                    },
                    {
                        "clause": "Répondre à un appel de l’infirmière dans l’heure",
                        "owner": "Dispensaire",
                        "due_on": None,
                        "status": "open",
                    },
                    {
                        "clause": "Réunir les familles deux fois par an",
                        "owner": "Association",
                        "due_on": "{review}",
                        "status": "open",
                    },
                ],
            },
        ),
    ],
    "pilot": [
        (
            "pilot_plan",
            "fr",
            {
                "fr": "Pilote : soixante personnes, deux quartiers",
                "en": "Pilot: sixty people, two neighbourhoods",
                "es": "Piloto: sesenta personas, dos barrios",
                "it": "Progetto pilota: sessanta persone, due quartieri",
                "ar": "التجربة: ستون شخصا في حيّين",
            },
            {
                "head": {
                    "hypothesis": "Deux visites par semaine suffisent pour que l’on tombe moins,"
                    " que l’on sorte davantage et que la famille dorme.",
                    "place": "Médina et Sakiet Ezzit",
                    "people": "Soixante personnes de plus de 70 ans qui vivent seules",
                    "starts_on": "{signed}",
                    "ends_on": "{end}",
                    "budget": "38000",
                    "safeguards": "Accord écrit, carnet chez la personne, jamais seule la nuit,"
                    " numéro d’alerte du dispensaire.",
                    "stop_rule": "Deux incidents graves, ou moins de trente personnes à"
                    " mi-parcours.",
                },
                "rows": [
                    {
                        "task": "Recruter et déclarer six accompagnantes",
                        "who": "Coopérative",
                        "due_on": "{signed}",
                    },
                    {
                        "task": "Former aux gestes et au carnet",
                        "who": "Dispensaire",
                        "due_on": "{review}",
                    },
                    {
                        "task": "Mesurer trois fois, de la même façon",
                        "who": "Nour et l’association",
                        "due_on": "{end}",
                    },
                ],
            },
        ),
    ],
}

# Shown in the pilot, not agreed yet.
READINGS_SO_FAR: tuple[str, str, dict[str, str], dict[str, Any]] = (
    "indicator_readings",
    "ar",
    {
        "fr": "Ce que l’on voit à mi-parcours",
        "en": "What can be seen half-way",
        "es": "Lo que se ve a mitad de camino",
        "it": "Quello che si vede a metà strada",
        "ar": "ما نراه في منتصف الطريق",
    },
    {
        "head": {
            "period": "النصف الأول من التجربة",
            "method": "عدّ الزيارات من دفاتر البيوت، ومكالمة شهرية مع المستوصف.",
            "finding": "يُزار 46 شخصا بانتظام، وانخفض السقوط في البيت من تسع مرات في الشهر إلى خمس.",
            "unexpected": "صار الجيران يطرقون الباب أيضا في الأيام التي لا زيارة فيها.",
        },
        "rows": [
            {
                "indicator": "أشخاص يُزارون مرتين في الأسبوع",
                "unit": "شخص",
                "baseline": "0",
                "target": "60",
                "value": "46",
                "read_on": "{last}",
            },
            {
                "indicator": "السقوط في البيت",
                "unit": "في الشهر",
                "baseline": "9",
                "target": "4",
                "value": "5",
                "read_on": "{last}",
            },
            {
                "indicator": "وظائف لائقة",
                "unit": "وظيفة",
                "baseline": "0",
                "target": "8",
                "value": "6",
                "read_on": "{last}",
            },
        ],
    },
)
