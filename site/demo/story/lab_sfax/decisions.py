"""Who let the Sfax service go on, and what they measure it by."""

from decimal import Decimal

# (stage, verdict, days after the start, language, who decided, reason)
GATES = [
    (
        "mandate",
        "go",
        15,
        "fr",
        "Conseil municipal de Sfax",
        (
            "Le conseil s’engage à répondre par écrit avant la date affichée ici. Il réserve 38 000"
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
            "La carte tient, le parcours sonne juste. Il manque les enfants partis à l’étranger :"
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
            "La coopérative est préférée au centre de jour, par consentement. L’objection sur le"
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
            "Trois après-midi d’essai. Le carnet sur téléphone n’a été lu par personne : on revient"
            " au papier, et l’on essaie encore dix jours."
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
