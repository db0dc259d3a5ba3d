"""Two more services: one being designed in Torino, one that Ramallah takes up from Sfax."""

from typing import Any

TORINO: dict[str, Any] = {
    "title": {
        "fr": "Café de la réparation, Turin",
        "en": "Repair café, Torino",
        "es": "Café de reparación, Turín",
        "it": "Officina di quartiere, Torino",
        "ar": "مقهى الإصلاح، تورينو",
    },
    "summary": {
        "fr": "Un atelier où l’on répare ensemble ce qui casse, et où des jeunes apprennent un"
        " métier déclaré.",
        "en": "A workshop where people mend together what breaks, and young people learn a trade"
        " with a contract.",
        "es": "Un taller donde se repara en común lo que se rompe y los jóvenes aprenden un oficio"
        " con contrato.",
        "it": "Un laboratorio dove si ripara insieme ciò che si rompe e i giovani imparano un"
        " mestiere con un contratto.",
        "ar": "ورشة نصلح فيها معا ما ينكسر، ويتعلّم فيها الشباب حرفة بعقد عمل.",
    },
    "reason": "La Circoscrizione ha chiesto il servizio dopo tre feste della riparazione: la"
    " domanda c’è già, manca chi la organizza.",
    "gates": [
        (
            "mandate",
            20,
            "Consiglio di Circoscrizione",
            "La Circoscrizione mette a disposizione un locale per un anno e risponde per iscritto.",
        ),
        (
            "explore",
            60,
            "Gruppo di lavoro, undici persone",
            "Sappiamo chi c’è e chi manca: gli artigiani in pensione. Due di noi vanno a chiedere.",
        ),
        (
            "define",
            95,
            "Assemblea di quartiere",
            "Il problema non è l’oggetto rotto: è che nessuno insegna più a ripararlo.",
        ),
    ],
    "artefacts": {
        "explore": [
            (
                "stakeholder_map",
                {
                    "fr": "Qui répare, qui jette",
                    "en": "Who mends, who throws away",
                    "es": "Quién repara, quién tira",
                    "it": "Chi ripara, chi butta",
                    "ar": "مَن يصلح ومَن يرمي",
                },
                {
                    "head": {"missing": "Gli artigiani in pensione."},
                    "rows": [
                        {
                            "name": "Circoscrizione",
                            "kind": "municipality",
                            "role": "owner",
                            "influence": 4,
                            "interest": 3,
                            "stance": 1,
                        },
                        {
                            "name": "Cooperativa di inserimento",
                            "kind": "social_enterprise",
                            "role": "deliverer",
                            "influence": 3,
                            "interest": 5,
                            "stance": 2,
                        },
                        {
                            "name": "Ragazzi del quartiere",
                            "kind": "informal_group",
                            "role": "co_designer",
                            "influence": 2,
                            "interest": 4,
                            "stance": 1,
                        },
                    ],
                },
            ),
            (
                "journey",
                {
                    "fr": "Un grille-pain en panne",
                    "en": "A broken toaster",
                    "es": "Una tostadora rota",
                    "it": "Un tostapane rotto",
                    "ar": "محمصة معطّلة",
                },
                {
                    "head": {"when": "as_is", "whose": "Una famiglia di quattro persone"},
                    "rows": [
                        {"step": "Si rompe", "action": "Lo appoggia sul balcone.", "feeling": -1},
                        {
                            "step": "Chiede",
                            "action": "Il negozio dice che costa meno uno nuovo.",
                            "feeling": -2,
                            "pain": "Nessuno lo apre nemmeno.",
                        },
                        {
                            "step": "Lo butta",
                            "action": "Lo lascia accanto al cassonetto.",
                            "feeling": -1,
                            "idea": "Un giovedì sera con qualcuno che sa.",
                        },
                    ],
                },
            ),
        ],
        "define": [
            (
                "persona",
                {
                    "fr": "Davide, 19 ans",
                    "en": "Davide, 19",
                    "es": "Davide, 19 años",
                    "it": "Davide, 19 anni",
                    "ar": "دافيدي، 19 سنة",
                },
                {
                    "head": {
                        "name": "Davide",
                        "situation": "Ha lasciato la scuola a sedici anni; smonta"
                        " motorini in cortile.",
                        "quote": "«So smontare tutto. Rimontare, quasi.»",
                        "source": "Otto interviste; persona inventata.",
                        "is_evidence_based": True,
                    },
                    "rows": [
                        {"aspect": "need", "text": "Un contratto, anche di poche ore."},
                        {"aspect": "barrier", "text": "Non entra negli uffici."},
                        {"aspect": "channel", "text": "Il cortile, il campo da calcio."},
                    ],
                },
            ),
        ],
    },
}

RAMALLAH: dict[str, Any] = {
    "title": {
        "fr": "Soins de voisinage à Ramallah",
        "en": "Neighbourhood care in Ramallah",
        "es": "Cuidados de barrio en Ramala",
        "it": "Cure di vicinato a Ramallah",
        "ar": "رعاية الجوار في رام الله",
    },
    "summary": {
        "fr": "Reprendre l’expérience de Sfax : ce qui marche, ce qu’il faut changer ici, et qui en"
        " répond.",
        "en": "Taking up what Sfax has tried: what works, what must change here, and who answers"
        " for it.",
        "es": "Retomar la experiencia de Sfax: qué funciona, qué hay que cambiar aquí y quién"
        " responde.",
        "it": "Riprendere l’esperienza di Sfax: che cosa funziona, che cosa va cambiato qui e chi"
        " ne risponde.",
        "ar": "الانطلاق من تجربة صفاقس: ما الذي نجح، وما الذي يجب تغييره هنا، ومَن المسؤول.",
    },
    "reason": "Le service de Sfax tourne et son carnet est ouvert. La commune de"
    " Ramallah veut savoir ce qu’il faudrait changer chez elle.",
}
