"""What was found in Sfax before anything was drawn: who is concerned, and the question."""

from typing import Any

# By stage: (kind, language, titles, body).
LOOKING: dict[str, list[tuple[str, str, dict[str, str], dict[str, Any]]]] = {
    "explore": [
        (
            "stakeholder_map",
            "fr",
            {
                "fr": "Qui est concerné à Sfax",
                "en": "Who is concerned in Sfax",
                "es": "A quién concierne en Sfax",
                "it": "Chi è coinvolto a Sfax",
                "ar": "المعنيون بالأمر في صفاقس",
            },
            {
                "head": {
                    "missing": "Les fils et filles qui vivent à l’étranger. Nour leur écrit par"
                    " l’association des familles."
                },
                "rows": [
                    {
                        "name": "Commune de Sfax",
                        "kind": "municipality",
                        "role": "owner",
                        "influence": 5,
                        "interest": 3,
                        "stance": 1,
                    },
                    {
                        "name": "Personnes âgées de la médina et de Sakiet Ezzit",
                        "kind": "citizens",
                        "role": "user",
                        "influence": 2,
                        "interest": 5,
                        "stance": 2,
                    },
                    {
                        "name": "Coopérative d’infirmières en formation",
                        "kind": "cooperative",
                        "role": "deliverer",
                        "influence": 3,
                        "interest": 5,
                        "stance": 2,
                    },
                    {
                        "name": "Dispensaire du quartier",
                        "kind": "ministry",
                        "role": "co_designer",
                        "influence": 4,
                        "interest": 3,
                        "stance": 0,
                    },
                    {
                        "name": "Association des familles",
                        "kind": "association",
                        "role": "watchdog",
                        "influence": 2,
                        "interest": 4,
                        "stance": 1,
                    },
                    {
                        "name": "Mutuelle des agents de l’hôpital",
                        "kind": "mutual",
                        "role": "funder",
                        "influence": 4,
                        "interest": 2,
                        "stance": -1,
                    },
                ],
            },
        ),
        (
            "journey",
            "fr",
            {
                "fr": "Une semaine, telle qu’elle est",
                "en": "One week, as it is",
                "es": "Una semana, tal como es",
                "it": "Una settimana, com’è oggi",
                "ar": "أسبوع كما هو اليوم",
            },
            {
                "head": {"when": "as_is", "whose": "Une femme de 78 ans, seule depuis deux ans"},
                "rows": [
                    {
                        "step": "Lundi",
                        "action": "Attend l’appel de sa fille pour savoir si elle a"
                        " pris ses comprimés.",
                        "feeling": -1,
                        "pain": "Elle a peur de se tromper de boîte.",
                        "idea": "Un pilulier préparé pour la semaine.",
                    },
                    {
                        "step": "Mercredi",
                        "action": "Descend seule au dispensaire, deux heures d’attente.",
                        "feeling": -2,
                        "pain": "L’escalier, la chaleur, la file.",
                        "idea": "La tension prise chez elle.",
                    },
                    {
                        "step": "Vendredi",
                        "action": "La voisine apporte le couscous et reste une heure.",
                        "feeling": 2,
                        "pain": "",
                        "idea": "Que la voisine soit reconnue, et payée quand elle fait plus.",
                    },
                    {
                        "step": "La nuit",
                        "action": "Ne sort plus du lit de peur de tomber.",
                        "feeling": -2,
                        "pain": "Personne n’entendrait.",
                        "idea": "",
                    },
                ],
            },
        ),
    ],
    "define": [
        (
            "persona",
            "ar",
            {
                "fr": "Salha, deuxième étage",
                "en": "Salha, second floor",
                "es": "Salha, segundo piso",
                "it": "Salha, secondo piano",
                "ar": "صالحة، الطابق الثاني",
            },
            {
                "head": {
                    "name": "صالحة",
                    "situation": "عمرها 78 سنة، أرملة، تعيش وحدها في الطابق الثاني بلا مصعد. ابنتها"
                    " في مرسيليا وابنها في تونس العاصمة.",
                    "quote": "«لا أريد أن أغادر بيتي، أريد فقط أن يطرق أحدٌ الباب».",
                    "source": "اثنتا عشرة مقابلة وملاحظات ميدانية؛ الشخصية متخيَّلة.",
                    "is_evidence_based": True,
                },
                "rows": [
                    {"aspect": "need", "text": "أن يُقاس الضغط وتُرتَّب الأدوية في البيت."},
                    {"aspect": "need", "text": "حديثٌ مع إنسان، لا مع هاتف."},
                    {"aspect": "barrier", "text": "السلالم، والخوف من فتح الباب لغريب."},
                    {"aspect": "channel", "text": "الجارة والبقال والإمام؛ لا تستعمل الإنترنت."},
                ],
            },
        ),
    ],
}
