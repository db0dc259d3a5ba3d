"""What the Sfax service says of itself: its stages' artefacts, its decisions, its indicators.

Texts are written for the demo; bodies are in the language of those who wrote them.
"""

from .decisions import GATES, INDICATORS
from .drawing import DRAWING
from .looking import LOOKING
from .trying import READINGS_SO_FAR, TRYING

__all__ = ["ARTEFACTS", "GATES", "INDICATORS", "READINGS_SO_FAR", "SUMMARY", "TITLE"]

TITLE = {
    "fr": "Soins de voisinage à Sfax",
    "en": "Neighbourhood care in Sfax",
    "es": "Cuidados de barrio en Sfax",
    "it": "Cure di vicinato a Sfax",
    "ar": "رعاية الجوار في صفاقس",
}
SUMMARY = {
    "fr": "Une infirmière et une accompagnante du quartier passent deux fois par semaine chez les"
    " personnes âgées qui vivent seules. Elles sont associées d’une coopérative.",
    "en": "A nurse and a companion from the neighbourhood visit elderly people who live alone,"
    " twice a week. They are members of a co-operative.",
    "es": "Una enfermera y una acompañante del barrio visitan dos veces por semana a las personas"
    " mayores que viven solas. Son socias de una cooperativa.",
    "it": "Un’infermiera e un’accompagnatrice del quartiere vanno due volte a settimana dalle"
    " persone anziane che vivono sole. Sono socie di una cooperativa.",
    "ar": "ممرّضة ومرافقة من الحي تزوران مرتين في الأسبوع كبار السن الذين يعيشون وحدهم، وهما عضوتان"
    " في تعاونية.",
}

ARTEFACTS = LOOKING | DRAWING | TRYING
