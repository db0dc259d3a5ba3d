"""Three events people register for, look back on, or come to every week."""

# ruff: noqa: E501 -- whole sentences read better on one line

from demo.story.say import paragraphs, say
from demo.story.texts.events import SFAX_PLACE, VALENCIA_PLACE

__all__ = ["SFAX_PLACE", "VALENCIA_PLACE"]

EVENING = say(
    "Soirée de co-conception : un goûter pour quatre",
    "Co-design evening: an afternoon snack for four",
    "Tarde de codiseño: una merienda para cuatro",
    "Serata di co-progettazione: una merenda per quattro",
    "أمسية تصميم مشترك: وجبة خفيفة لأربعة",
)
EVENING_SUMMARY = say(
    "Une petite table, quatre chaises et une place gardée pour les coopératives : inscrivez-vous.",
    "A small table, four chairs and one place kept for co-operatives: register.",
    "Una mesa pequeña, cuatro sillas y una plaza reservada a las cooperativas: inscríbase.",
    "Un tavolo piccolo, quattro sedie e un posto riservato alle cooperative: iscrivetevi.",
    "طاولة صغيرة وأربعة كراسٍ ومكان محجوز للتعاونيات: سجّلوا أسماءكم.",
)
EVENING_TEXT = paragraphs(
    say(
        "On dessine ensemble une journée de soins à domicile, de la première tasse de café à la dernière visite. Une traduction en langue des signes est possible : dites-le en vous inscrivant.",
        "Together we draw one day of home care, from the first cup of coffee to the last visit. Sign language is possible: say so when you register.",
        "Dibujamos juntos un día de ayuda a domicilio, del primer café a la última visita. Puede haber lengua de signos: indíquelo al inscribirse.",
        "Disegniamo insieme una giornata di cura a domicilio, dal primo caffè all’ultima visita. È possibile la lingua dei segni: ditelo iscrivendovi.",
        "نرسم معًا يومًا من الرعاية المنزلية، من أول فنجان قهوة إلى آخر زيارة. ويمكن توفير لغة الإشارة: اذكروا ذلك عند التسجيل.",
    )
)
GROUP = "Coopératives · تعاونيات"
CODE = "NORIA"
NEEDS = say(
    "De quoi avez-vous besoin pour participer ?",
    "What do you need to take part?",
    "¿Qué necesita para participar?",
    "Di che cosa avete bisogno per partecipare?",
    "ما الذي تحتاجون إليه للمشاركة؟",
)
TABLE = say(
    "À quelle table voulez-vous travailler ?",
    "At which table do you want to work?",
    "¿En qué mesa quiere trabajar?",
    "A quale tavolo volete lavorare?",
    "على أي طاولة تريدون أن تعملوا؟",
)
TABLES = [
    say("Les familles", "The families", "Las familias", "Le famiglie", "الأسر"),
    say("Les soignantes", "The carers", "Las cuidadoras", "Le operatrici", "مقدّمات الرعاية"),
    say("L’argent", "The money", "El dinero", "Il denaro", "المال"),
]
AGENDA = [
    (
        "17:30",
        "18:00",
        say(
            "Accueil et thé",
            "Welcome and tea",
            "Bienvenida y té",
            "Accoglienza e tè",
            "استقبال وشاي",
        ),
        "",
    ),
    (
        "18:00",
        "19:15",
        say(
            "Dessiner la journée",
            "Draw the day",
            "Dibujar el día",
            "Disegnare la giornata",
            "رسم اليوم",
        ),
        say(
            "En trois petits groupes",
            "In three small groups",
            "En tres grupos pequeños",
            "In tre piccoli gruppi",
            "في ثلاث مجموعات صغيرة",
        ),
    ),
    (
        "19:15",
        "19:30",
        say(
            "Ce que nous gardons",
            "What we keep",
            "Lo que nos llevamos",
            "Che cosa teniamo",
            "ما نحتفظ به",
        ),
        "",
    ),
]

REVIEW = say(
    "Assemblée : les soins à domicile, un premier bilan",
    "Assembly: home care, a first look back",
    "Asamblea: la ayuda a domicilio, un primer balance",
    "Assemblea: la cura a domicilio, un primo bilancio",
    "لقاء عام: الرعاية المنزلية، حصيلة أولى",
)
REVIEW_SUMMARY = say(
    "Ce que les familles ont dit, et ce qui change.",
    "What the families said, and what changes.",
    "Lo que dijeron las familias y lo que cambia.",
    "Che cosa hanno detto le famiglie e che cosa cambia.",
    "ما قالته الأسر، وما الذي يتغيّر.",
)
REVIEW_TEXT = paragraphs(
    say(
        "Une assemblée ouverte à tout le quartier.",
        "An assembly open to the whole neighbourhood.",
        "Una asamblea abierta a todo el barrio.",
        "Un’assemblea aperta a tutto il quartiere.",
        "لقاء مفتوح للحيّ كله.",
    )
)
MINUTES = paragraphs(
    say(
        "Les familles demandent une visite le vendredi. L’équipe l’accepte à l’essai pour trois mois.",
        "The families ask for a visit on Fridays. The team agrees to try it for three months.",
        "Las familias piden una visita los viernes. El equipo acepta probarla tres meses.",
        "Le famiglie chiedono una visita il venerdì. La squadra accetta di provarla per tre mesi.",
        "تطلب الأسر زيارة يوم الجمعة. ويوافق الفريق على تجربتها ثلاثة أشهر.",
    ),
    say(
        "La commune publiera les chiffres tous les trois mois. Personne ne s’y est opposé.",
        "The municipality will publish the figures every three months. Nobody objected.",
        "El ayuntamiento publicará las cifras cada tres meses. Nadie se opuso.",
        "Il comune pubblicherà i dati ogni tre mesi. Nessuno si è opposto.",
        "ستنشر البلدية الأرقام كل ثلاثة أشهر. ولم يعترض أحد.",
    ),
)

DESK = say(
    "Permanence : proposer, voter, comprendre",
    "Open desk: propose, vote, understand",
    "Punto de encuentro: proponer, votar, entender",
    "Sportello: proporre, votare, capire",
    "مكتب مفتوح: اقترحوا وصوّتوا وافهموا",
)
DESK_SUMMARY = say(
    "Chaque mardi à 17 heures, quelqu’un vous aide. Sans rendez-vous.",
    "Every Tuesday at five, somebody helps you. No appointment.",
    "Cada martes a las cinco, alguien le ayuda. Sin cita.",
    "Ogni martedì alle cinque qualcuno vi aiuta. Senza appuntamento.",
    "كل ثلاثاء عند الخامسة مساءً، يساعدكم أحدنا. دون موعد.",
)
DESK_TEXT = paragraphs(
    say(
        "Venez avec une idée, une question ou seulement votre téléphone.",
        "Come with an idea, a question or just your phone.",
        "Venga con una idea, una pregunta o solo su teléfono.",
        "Venite con un’idea, una domanda o solo il telefono.",
        "تعالوا بفكرة أو سؤال أو بهاتفكم فقط.",
    )
)

#: name, address, language, table, need, code
PEOPLE = [
    ("هدى", "houda@noria.example", "ar", 0, "مدخل دون درج", ""),
    ("Giulia Ferrara", "giulia@noria.example", "it", 1, "", ""),
    ("Cooperativa Sol", "sol@noria.example", "es", 2, "", CODE),
    ("Samir", "samir@noria.example", "fr", 0, "", ""),
    ("Leïla", "leila@noria.example", "fr", 1, "", ""),
]
