"""Home care for elderly people, Sfax: the wheel that has turned once."""

from typing import Any

from .five import five

PROCESS: dict[str, Any] = {
    **five(
        "title",
        "Aide à domicile pour les personnes âgées, Sfax",
        "Home care for elderly people, Sfax",
        "Cuidados a domicilio para personas mayores, Sfax",
        "Assistenza domiciliare agli anziani, Sfax",
        "الرعاية المنزلية لكبار السنّ، صفاقس",
    ),
    **five(
        "question",
        "Comment aider chez elles les personnes âgées de Sfax qui vivent seules ?",
        "How should home care work for elderly people in Sfax who live alone?",
        "¿Cómo cuidar en casa a las personas mayores de Sfax que viven solas?",
        "Come assistere a casa gli anziani di Sfax che vivono soli?",
        "كيف تكون الرعاية المنزلية لكبار السنّ الذين يعيشون وحدهم في صفاقس؟",
    ),
    **five(
        "summary",
        "Dans plusieurs quartiers de Sfax, beaucoup de personnes âgées vivent seules : les enfants "
        "travaillent au loin, et l’hôpital est la seule porte ouverte. La municipalité et les "
        "associations du quartier ont demandé aux habitants ce qui permettrait de vieillir chez "
        "soi, entouré et soigné.\n\nLes idées sont nées pendant une soirée de cartes. Elles sont "
        "devenues des propositions, ont été discutées, puis mises au vote.",
        "In several neighbourhoods of Sfax many elderly people live alone: their children work far "
        "away, and the hospital is the only open door. The municipality and the associations of "
        "the neighbourhood asked people what would let them grow old at home, cared for and in "
        "company.\n\nThe ideas were born in an evening of cards. They became proposals, were "
        "discussed, and then put to the vote.",
        "En varios barrios de Sfax muchas personas mayores viven solas: sus hijos trabajan lejos y "
        "el hospital es la única puerta abierta. El ayuntamiento y las asociaciones del barrio "
        "preguntaron a los vecinos qué les permitiría envejecer en casa, acompañados y "
        "atendidos.\n\nLas ideas nacieron en una noche de tarjetas. Se convirtieron en propuestas, "
        "se debatieron y después se sometieron a votación.",
        "In molti quartieri di Sfax gli anziani vivono soli: i figli lavorano lontano e l’ospedale "
        "è l’unica porta aperta. Il comune e le associazioni di quartiere hanno chiesto agli "
        "abitanti che cosa permetterebbe di invecchiare a casa propria, curati e in "
        "compagnia.\n\nLe idee sono nate in una serata di cartoncini. Sono diventate proposte, "
        "sono state discusse e poi messe ai voti.",
        "في عدّة أحياء من صفاقس يعيش كثير من كبار السنّ وحدهم: أبناؤهم يعملون بعيدًا، والمستشفى هو "
        "الباب الوحيد المفتوح. سألت البلدية وجمعيات الحيّ السكّان عمّا يتيح لهم أن يكبروا في بيوتهم "
        "بين من يعتني بهم ويؤنسهم.\n\nوُلدت الأفكار في أمسية بطاقات، ثم صارت مقترحات ونوقشت وطُرحت "
        "على التصويت.",
    ),
}

CATEGORIES = [
    ("care", five("name", "Soins", "Care", "Cuidados", "Cure", "الرعاية الصحية")),
    ("company", five("name", "Compagnie", "Company", "Compañía", "Compagnia", "المؤانسة")),
    ("home", five("name", "Logement", "Home", "Vivienda", "Casa", "السكن")),
]

IDEAS = {
    **five(
        "title",
        "Vos propositions",
        "Your proposals",
        "Vuestras propuestas",
        "Le vostre proposte",
        "مقترحاتكم",
    ),
    **five(
        "summary",
        "Que manque-t-il pour rester chez soi ? Une idée précise vaut mieux qu’un long discours.",
        "What is missing to stay at home? One precise idea is worth more than a long speech.",
        "¿Qué falta para quedarse en casa? Una idea precisa vale más que un largo discurso.",
        "Che cosa manca per restare a casa? Un’idea precisa vale più di un lungo discorso.",
        "ما الذي ينقص كي نبقى في بيوتنا؟ فكرة دقيقة خير من خطبة طويلة.",
    ),
}
DISCUSSION = {
    **five(
        "title",
        "En discuter",
        "Talk them over",
        "Debatirlas",
        "Discuterne",
        "نقاش المقترحات",
    ),
    **five(
        "summary",
        "Pour, contre, à quelles conditions : les familles, les soignants et la commune discutent "
        "chaque proposition avant le vote.",
        "For, against, on which conditions: families, carers and the municipality discuss each "
        "proposal before the vote.",
        "A favor, en contra, con qué condiciones: familias, cuidadores y ayuntamiento debaten cada "
        "propuesta antes del voto.",
        "A favore, contro, a quali condizioni: famiglie, operatori e comune discutono ogni "
        "proposta prima del voto.",
        "مع أو ضدّ وبأيّ شروط: تناقش العائلات ومقدّمو الرعاية والبلدية كلّ مقترح قبل التصويت.",
    ),
}

# author, language, category, place, cost in dinars, supporters, title, text, comments.
# A comment is author, language, stance, text, answers.
PROPOSALS: list[dict[str, Any]] = [
    {
        "author": "leila",
        "origin": "session",
        "credited_to": "Une participante de la soirée de cartes",
        "category": "care",
        "place": "Sakiet Eddaïer",
        "cost": 86000,
        "supporters": 19,
        "language": "fr",
        "title": "Une coopérative d’infirmières et d’accompagnants de quartier",
        "text": "Une infirmière du quartier qui passe deux fois par semaine : la carte a fait "
        "l’unanimité. Je propose d’en faire une coopérative de huit personnes, moitié infirmières, "
        "moitié accompagnants formés sur place.\n\nChaque personne âgée seule reçoit deux visites "
        "par semaine : tension, médicaments, pansements, mais aussi courses et conversation. Les "
        "familles paient selon leurs moyens, la commune complète. Les salaires sont déclarés : "
        "aujourd’hui, ces femmes travaillent sans contrat.",
        "note": "Proposition étudiée avec la direction régionale de la santé : faisable la "
        "première année dans trois quartiers.",
        "comments": [
            (
                "mongia",
                "ar",
                "for",
                (
                    "أمي في الثانية والثمانين ولا تفتح الباب لغريب. إذا كانت الممرّضة من الحيّ "
                    "فستفتح لها وتقدّم لها الشاي أيضًا."
                ),
                [
                    (
                        "leila",
                        "fr",
                        "for",
                        "C’est exactement l’idée : toujours la même personne, connue dans la rue.",
                        [],
                    ),
                ],
            ),
            (
                "hedi",
                "fr",
                "neutral",
                (
                    "Qui paie les remplacements quand une infirmière est malade ? Il faut le "
                    "prévoir dans le budget, sinon tout s’arrête au premier congé."
                ),
                [
                    (
                        "nour",
                        "fr",
                        "neutral",
                        (
                            "Bonne remarque : nous avons ajouté une réserve de 10 % pour les "
                            "remplacements."
                        ),
                        [("hedi", "fr", "for", "Alors je voterai pour.", [])],
                    ),
                ],
            ),
            (
                "giulia",
                "it",
                "for",
                (
                    "A Palermo una cooperativa simile ha cominciato con quattro persone. Il "
                    "segreto è stato il quaderno lasciato a casa: medico, figli e operatrici "
                    "scrivono tutti lì."
                ),
                [],
            ),
            (
                "mourad",
                "ar",
                "against",
                "الفكرة جميلة، لكن لماذا تعاونية جديدة؟ عندنا مستوصف مغلق بعد الظهر، فلنفتحه أوّلًا.",
                [
                    (
                        "amal",
                        "ar",
                        "for",
                        "المستوصف لا يصعد الدرج إلى الطابق الرابع. نحتاج إلى من يأتي إلينا.",
                        [],
                    ),
                ],
            ),
        ],
    },
    {
        "author": "amal",
        "language": "ar",
        "category": "company",
        "place": "حيّ الحبيب",
        "cost": 24000,
        "supporters": 14,
        "title": "مكالمة كلّ صباح",
        "text": "يتّصل متطوّع كلّ صباح بين الثامنة والتاسعة بكلّ من يعيش وحده في الحيّ. إذا لم يُجب "
        "مرّتين ذهب جار مسجَّل في القائمة ليطرق الباب.\n\nالمكالمة قصيرة، لكنّها تجعل اليوم يبدأ بصوت "
        "إنسان. نحتاج إلى منسّقة بنصف دوام وإلى خطّ هاتفيّ وتدريب بسيط للمتطوّعين.",
        "comments": [
            (
                "habib",
                "fr",
                "for",
                (
                    "Mon voisin est resté deux jours par terre avant qu’on le trouve. Un appel "
                    "aurait suffi."
                ),
                [],
            ),
            (
                "salma",
                "ar",
                "for",
                "أتطوّع ليومين في الأسبوع، وأعرف ثلاث طالبات سيفعلن مثلي.",
                [],
            ),
        ],
    },
    {
        "author": "habib",
        "language": "fr",
        "category": "home",
        "place": "Médina",
        "cost": 60000,
        "supporters": 9,
        "title": "Des rampes et des poignées dans cent logements",
        "text": "La plupart des chutes arrivent dans la salle de bains et dans l’escalier. Une "
        "équipe de deux artisans et d’une ergothérapeute visite cent logements en un an et pose ce "
        "qu’il faut : poignées, rampe, éclairage, tapis fixés.\n\nUne chute évitée, c’est un mois "
        "d’hôpital en moins.",
        "comments": [
            (
                "ines",
                "fr",
                "for",
                (
                    "À faire avec les apprentis du centre de formation : ils apprennent, et cela "
                    "coûte moins cher."
                ),
                [],
            ),
        ],
    },
    {
        "author": "mourad",
        "language": "ar",
        "category": "care",
        "place": "ساقية الزيت",
        "cost": 45000,
        "supporters": 7,
        "title": "مستوصف مفتوح بعد الظهر",
        "text": "يغلق المستوصف عند الواحدة ظهرًا، ومن يعمل أبناؤه لا يجد من يرافقه صباحًا. أقترح "
        "فتحه ثلاث مرّات في الأسبوع حتى السادسة مساءً، مع موعد محجوز لمن تجاوزوا السبعين.",
        "comments": [
            (
                "hedi",
                "fr",
                "against",
                (
                    "Utile, mais c’est le rôle du ministère. Le budget du quartier n’y suffira pas "
                    "longtemps."
                ),
                [],
            ),
        ],
    },
    {
        "author": "salma",
        "language": "ar",
        "category": "company",
        "place": "دار الشباب بالحيّ",
        "cost": 30000,
        "supporters": 11,
        "title": "غداء مشترك كلّ خميس",
        "text": "يطبخ الجيران معًا كلّ خميس في دار الشباب، ويأتي كبار السنّ مع من يرافقهم. من لا "
        "يستطيع الخروج يصله طبقه إلى البيت.\n\nالأكل ليس إلّا ذريعة: الغاية أن يجلس الناس معًا.",
        "comments": [
            (
                "leila",
                "fr",
                "for",
                "Et les recettes de nos grand-mères ne se perdront pas !",
                [],
            ),
            (
                "mongia",
                "ar",
                "neutral",
                "من يوصل الأطباق في الشتاء؟ أقترح الاتّفاق مع سائقي سيّارات الأجرة في الحيّ.",
                [],
            ),
        ],
    },
    {
        "author": "hedi",
        "language": "fr",
        "category": "care",
        "place": "Route de Gremda",
        "cost": 38000,
        "supporters": 5,
        "title": "Un carnet de santé partagé, en papier",
        "text": "Un grand carnet accroché à la cuisine : ordonnances, rendez-vous, numéros utiles. "
        "Le médecin, l’infirmière et la famille y écrivent. Pas d’application, pas de mot de "
        "passe. Il faut l’imprimer en arabe et en français, et former ceux qui s’en servent.",
        "comments": [],
    },
    {
        "author": "tarek",
        "language": "ar",
        "category": "home",
        "place": "",
        "cost": 15000,
        "supporters": 2,
        "title": "أساور إنذار لكلّ من يعيش وحده",
        "text": "سوار صغير فيه زرّ واحد يتّصل بمركز نداء. رأيته في مدينة أخرى وأظنّه مفيدًا هنا.",
        "withdrawn_for": "duplicated",
        "withdrawn": "مقترح «مكالمة كلّ صباح» أبسط وأقلّ كلفة، فلنوحّد جهودنا حوله.",
        "comments": [],
    },
]
