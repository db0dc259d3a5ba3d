"""Eight partners in five countries: examples, named by what they are and where."""

from demo.story.say import say

LEAD = say(
    "chef de file, coordination",
    "lead partner, coordination",
    "socio principal, coordinación",
    "capofila, coordinamento",
    "الشريك الرئيسي، التنسيق",
)
PILOT = say(
    "essai du service, suivi",
    "pilot and follow-up",
    "prueba piloto y seguimiento",
    "sperimentazione e monitoraggio",
    "التجربة الميدانية والمتابعة",
)
STUDY = say(
    "études et évaluation",
    "studies and evaluation",
    "estudios y evaluación",
    "studi e valutazione",
    "الدراسات والتقييم",
)
NETWORK = say(
    "réseau des coopératives, formation",
    "network of co-operatives, training",
    "red de cooperativas, formación",
    "rete di cooperative, formazione",
    "شبكة التعاونيات والتكوين",
)
TOOLS = say(
    "boîte à outils, diffusion",
    "toolkit, dissemination",
    "caja de herramientas, difusión",
    "kit di strumenti, diffusione",
    "حقيبة الأدوات والنشر",
)

TURIN = say("Turin", "Turin", "Turín", "Torino", "تورينو")
PALERMO = say("Palerme", "Palermo", "Palermo", "Palermo", "باليرمو")
VALENCIA = say("Valence", "València", "València", "València", "بلنسية")
BARCELONA = say("Barcelone", "Barcelona", "Barcelona", "Barcellona", "برشلونة")
TUNIS = say("Tunis", "Tunis", "Túnez", "Tunisi", "تونس العاصمة")
SFAX = say("Sfax", "Sfax", "Sfax", "Sfax", "صفاقس")
HEBRON = say("Hébron", "Hebron", "Hebrón", "Hebron", "الخليل")
IRBID = say("Irbid", "Irbid", "Irbid", "Irbid", "إربد")

METROPOLIS = say(
    "Collectivité métropolitaine",
    "Metropolitan authority",
    "Autoridad metropolitana",
    "Autorità metropolitana",
    "سلطة حضرية كبرى",
)
ENTERPRISES = say(
    "Réseau d’entreprises sociales",
    "Network of social enterprises",
    "Red de empresas sociales",
    "Rete di imprese sociali",
    "شبكة مؤسسات اجتماعية",
)
UNIVERSITY = say(
    "Institut universitaire d’économie sociale",
    "University institute of social economy",
    "Instituto universitario de economía social",
    "Istituto universitario di economia sociale",
    "معهد جامعي للاقتصاد الاجتماعي",
)
FEDERATION = say(
    "Fédération de coopératives",
    "Federation of co-operatives",
    "Federación de cooperativas",
    "Federazione di cooperative",
    "اتحاد تعاونيات",
)
CENTRE = say(
    "Centre associatif de l’économie solidaire",
    "Solidarity-economy centre",
    "Centro asociativo de economía solidaria",
    "Centro associativo per l’economia solidale",
    "مركز جمعياتي للاقتصاد التضامني",
)
TOWN = say("Commune", "Municipality", "Ayuntamiento", "Comune", "بلدية")
RESEARCH = say(
    "Centre de recherche et de formation",
    "Research and training centre",
    "Centro de investigación y formación",
    "Centro di ricerca e formazione",
    "مركز بحث وتكوين",
)
COMMUNITY = say(
    "Association de développement local",
    "Community development association",
    "Asociación de desarrollo local",
    "Associazione di sviluppo locale",
    "جمعية تنمية محلية",
)

#: what it is, country, city, role, latitude, longitude, the end of its example address
PARTNERS = [
    (METROPOLIS, "IT", TURIN, LEAD, 45.07, 7.69, "turin"),
    (ENTERPRISES, "IT", PALERMO, PILOT, 38.12, 13.36, "palermo"),
    (UNIVERSITY, "ES", VALENCIA, STUDY, 39.47, -0.38, "valencia"),
    (FEDERATION, "ES", BARCELONA, NETWORK, 41.39, 2.17, "barcelona"),
    (CENTRE, "TN", TUNIS, TOOLS, 36.81, 10.18, "tunis"),
    (TOWN, "TN", SFAX, PILOT, 34.74, 10.76, "sfax"),
    (RESEARCH, "PS", HEBRON, NETWORK, 31.53, 35.1, "hebron"),
    (COMMUNITY, "JO", IRBID, PILOT, 32.56, 35.85, "irbid"),
]
