"""What the two sessions say of themselves, and the names of those who came without an account."""

from typing import Any


def five(field: str, *words: str) -> dict[str, str]:
    """Name one field's words in five languages, as the model keeps them."""
    languages = ("fr", "en", "es", "it", "ar")
    return {f"{field}_{code}": text for code, text in zip(languages, words, strict=True)}


# key: name shown in the room, language written in
VISITORS = {
    "rosalia": ("Rosalia", "it"),
    "salvo": ("Salvo", "it"),
    "fatima": ("Fatima", "fr"),
    "carmen": ("Carmen", "es"),
    "ninni": ("Ninni", "it"),
    "grace": ("Grace", "en"),
    "concetta": ("Zia Concetta", "it"),
    "bilel": ("Bilel", "fr"),
    "hanin": ("حنين", "ar"),
    "peppe": ("Peppe", "it"),
    "radhia": ("Radhia", "fr"),
    "mongi": ("Mongi", "fr"),
    "habiba": ("حبيبة", "ar"),
    "slim": ("Slim", "fr"),
    "latifa": ("Latifa", "fr"),
    "emna": ("Emna", "fr"),
}

PALERMO: dict[str, Any] = {
    "code": "NORIA7",
    "process": "palermo-time-bank",
    "territory": "palermo",
    "words": {
        **five(
            "title",
            "Banque du temps de Palerme : premières idées",
            "Palermo time bank: first ideas",
            "Banco del tiempo de Palermo: primeras ideas",
            "Banca del tempo di Palermo: prime idee",
            "بنك الوقت في باليرمو: الأفكار الأولى",
        ),
        **five(
            "summary",
            "Une heure donnée, une heure reçue. Que voulons-nous échanger, où, et avec quelles "
            "règles ? Écrivez dans votre langue.",
            "One hour given, one hour received. What do we want to exchange, where, and by which "
            "rules? Write in your own language.",
            "Una hora dada, una hora recibida. ¿Qué queremos intercambiar, dónde y con qué "
            "reglas? Escriba en su lengua.",
            "Un’ora data, un’ora ricevuta. Che cosa vogliamo scambiarci, dove e con quali "
            "regole? Scrivete nella vostra lingua.",
            "ساعة تُعطى وساعة تُؤخذ. ماذا نريد أن نتبادل، وأين، وبأي قواعد؟ اكتبوا بلغتكم.",
        ),
    },
    "steps": [
        {
            "minutes": None,
            **five(
                "title",
                "Que pouvez-vous donner, de quoi avez-vous besoin ?",
                "What can you give, what do you need?",
                "¿Qué puede dar, qué necesita?",
                "Che cosa potete dare, di che cosa avete bisogno?",
                "ماذا يمكنكم أن تقدّموا، وماذا تحتاجون؟",
            ),
            **five(
                "instruction",
                "Une idée par carte. Tout compte, du pain aux papiers.",
                "One idea a card. Everything counts, from bread to paperwork.",
                "Una idea por tarjeta. Todo cuenta, del pan a los papeles.",
                "Un’idea per cartoncino. Tutto conta, dal pane alle pratiche.",
                "فكرة واحدة في كل بطاقة. كل شيء مهم، من الخبز إلى الأوراق الرسمية.",
            ),
        },
        {
            "minutes": 15,
            "rules": {"visibility": "own_until_reveal"},
            **five(
                "title",
                "Qu’est-ce qui pourrait mal tourner ?",
                "What could go wrong?",
                "¿Qué podría salir mal?",
                "Che cosa potrebbe andare storto?",
                "ما الذي قد لا يسير كما نريد؟",
            ),
            **five(
                "instruction",
                "Chacun écrit pour soi ; nous découvrons les cartes ensemble.",
                "Everybody writes alone first; then we reveal the cards together.",
                "Cada cual escribe por su lado; después descubrimos las tarjetas juntos.",
                "Ognuno scrive per conto suo; poi scopriamo i cartoncini insieme.",
                "يكتب كل واحد بمفرده، ثم نكشف البطاقات معًا.",
            ),
        },
        {
            "minutes": 10,
            "rules": {"anonymous": True},
            **five(
                "title",
                "Par quoi commencer en septembre ?",
                "What do we start with in September?",
                "¿Por dónde empezamos en septiembre?",
                "Da che cosa cominciamo a settembre?",
                "بماذا نبدأ في سبتمبر؟",
            ),
            **five(
                "instruction",
                "Sans nom.",
                "Without names.",
                "Sin nombres.",
                "Senza nomi.",
                "من دون أسماء.",
            ),
        },
    ],
}

SFAX: dict[str, Any] = {
    "code": "SFAX24",
    "process": "sfax-home-care",
    "territory": "sfax",
    "seed": "Une infirmière du quartier qui passe deux fois par semaine",
    "words": {
        **five(
            "title",
            "Vieillir chez soi à Sfax : soirée de cartes",
            "Growing old at home in Sfax: an evening of cards",
            "Envejecer en casa en Sfax: una noche de tarjetas",
            "Invecchiare a casa a Sfax: una serata di cartoncini",
            "أن نكبر في بيوتنا في صفاقس: أمسية البطاقات",
        ),
        **five(
            "summary",
            "Quatorze cartes écrites un soir à la maison des jeunes. L’une d’elles est devenue "
            "un service.",
            "Fourteen cards written one evening at the youth centre. One of them became a service.",
            "Catorce tarjetas escritas una noche en la casa de la juventud. Una de ellas se "
            "convirtió en un servicio.",
            "Quattordici cartoncini scritti una sera al centro giovani. Uno di loro è diventato "
            "un servizio.",
            "أربع عشرة بطاقة كُتبت ذات مساء في دار الشباب، وصارت إحداها خدمة.",
        ),
    },
    "steps": [
        {
            "minutes": 30,
            **five(
                "title",
                "Qu’est-ce qui vous aiderait à rester chez vous ?",
                "What would help you to stay at home?",
                "¿Qué le ayudaría a quedarse en casa?",
                "Che cosa vi aiuterebbe a restare a casa?",
                "ما الذي يساعدكم على البقاء في بيوتكم؟",
            ),
            **five(
                "instruction",
                "Une idée par carte.",
                "One idea a card.",
                "Una idea por tarjeta.",
                "Un’idea per cartoncino.",
                "فكرة واحدة في كل بطاقة.",
            ),
        },
    ],
}
