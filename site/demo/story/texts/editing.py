"""A country's section, the words of the house, and two drafts."""

# Whole sentences read better on one line.
# ruff: noqa: E501

from demo.story.say import paragraphs, say

SECTION = say("Tunisie", "Tunisia", "Túnez", "Tunisia", "تونس")
SECTION_SUMMARY = say(
    "Ce que les partenaires tunisiens préparent avec les habitants.",
    "What the Tunisian partners prepare with people who live there.",
    "Lo que los socios tunecinos preparan con los habitantes.",
    "Ciò che i partner tunisini preparano con gli abitanti.",
    "ما يُعدّه الشركاء التونسيون مع السكان.",
)
SECTION_TEXT = paragraphs(
    say(
        "Cette rubrique est tenue par l’équipe de Tunis. Elle y publie ses propres pages, en français et en arabe.",
        "The team in Tunis keeps this section. It publishes its own pages here, in French and Arabic.",
        "El equipo de Túnez lleva esta sección. Publica aquí sus propias páginas, en francés y en árabe.",
        "Il gruppo di Tunisi cura questa sezione. Vi pubblica le sue pagine, in francese e in arabo.",
        "يتولّى فريق تونس هذا القسم، وينشر فيه صفحاته بالفرنسية والعربية.",
    )
)
IN_REVIEW = say(
    "Une équipe passe le relais à Irbid",
    "A team hands over in Irbid",
    "Un equipo pasa el testigo en Irbid",
    "Una squadra passa il testimone a Irbid",
    "فريق يسلّم المشعل في إربد",
)
IN_REVIEW_TEXT = paragraphs(
    say(
        "Ce texte attend une seconde lecture. Celle qui l’a écrit ne peut pas l’approuver.",
        "This text waits for a second reader. Whoever wrote it cannot approve it.",
        "Este texto espera una segunda lectura. Quien lo escribió no puede aprobarlo.",
        "Questo testo attende una seconda lettura. Chi l’ha scritto non può approvarlo.",
        "هذا النص ينتظر قراءة ثانية. ولا يجوز لمن كتبه أن يوافق عليه.",
    )
)
SCHEDULED = say(
    "L’école d’été ouvre ses portes",
    "The summer school opens its doors",
    "La escuela de verano abre sus puertas",
    "La scuola estiva apre le porte",
    "المدرسة الصيفية تفتح أبوابها",
)
SCHEDULED_TEXT = paragraphs(
    say(
        "Trente jeunes de cinq pays se retrouvent pour une semaine. Cette page paraîtra à l’heure dite, en français et en arabe.",
        "Thirty young people of five countries meet for a week. This page will appear at its hour, in French and Arabic.",
        "Treinta jóvenes de cinco países se reúnen una semana. Esta página saldrá a su hora, en francés y en árabe.",
        "Trenta giovani di cinque paesi si ritrovano per una settimana. Questa pagina uscirà all’ora stabilita, in francese e in arabo.",
        "يلتقي ثلاثون شابًّا وشابّة من خمسة بلدان مدّة أسبوع. ستظهر هذه الصفحة في موعدها بالفرنسية والعربية.",
    )
)
SUMMARIES = {
    "handover": say(
        "Deux cuisinières forment les suivantes.",
        "Two cooks train the next ones.",
        "Dos cocineras forman a las siguientes.",
        "Due cuoche formano le prossime.",
        "طاهيتان تدرّبان من سيأتي بعدهما.",
    ),
    "summer-school": say(
        "Une semaine pour fabriquer un service ensemble.",
        "A week to make a service together.",
        "Una semana para crear un servicio juntos.",
        "Una settimana per creare insieme un servizio.",
        "أسبوع لصنع خدمة معًا.",
    ),
}
LANGUAGES = ("fr", "en", "es", "it", "ar")
GLOSSARY = [
    dict(zip(LANGUAGES, words, strict=True))
    for words in (
        ("noria", "noria", "noria", "noria", "ناعورة"),
        ("proposition", "proposal", "propuesta", "proposta", "مقترح"),
        ("bulletin de vote", "ballot", "papeleta", "scheda", "ورقة اقتراع"),
        (
            "registre des votants",
            "roll",
            "censo de votantes",
            "registro dei votanti",
            "سجلّ الناخبين",
        ),
        ("service", "service", "servicio", "servizio", "خدمة"),
        ("étape de décision", "gate", "paso de decisión", "passaggio di decisione", "بوابة قرار"),
        (
            "économie sociale et solidaire",
            "social and solidarity economy",
            "economía social y solidaria",
            "economia sociale e solidale",
            "الاقتصاد الاجتماعي والتضامني",
        ),
        ("coproduction", "co-production", "coproducción", "coproduzione", "الإنتاج المشترك"),
    )
]
