"""Time bank, Palermo: open proposals, and the round that receives the drafts of a session."""

from typing import Any

from .five import five

PROCESS: dict[str, Any] = {
    **five(
        "title",
        "Banque du temps, Palerme",
        "Time bank, Palermo",
        "Banco de tiempo, Palermo",
        "Banca del tempo, Palermo",
        "بنك الوقت، باليرمو",
    ),
    **five(
        "question",
        "Que pourrions-nous échanger, une heure contre une heure, entre voisins de Palerme ?",
        "What could neighbours in Palermo exchange, an hour for an hour?",
        "¿Qué podríamos intercambiar entre vecinos de Palermo, una hora por otra?",
        "Che cosa potremmo scambiarci tra vicini a Palermo, un’ora per un’ora?",
        "ماذا يمكن أن يتبادل الجيران في باليرمو، ساعة بساعة؟",
    ),
    **five(
        "summary",
        "Dans une banque du temps, une heure vaut une heure, quel que soit le service rendu. La "
        "circonscription prête une salle et un ordinateur ; tout le reste est à inventer.",
        "In a time bank an hour is worth an hour, whatever the service. The district lends a room "
        "and a computer; everything else is still to be invented.",
        "En un banco de tiempo una hora vale una hora, sea cual sea el servicio. El distrito "
        "presta una sala y un ordenador; todo lo demás está por inventar.",
        "In una banca del tempo un’ora vale un’ora, qualunque sia il servizio. La circoscrizione "
        "presta una stanza e un computer; tutto il resto è da inventare.",
        "في بنك الوقت تساوي الساعة ساعة مهما كانت الخدمة. تُعير الدائرة قاعة وحاسوبًا، وكلّ ما عدا "
        "ذلك ينتظر أن نبتكره.",
    ),
}

CATEGORIES = [
    ("care", five("name", "Entraide", "Care", "Ayuda", "Cura", "العون")),
    ("skills", five("name", "Savoir-faire", "Skills", "Saberes", "Saperi", "المهارات")),
    ("rules", five("name", "Règles", "Rules", "Reglas", "Regole", "القواعد")),
]

IDEAS = {
    **five(
        "title",
        "Premières idées",
        "First ideas",
        "Primeras ideas",
        "Prime idee",
        "الأفكار الأولى",
    ),
    **five(
        "summary",
        "Ce que vous savez faire, ce qui vous manque, et comment compter les heures.",
        "What you can do, what you need, and how to count the hours.",
        "Lo que sabes hacer, lo que te falta y cómo contar las horas.",
        "Quello che sai fare, quello che ti manca e come contare le ore.",
        "ما تُحسنونه، وما ينقصكم، وكيف نحسب الساعات.",
    ),
}

PROPOSALS: list[dict[str, Any]] = [
    {
        "author": "giulia",
        "language": "it",
        "category": "care",
        "place": "Ballarò",
        "cost": 1200,
        "supporters": 9,
        "title": "Un’ora di compagnia al mercato",
        "text": "Molti anziani di Ballarò non fanno più la spesa perché non reggono le borse. Chi "
        "ha un’ora li accompagna tra i banchi, porta la spesa a casa e in cambio riceve un’ora: "
        "una lezione di cucina, un orlo, una storia del quartiere.",
        "comments": [
            (
                "rosalia",
                "it",
                "for",
                "Io ho le ricette e il tempo, mi mancano le gambe. Segnatemi!",
                [("giulia", "it", "for", "Segnata: giovedì alle nove, davanti al forno.", [])],
            ),
            (
                "toto",
                "it",
                "neutral",
                "Serve una tessera, altrimenti qualcuno si approfitta degli anziani.",
                [],
            ),
        ],
    },
    {
        "author": "mehdi",
        "language": "fr",
        "category": "skills",
        "place": "Albergheria",
        "cost": 400,
        "supporters": 7,
        "title": "Des heures d’arabe contre des heures d’italien",
        "text": "Nous sommes nombreux à parler l’un et à chercher l’autre. Deux soirs par semaine, "
        "une heure dans chaque langue, autour d’une table et d’un thé. Les enfants peuvent venir : "
        "ils apprennent plus vite que nous.",
        "comments": [
            (
                "yusuf",
                "ar",
                "for",
                "أتمنّى مثل هذا في الخليل: ساعة عربية مقابل ساعة إيطالية عبر الشاشة.",
                [],
            ),
        ],
    },
    {
        "author": "enzo",
        "language": "it",
        "category": "skills",
        "place": "Borgo Vecchio",
        "cost": 2500,
        "supporters": 5,
        "title": "L’officina delle cose rotte",
        "text": "Lampade, sedie, biciclette, ferri da stiro: chi sa riparare insegna a chi ha "
        "portato l’oggetto. Si paga con le ore, i pezzi si comprano insieme. Serve un banco da "
        "lavoro e un armadio che si chiuda a chiave.",
        "comments": [
            (
                "elena",
                "it",
                "for",
                (
                    "A Torino lo facciamo il primo sabato del mese: sei oggetti su dieci tornano a "
                    "vivere."
                ),
                [],
            ),
            (
                "agata",
                "it",
                "against",
                "Bello, ma toglie lavoro al riparatore di via Malta. Coinvolgiamolo subito.",
                [
                    (
                        "enzo",
                        "it",
                        "for",
                        "Gli ho parlato: vuole tenere lui il banco il martedì.",
                        [],
                    )
                ],
            ),
        ],
    },
    {
        "author": "toto",
        "language": "it",
        "category": "rules",
        "place": "",
        "cost": None,
        "supporters": 2,
        "title": "Nessuno va sotto di dieci ore",
        "text": "Chi riceve molto e non può dare si vergogna e smette di venire. Propongo un "
        "limite chiaro: fino a dieci ore di debito va tutto bene, poi se ne parla con due soci "
        "scelti dall’assemblea.",
        "comments": [],
    },
    {
        "author": "rosalia",
        "language": "it",
        "category": "skills",
        "place": "Ballarò",
        "cost": None,
        "supporters": 1,
        "title": "Una bacheca delle ore al forno",
        "text": "Davanti al forno passano tutti. Un foglio a settimana, due colonne: chi dà "
        "un’ora, chi la cerca. Si strappa il numero e si chiama.",
        "withdrawn_for": "started",
        "withdrawn": "Il fornaio l’ha già appesa: si è riempita in due giorni.",
        "comments": [],
    },
]
