"""Shared kitchens, Irbid: a round of proposals that is open now."""

from typing import Any

from .five import five

PROCESS: dict[str, Any] = {
    **five(
        "title",
        "Cuisines partagées, Irbid",
        "Shared kitchens, Irbid",
        "Cocinas compartidas, Irbid",
        "Cucine condivise, Irbid",
        "المطابخ المشتركة، إربد",
    ),
    **five(
        "question",
        "Comment des cuisines partagées peuvent-elles employer des femmes et nourrir les écoles "
        "d’Irbid ?",
        "How can shared kitchens employ women and feed the schoolchildren of Irbid?",
        "¿Cómo pueden las cocinas compartidas dar empleo a mujeres y alimentar a los escolares de "
        "Irbid?",
        "Come possono le cucine condivise dare lavoro alle donne e nutrire gli scolari di Irbid?",
        "كيف يمكن للمطابخ المشتركة أن تشغّل النساء وتُطعم تلاميذ إربد؟",
    ),
    **five(
        "summary",
        "Beaucoup de femmes cuisinent déjà pour vendre, chacune chez elle, sans licence ni "
        "protection. En même temps, des milliers d’élèves vont en classe sans petit déjeuner. La "
        "municipalité peut prêter des locaux et acheter des repas ; elle cherche avec vous la "
        "bonne façon de le faire.",
        "Many women already cook to sell, each at home, without a licence or protection. At the "
        "same time thousands of pupils go to class without breakfast. The municipality can lend "
        "rooms and buy meals; it is looking for the right way to do it, with you.",
        "Muchas mujeres ya cocinan para vender, cada una en su casa, sin licencia ni protección. "
        "Al mismo tiempo, miles de alumnos van a clase sin desayunar. El ayuntamiento puede ceder "
        "locales y comprar comidas; busca con vosotros la mejor manera de hacerlo.",
        "Molte donne già cucinano per vendere, ognuna a casa propria, senza licenza né tutele. "
        "Intanto migliaia di alunni vanno a scuola senza colazione. Il comune può prestare locali "
        "e comprare pasti; cerca con voi il modo giusto per farlo.",
        "تطبخ نساء كثيرات للبيع في بيوتهنّ من غير ترخيص ولا حماية، وفي الوقت نفسه يذهب آلاف "
        "التلاميذ إلى صفوفهم بلا فطور. تستطيع البلدية أن تُعير أماكن وأن تشتري وجبات، وهي تبحث معكم "
        "عن الطريقة المناسبة.",
    ),
}

CATEGORIES = [
    ("work", five("name", "Travail", "Work", "Trabajo", "Lavoro", "العمل")),
    ("food", five("name", "Alimentation", "Food", "Alimentación", "Alimentazione", "الغذاء")),
    ("place", five("name", "Lieux", "Places", "Lugares", "Luoghi", "الأماكن")),
    ("training", five("name", "Formation", "Training", "Formación", "Formazione", "التدريب")),
]

IDEAS = {
    **five(
        "title",
        "Proposez une cuisine",
        "Propose a kitchen",
        "Propón una cocina",
        "Proponi una cucina",
        "اقترحوا مطبخًا",
    ),
    **five(
        "summary",
        "Un lieu, une équipe, une façon de distribuer les repas : dites ce qui marcherait près de "
        "chez vous, et pour combien.",
        "A place, a team, a way to bring the meals round: say what would work near you, and for "
        "how much.",
        "Un lugar, un equipo, una forma de repartir las comidas: di qué funcionaría cerca de ti y "
        "cuánto costaría.",
        "Un luogo, una squadra, un modo di distribuire i pasti: di' che cosa funzionerebbe vicino "
        "a te, e a quale costo.",
        "مكان وفريق وطريقة لتوزيع الوجبات: قولوا ما الذي ينجح قرب بيوتكم، وبأيّ كلفة.",
    ),
}

PROPOSALS: list[dict[str, Any]] = [
    {
        "author": "huda",
        "language": "ar",
        "category": "place",
        "place": "مخيّم إربد",
        "point": {"latitude": "32.560200", "longitude": "35.845000"},
        "cost": 18000,
        "supporters": 17,
        "title": "مطبخ واحد لثلاث مدارس",
        "text": "في مدرسة البنات قاعة كبيرة لا تُستعمل إلّا في الامتحانات. أقترح تجهيزها مطبخًا يعمل "
        "من الخامسة إلى العاشرة صباحًا، ويوزّع الفطور على ثلاث مدارس متجاورة.\n\nتعمل فيه اثنتا عشرة "
        "سيّدة في نوبتين، فتبقى لكلّ واحدة ساعات لأولادها.",
        "note": "القاعة ملك للبلدية، ونطلب رأي مديرية التربية في ساعات استعمالها.",
        "comments": [
            (
                "umm-anas",
                "ar",
                "for",
                "أطبخ منذ عشرين سنة في مطبخ بيتي. أريد مكانًا فيه ماء ساخن وورقة تحميني.",
                [
                    (
                        "nadia",
                        "ar",
                        "for",
                        "وأنا معك. لنكتب معًا قائمة بما نحتاج إليه من معدّات.",
                        [],
                    ),
                ],
            ),
            (
                "khaled",
                "ar",
                "neutral",
                "ماذا عن العطلة الصيفية؟ ثلاثة أشهر بلا تلاميذ تعني ثلاثة أشهر بلا دخل.",
                [
                    (
                        "huda",
                        "ar",
                        "for",
                        "في الصيف نطبخ للأعراس وللمغتربين العائدين، والطلب عندها أكبر!",
                        [],
                    ),
                ],
            ),
            (
                "lucia",
                "es",
                "for",
                (
                    "En Valencia una cocina así funciona en un mercado municipal. Lo más difícil "
                    "fue repartir los turnos; lo más fácil, vender."
                ),
                [],
            ),
        ],
    },
    {
        "author": "umm-anas",
        "language": "ar",
        "category": "work",
        "place": "الحيّ الشرقي",
        "point": {"latitude": "32.557000", "longitude": "35.871000"},
        "cost": 9500,
        "supporters": 13,
        "title": "تعاونية بترخيص واحد لثلاثين مطبخًا منزليًّا",
        "text": "بدل أن تطلب كلّ واحدة منّا رخصة وحدها، نؤسّس تعاونية تحمل الرخصة باسمنا جميعًا وتفحص "
        "مطابخنا وتبيع للمدارس.\n\nتدفع كلّ عضو خمسة دنانير في الشهر، وتحصل على تأمين صحّي وفاتورة "
        "رسمية.",
        "comments": [
            (
                "samer",
                "ar",
                "against",
                "من المسؤول إذا تسمّم طفل من وجبة أُعدّت في بيت لا نراه؟ المطبخ المشترك أسلم.",
                [
                    (
                        "umm-anas",
                        "ar",
                        "for",
                        "سؤال مهمّ: لذلك نفحص كلّ مطبخ كلّ شهر، ونكتب اسم الطبّاخة على كلّ علبة.",
                        [("samer", "ar", "neutral", "هكذا يصبح الأمر معقولًا.", [])],
                    ),
                ],
            ),
        ],
    },
    {
        "author": "sarah",
        "language": "en",
        "category": "food",
        "place": "Al-Hashimi Street",
        "point": {"latitude": "32.555800", "longitude": "35.850300"},
        "cost": 4200,
        "supporters": 8,
        "title": "Breakfast boxes from yesterday’s bread",
        "text": "Bakeries throw away good bread every evening. A small team can collect it, toast "
        "it with za’atar and oil at six in the morning, and pack boxes with a piece of fruit.\n\n"
        "It is the cheapest breakfast we can offer, it can start next month, and it needs one oven "
        "and two bicycles.",
        "comments": [
            (
                "rania",
                "ar",
                "for",
                "فكرة بسيطة ويمكن أن تبدأ غدًا. أساعد في ترجمة الملصقات.",
                [],
            ),
            (
                "laith",
                "ar",
                "against",
                "الخبز القديم لأولادنا؟ لن تقبل الأمّهات بذلك، مهما كان الاسم جميلًا.",
                [
                    (
                        "sarah",
                        "en",
                        "neutral",
                        (
                            "Fair point. Baked the same day, unsold at closing time: would that be "
                            "acceptable?"
                        ),
                        [],
                    ),
                ],
            ),
        ],
    },
    {
        "author": "nadia",
        "language": "ar",
        "category": "training",
        "place": "مركز تدريب الحصن",
        "point": {"latitude": "32.488000", "longitude": "35.880000"},
        "cost": 6800,
        "supporters": 10,
        "title": "دورة سلامة الغذاء في المساء",
        "text": "معظم الدورات صباحية، ونحن نطبخ صباحًا. أقترح دورة من عشر أمسيات مع حضانة للأطفال "
        "في القاعة المجاورة، تنتهي بشهادة معترف بها.",
        "comments": [
            (
                "huda",
                "ar",
                "for",
                "الحضانة هي أهمّ سطر في المقترح. من دونها لن تأتي أيّ منّا.",
                [],
            ),
        ],
    },
    {
        "author": "laith",
        "language": "ar",
        "category": "place",
        "place": "سوق الخضار القديم",
        "point": {"latitude": "32.553900", "longitude": "35.848100"},
        "cost": 21000,
        "supporters": 6,
        "title": "مطبخ في سوق الخضار",
        "text": "في السوق القديم محلّات مغلقة منذ سنوات. إذا فتحنا المطبخ هناك اشترينا ما يبقى آخر "
        "النهار بنصف ثمنه، وعاد الناس إلى السوق في المساء.",
        "comments": [],
    },
    {
        "author": "karim",
        "language": "fr",
        "category": "work",
        "place": "",
        "cost": 12000,
        "supporters": 4,
        "title": "Une comptable partagée entre les cuisines",
        "text": "L’expérience de Sfax montre que les cuisines ferment à cause des papiers, pas de "
        "la cuisine. Une comptable à mi-temps, payée par trois cuisines et par la commune la "
        "première année, suffit pour les contrats, la caisse et les factures des écoles.",
        "comments": [
            (
                "khaled",
                "ar",
                "for",
                "هذا ما أسقط مشروعنا قبل ثلاث سنوات. أوافق تمامًا.",
                [],
            ),
        ],
    },
    {
        "author": "giulia",
        "language": "it",
        "category": "food",
        "place": "",
        "cost": None,
        "supporters": 3,
        "title": "Un ricettario delle nonne per le mense",
        "text": "Le mense di Palermo hanno recuperato dodici piatti di casa, economici e amati dai "
        "bambini. Si può fare lo stesso a Irbid: dodici ricette scelte dalle cuoche, calcolate per "
        "cento porzioni e stampate in un quaderno da appendere in cucina.",
        "comments": [],
    },
]
