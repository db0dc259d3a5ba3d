"""The page that follows one idea of Sfax around the wheel."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import paragraphs, say

TITLE = say(
    "D’une idée à un service",
    "From an idea to a service",
    "De una idea a un servicio",
    "Da un’idea a un servizio",
    "من فكرة إلى خدمة",
)
SUMMARY = say(
    "À Sfax, une carte collée un soir de réunion est devenue une infirmière de quartier. Voici son chemin.",
    "In Sfax, a card put up one evening became a nurse of the neighbourhood. This is its way.",
    "En Sfax, una tarjeta pegada una tarde se convirtió en una enfermera de barrio. Este es su camino.",
    "A Sfax, un cartoncino attaccato una sera è diventato un’infermiera di quartiere. Ecco la sua strada.",
    "في صفاقس، صارت بطاقة عُلّقت ذات مساء ممرضة حيّ. هذا طريقها.",
)
BEGINNING = paragraphs(
    say(
        "Tout ce que montre cette page vient des lieux où cela s’est passé : le vote, le laboratoire, les séances. Elle se met à jour seule.",
        "Everything this page shows comes from where it happened: the vote, the lab, the sessions. It keeps itself up to date.",
        "Todo lo que muestra esta página viene de donde ocurrió: la votación, el laboratorio, las sesiones. Se actualiza sola.",
        "Tutto ciò che questa pagina mostra viene da dove è successo: il voto, il laboratorio, le sessioni. Si aggiorna da sola.",
        "كل ما تعرضه هذه الصفحة يأتي من حيث حدث: التصويت والمختبر والجلسات. وهي تُحدَّث من تلقاء نفسها.",
    )
)
THE_IDEA = say("L’idée", "The idea", "La idea", "L’idea", "الفكرة")
THE_CHOICE = say(
    "Ce que Sfax a choisi",
    "What Sfax chose",
    "Lo que eligió Sfax",
    "Che cosa ha scelto Sfax",
    "ما اختارته صفاقس",
)
THE_WAY = say("Le fil", "The thread", "El hilo", "Il filo", "الخيط")
THE_OTHERS = say(
    "D’autres services en chemin",
    "Other services on their way",
    "Otros servicios en camino",
    "Altri servizi in cammino",
    "خدمات أخرى في الطريق",
)
THE_NEXT = say(
    "La prochaine séance",
    "The next session",
    "La próxima sesión",
    "La prossima sessione",
    "الجلسة المقبلة",
)
YOUR_TURN = say("À vous", "Your turn", "Le toca a usted", "Tocca a voi", "جاء دوركم")
SEE_HOW = say(
    "Suivre une idée jusqu’au service",
    "Follow an idea to its service",
    "Seguir una idea hasta el servicio",
    "Seguire un’idea fino al servizio",
    "تابعوا فكرة حتى صارت خدمة",
)
