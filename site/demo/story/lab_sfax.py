"""What the Sfax service says of itself: its stages' artefacts, its decisions, its indicators.

Texts are written for the demo; bodies are in the language of those who wrote them.
"""

from decimal import Decimal
from typing import Any

TITLE = {
    "fr": "Soins de voisinage à Sfax",
    "en": "Neighbourhood care in Sfax",
    "es": "Cuidados de barrio en Sfax",
    "it": "Cure di vicinato a Sfax",
    "ar": "رعاية الجوار في صفاقس",
}
SUMMARY = {
    "fr": "Une infirmière et une accompagnante du quartier passent deux fois par semaine chez les"
    " personnes âgées qui vivent seules. Elles sont associées d'une coopérative.",
    "en": "A nurse and a companion from the neighbourhood visit elderly people who live alone,"
    " twice a week. They are members of a co-operative.",
    "es": "Una enfermera y una acompañante del barrio visitan dos veces por semana a las personas"
    " mayores que viven solas. Son socias de una cooperativa.",
    "it": "Un'infermiera e un'accompagnatrice del quartiere vanno due volte a settimana dalle"
    " persone anziane che vivono sole. Sono socie di una cooperativa.",
    "ar": "ممرّضة ومرافقة من الحي تزوران مرتين في الأسبوع كبار السن الذين يعيشون وحدهم، وهما عضوتان"
    " في تعاونية.",
}

# By stage: (kind, language, titles, body).
ARTEFACTS: dict[str, list[tuple[str, str, dict[str, str], dict[str, Any]]]] = {
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
                    "missing": "Les fils et filles qui vivent à l'étranger. Nour leur écrit par"
                    " l'association des familles."
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
                        "name": "Coopérative d'infirmières en formation",
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
                        "name": "Mutuelle des agents de l'hôpital",
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
                "fr": "Une semaine, telle qu'elle est",
                "en": "One week, as it is",
                "es": "Una semana, tal como es",
                "it": "Una settimana, com'è oggi",
                "ar": "أسبوع كما هو اليوم",
            },
            {
                "head": {"when": "as_is", "whose": "Une femme de 78 ans, seule depuis deux ans"},
                "rows": [
                    {
                        "step": "Lundi",
                        "action": "Attend l'appel de sa fille pour savoir si elle a"
                        " pris ses comprimés.",
                        "feeling": -1,
                        "pain": "Elle a peur de se tromper de boîte.",
                        "idea": "Un pilulier préparé pour la semaine.",
                    },
                    {
                        "step": "Mercredi",
                        "action": "Descend seule au dispensaire, deux heures d'attente.",
                        "feeling": -2,
                        "pain": "L'escalier, la chaleur, la file.",
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
                        "pain": "Personne n'entendrait.",
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
                        "cell": "Raison d'être",
                        "text": "Personne ne reste plus de trois jours sans"
                        " qu'on frappe à sa porte.",
                    },
                    {
                        "cell": "Membres",
                        "text": "Infirmières, accompagnantes, personnes visitées :"
                        " chacune une voix.",
                    },
                    {
                        "cell": "Ressources",
                        "text": "La commune paie les visites de base, la"
                        " mutuelle les soins, les familles ce qu'elles ajoutent.",
                    },
                    {"cell": "Emploi", "text": "Contrats déclarés, 24 heures par semaine."},
                    {
                        "cell": "Option écartée",
                        "text": "Un centre de jour : trop loin, et l'on veut"
                        " rester chez soi. L'objection de la mutuelle est notée.",
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
                        "user_action": "S'assoit, raconte la semaine",
                        "frontstage": "Tension, pilulier, pansement",
                        "backstage": "Appel au dispensaire si la tension dépasse 16",
                        "support": "Protocole du dispensaire",
                        "owner": "Infirmière",
                    },
                    {
                        "step": "Rester",
                        "user_action": "Boit le thé",
                        "frontstage": "Vingt minutes sans regarder l'heure",
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
                    "parties": "La commune, la coopérative, le dispensaire et l'association des"
                    " familles.",
                    "signed_on": "{signed}",
                    "review_on": "{review}",
                    "exit_rule": "Chaque partie peut sortir avec un préavis de deux mois ; les"
                    " visites continuent jusqu'au bout.",
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
                        "clause": "Répondre à un appel de l'infirmière dans l'heure",
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
                    "hypothesis": "Deux visites par semaine suffisent pour que l'on tombe moins,"
                    " que l'on sorte davantage et que la famille dorme.",
                    "place": "Médina et Sakiet Ezzit",
                    "people": "Soixante personnes de plus de 70 ans qui vivent seules",
                    "starts_on": "{signed}",
                    "ends_on": "{end}",
                    "budget": "38000",
                    "safeguards": "Accord écrit, carnet chez la personne, jamais seule la nuit,"
                    " numéro d'alerte du dispensaire.",
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
                        "who": "Nour et l'association",
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
        "fr": "Ce que l'on voit à mi-parcours",
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

# (stage, verdict, days after the start, language, who decided, reason)
GATES = [
    (
        "mandate",
        "go",
        15,
        "fr",
        "Conseil municipal de Sfax",
        (
            "Le conseil s'engage à répondre par écrit avant la date affichée ici. Il réserve 38 000"
            " euros pour un essai et nomme Nour Ben Salah pour en répondre."
        ),
    ),
    (
        "explore",
        "go",
        45,
        "fr",
        "Groupe de pilotage, neuf personnes",
        (
            "La carte tient, le parcours sonne juste. Il manque les enfants partis à l'étranger :"
            " on leur écrit, sans attendre leur réponse pour continuer."
        ),
    ),
    (
        "define",
        "go",
        75,
        "ar",
        "اجتماع الحي، 34 شخصا",
        (
            "اتفقنا على مشكلة واحدة: لا ينقصنا الدواء بل مَن يطرق الباب. سُجِّل اعتراض واحد من"
            " التعاضدية حول التكلفة؛ وهو مذكور في المحضر."
        ),
    ),
    (
        "codesign",
        "go",
        110,
        "fr",
        "Groupe de pilotage et douze habitantes",
        (
            "La coopérative est préférée au centre de jour, par consentement. L'objection sur le"
            " coût est écrite au bas de la page."
        ),
    ),
    (
        "prototype",
        "change",
        135,
        "fr",
        "Groupe de pilotage, neuf personnes",
        (
            "Trois après-midi d'essai. Le carnet sur téléphone n'a été lu par personne : on revient"
            " au papier, et l'on essaie encore dix jours."
        ),
    ),
    (
        "prototype",
        "go",
        150,
        "ar",
        "مجموعة المتابعة، تسعة أشخاص",
        (
            "الدفتر الورقي يبقى في البيت وتقرأه العائلة والممرّضة؛ أُعيدت التجربة عشرة أيام ونجحت."
            " تستحق الفكرة تجربة حقيقية."
        ),
    ),
    (
        "agree",
        "go",
        180,
        "fr",
        "Les quatre parties",
        (
            "Les quatre parties ont signé. La commune paie avant le dix du mois ; chacun peut"
            " sortir avec deux mois de préavis."
        ),
    ),
]

# name, unit, direction, baseline, target, three readings
INDICATORS = [
    (
        {
            "fr": "Personnes visitées deux fois par semaine",
            "en": "People visited twice a week",
            "es": "Personas visitadas dos veces por semana",
            "it": "Persone visitate due volte a settimana",
            "ar": "أشخاص يُزارون مرتين في الأسبوع",
        },
        {"fr": "personnes", "en": "people", "es": "personas", "it": "persone", "ar": "شخص"},
        "higher",
        Decimal(0),
        Decimal(60),
        (Decimal(18), Decimal(37), Decimal(46)),
        "Carnets de la coopérative",
    ),
    (
        {
            "fr": "Chutes à domicile",
            "en": "Falls at home",
            "es": "Caídas en casa",
            "it": "Cadute in casa",
            "ar": "السقوط في البيت",
        },
        {"fr": "par mois", "en": "a month", "es": "al mes", "it": "al mese", "ar": "في الشهر"},
        "lower",
        Decimal(9),
        Decimal(4),
        (Decimal(8), Decimal(6), Decimal(5)),
        "Dispensaire du quartier",
    ),
    (
        {
            "fr": "Emplois déclarés, 24 heures par semaine au moins",
            "en": "Declared jobs, 24 hours a week at least",
            "es": "Empleos declarados, al menos 24 horas por semana",
            "it": "Lavori regolari, almeno 24 ore a settimana",
            "ar": "وظائف مصرَّح بها، 24 ساعة في الأسبوع على الأقل",
        },
        {"fr": "emplois", "en": "jobs", "es": "empleos", "it": "posti", "ar": "وظيفة"},
        "higher",
        Decimal(0),
        Decimal(8),
        (Decimal(3), Decimal(5), Decimal(6)),
        "Caisse de sécurité sociale",
    ),
]
