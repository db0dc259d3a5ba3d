"""What was drawn and tried in Sfax: the canvas, the day of a nurse, the prototype."""

from typing import Any

# By stage: (kind, language, titles, body).
DRAWING: dict[str, list[tuple[str, str, dict[str, str], dict[str, Any]]]] = {
    "codesign": [
        (
            "canvas",
            "fr",
            {
                "fr": "La coopérative en une page",
                "en": "The co-operative on one page",
                "es": "La cooperativa en una página",
                "it": "La cooperativa in una pagina",
                "ar": "التعاونية في صفحة واحدة",
            },
            {
                "head": {"template": "sse_canvas"},
                "rows": [
                    {
                        "cell": "Raison d’être",
                        "text": "Personne ne reste plus de trois jours sans"
                        " qu’on frappe à sa porte.",
                    },
                    {
                        "cell": "Membres",
                        "text": "Infirmières, accompagnantes, personnes visitées :"
                        " chacune une voix.",
                    },
                    {
                        "cell": "Ressources",
                        "text": "La commune paie les visites de base, la"
                        " mutuelle les soins, les familles ce qu’elles ajoutent.",
                    },
                    {"cell": "Emploi", "text": "Contrats déclarés, 24 heures par semaine."},
                    {
                        "cell": "Option écartée",
                        "text": "Un centre de jour : trop loin, et l’on veut"
                        " rester chez soi. L’objection de la mutuelle est notée.",
                    },
                ],
            },
        ),
    ],
    "prototype": [
        (
            "blueprint",
            "fr",
            {
                "fr": "Une visite, de la sonnette au carnet",
                "en": "One visit, from the doorbell to the notebook",
                "es": "Una visita, del timbre al cuaderno",
                "it": "Una visita, dal campanello al quaderno",
                "ar": "زيارة واحدة: من الجرس إلى الدفتر",
            },
            {
                "head": {
                    "legal_basis": "Soins infirmiers sur prescription ; accompagnement par"
                    " convention avec la commune."
                },
                "rows": [
                    {
                        "step": "Sonner",
                        "user_action": "Ouvre à un visage connu",
                        "frontstage": "Toujours la même paire, badge de la coopérative",
                        "backstage": "Planning fait le jeudi",
                        "support": "Tableau partagé",
                        "owner": "Coordinatrice",
                    },
                    {
                        "step": "Soigner",
                        "user_action": "S’assoit, raconte la semaine",
                        "frontstage": "Tension, pilulier, pansement",
                        "backstage": "Appel au dispensaire si la tension dépasse 16",
                        "support": "Protocole du dispensaire",
                        "owner": "Infirmière",
                    },
                    {
                        "step": "Rester",
                        "user_action": "Boit le thé",
                        "frontstage": "Vingt minutes sans regarder l’heure",
                        "backstage": "",
                        "support": "",
                        "owner": "Accompagnante",
                    },
                    {
                        "step": "Écrire",
                        "user_action": "Garde le carnet chez elle",
                        "frontstage": "Trois lignes dans le carnet",
                        "backstage": "Photo envoyée à la famille qui le demande",
                        "support": "Accord écrit de la personne",
                        "owner": "Les deux",
                    },
                ],
            },
        ),
    ],
}
