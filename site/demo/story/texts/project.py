"""The project's fact sheet."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import bullets, paragraphs, say

TITLE = say("MedRiSSE", "MedRiSSE", "MedRiSSE", "MedRiSSE", "MedRiSSE")
SUMMARY = say(
    "Cinq pays partagent des innovations sociales qui marchent, pour créer des services et des emplois décents.",
    "Five countries share social innovations that work, to create services and decent jobs.",
    "Cinco países comparten innovaciones sociales que funcionan, para crear servicios y empleo digno.",
    "Cinque paesi condividono innovazioni sociali che funzionano, per creare servizi e lavoro dignitoso.",
    "خمسة بلدان تتقاسم ابتكارات اجتماعية ناجحة، لتوفير خدمات وفرص عمل لائقة.",
)
PURPOSE = say(
    "Reprendre ailleurs ce qui a réussi ici : des services et des emplois décents nés de l’économie solidaire.",
    "Take elsewhere what worked here: services and decent jobs born of the solidarity economy.",
    "Llevar a otros lugares lo que aquí funcionó: servicios y empleo digno nacidos de la economía solidaria.",
    "Portare altrove ciò che qui ha funzionato: servizi e lavoro dignitoso nati dall’economia solidale.",
    "أن ننقل إلى أماكن أخرى ما نجح هنا: خدمات وفرص عمل لائقة نشأت من الاقتصاد التضامني.",
)

ABOUT = say(
    "À propos du projet", "About the project", "Acerca del proyecto", "Il progetto", "عن المشروع"
)
ABOUT_TEXT = paragraphs(
    say(
        "Coopératives, mutuelles et associations emploient durablement, entrent dans de nouveaux métiers et répondent à des besoins que personne ne couvrait. En Italie, des politiques d’appui ont fait grandir l’emploi dans l’économie sociale. En Espagne, les règles sont en place et fonctionnent. En Tunisie, le parlement a adopté la loi sur l’économie sociale et solidaire le 17 juin 2020. La Palestine et la Jordanie réforment les leurs.",
        "Co-operatives, mutual societies and associations offer lasting work, enter new trades and meet needs nobody covered. In Italy, support policies made employment in the social economy grow. In Spain, the rules are in place and work. In Tunisia, parliament adopted the social and solidarity economy bill on 17 June 2020. Palestine and Jordan are reforming theirs.",
        "Cooperativas, mutualidades y asociaciones ofrecen empleo duradero, entran en nuevos oficios y responden a necesidades que nadie cubría. En Italia, las políticas de apoyo hicieron crecer el empleo en la economía social. En España, las normas existen y funcionan. En Túnez, el parlamento aprobó la ley de economía social y solidaria el 17 de junio de 2020. Palestina y Jordania están reformando las suyas.",
        "Cooperative, mutue e associazioni offrono lavoro duraturo, entrano in nuovi mestieri e rispondono a bisogni che nessuno copriva. In Italia le politiche di sostegno hanno fatto crescere l’occupazione nell’economia sociale. In Spagna le regole ci sono e funzionano. In Tunisia il parlamento ha adottato la legge sull’economia sociale e solidale il 17 giugno 2020. Palestina e Giordania stanno riformando le loro.",
        "توفّر التعاونيات والتعاضديات والجمعيات عملًا دائمًا، وتدخل مهنًا جديدة، وتلبّي حاجات لم يكن أحد يلبّيها. ففي إيطاليا أدّت سياسات الدعم إلى نمو التشغيل في الاقتصاد الاجتماعي. وفي إسبانيا توجد القواعد وهي تعمل. وفي تونس صادق البرلمان على قانون الاقتصاد الاجتماعي والتضامني في 17 يونيو 2020. أما فلسطين والأردن فتُصلحان قوانينهما.",
    ),
    say(
        "Les partenaires se connaissent : ils viennent de cinq projets d’inclusion sociale déjà menés ensemble. Ils veulent garder le meilleur de ces projets, fabriquer des services municipaux avec les acteurs locaux de l’économie solidaire, et poursuivre avec les pouvoirs publics la discussion sur les lois à changer.",
        "The partners know each other: they come from five earlier inclusion projects. They want to keep the best of those projects, make municipal services with local solidarity-economy actors, and go on discussing with public authorities which laws should change.",
        "Los socios se conocen: vienen de cinco proyectos anteriores de inclusión social. Quieren conservar lo mejor de ellos, crear servicios municipales con los actores locales de la economía solidaria y seguir hablando con los poderes públicos de las leyes que hay que cambiar.",
        "I partner si conoscono: vengono da cinque precedenti progetti di inclusione sociale. Vogliono conservare il meglio di quei progetti, costruire servizi comunali con gli attori locali dell’economia solidale e continuare a discutere con le istituzioni delle leggi da cambiare.",
        "الشركاء يعرفون بعضهم بعضًا، فقد جاؤوا من خمسة مشاريع سابقة في الإدماج الاجتماعي. وهم يريدون الاحتفاظ بأفضل ما فيها، وإنشاء خدمات بلدية مع الفاعلين المحليين في الاقتصاد التضامني، ومواصلة الحوار مع السلطات العمومية حول القوانين التي ينبغي تغييرها.",
    ),
)

KEY = say(
    "Informations clés",
    "Key information",
    "Información clave",
    "Informazioni chiave",
    "معلومات أساسية",
)
FULL_TITLE = say(
    "Innovations reproductibles de l’économie sociale et solidaire, au service des habitants et de l’emploi décent, en appui à la reprise après le COVID-19",
    "Replicable innovations of the social and solidarity economy for services and decent jobs, supporting the post-COVID-19 recovery",
    "Innovaciones replicables de la economía social y solidaria para los servicios y el empleo digno, en apoyo a la recuperación tras la COVID-19",
    "Innovazioni replicabili dell’economia sociale e solidale per i servizi e il lavoro dignitoso, a sostegno della ripresa dopo il COVID-19",
    "ابتكارات قابلة للنقل في الاقتصاد الاجتماعي والتضامني من أجل الخدمات والعمل اللائق، دعمًا للتعافي بعد كوفيد-19",
)
OBJECTIVE_LINE = say(
    "A.3 Inclusion sociale et lutte contre la pauvreté",
    "A.3 Social inclusion and fight against poverty",
    "A.3 Inclusión social y lucha contra la pobreza",
    "A.3 Inclusione sociale e lotta alla povertà",
    "أ.3 الإدماج الاجتماعي ومكافحة الفقر",
)
PRIORITY = say(
    "A.3.2 Économie sociale et solidaire",
    "A.3.2 Social and solidarity economy",
    "A.3.2 Economía social y solidaria",
    "A.3.2 Economia sociale e solidale",
    "أ.3.2 الاقتصاد الاجتماعي والتضامني",
)
MONEY = say(
    "Données financières",
    "Financial data",
    "Datos financieros",
    "Dati finanziari",
    "المعطيات المالية",
)
FIGURES = say(
    "Le projet en chiffres",
    "The project in figures",
    "El proyecto en cifras",
    "Il progetto in cifre",
    "المشروع بالأرقام",
)
PARTNERS_COUNT = say("partenaires", "partners", "socios", "partner", "شركاء")
COUNTRIES_COUNT = say("pays", "countries", "países", "paesi", "بلدان")
OUTPUTS_COUNT = say(
    "réalisations techniques",
    "technical outputs",
    "productos técnicos",
    "prodotti tecnici",
    "مخرجات فنية",
)
DURATION = say("Durée du projet", "Duration", "Duración", "Durata", "مدة المشروع")
DURATION_NOTE = say(
    "Dates données en exemple.", "The dates are examples.", "Las fechas son un ejemplo.",
    "Le date sono un esempio.", "التواريخ على سبيل المثال.",
)  # fmt: skip
PARTNERSHIP = say("Partenariat", "Partnership", "Socios", "Partenariato", "الشراكة")
PARTNERSHIP_NOTE = say(
    "Partenaires donnés en exemple : leur nature et leur ville, sans nom d’organisation.",
    "The partners are examples: what they are and their city, without the name of an organisation.",
    "Los socios son un ejemplo: qué son y en qué ciudad están, sin nombre de organización.",
    "I partner sono un esempio: che cosa sono e in quale città, senza nome di organizzazione.",
    "الشركاء على سبيل المثال: نوعهم ومدينتهم، دون اسم أي منظمة.",
)

OBJECTIVE = say("Objectif", "Objective", "Objetivo", "Obiettivo", "الهدف")
OBJECTIVE_TEXT = paragraphs(
    say(
        "Faire reculer la pauvreté, les inégalités, l’exclusion et les atteintes à l’environnement autour de la Méditerranée, en écrivant les politiques sociales avec celles et ceux qui en vivent. Pour cela, le projet met au point des innovations solidaires et une méthode commune de coproduction.",
        "Push back poverty, inequality, exclusion and harm to the environment around the Mediterranean, by writing social policies with the people who live with them. To that end the project develops solidarity-economy innovations and one shared method of co-production.",
        "Hacer retroceder la pobreza, la desigualdad, la exclusión y el daño ambiental en el Mediterráneo, escribiendo las políticas sociales con quienes las viven. Para ello, el proyecto desarrolla innovaciones solidarias y un método común de coproducción.",
        "Far arretrare povertà, disuguaglianze, esclusione e danni all’ambiente intorno al Mediterraneo, scrivendo le politiche sociali con chi le vive. Per questo il progetto mette a punto innovazioni solidali e un metodo comune di coproduzione.",
        "الحدّ من الفقر واللامساواة والإقصاء والإضرار بالبيئة حول المتوسط، بكتابة السياسات الاجتماعية مع الذين يعيشونها. ولذلك يطوّر المشروع ابتكارات تضامنية ومنهجًا مشتركًا للإنتاج المشترك.",
    )
)
IMPROVED = say(
    "Ce qui va s’améliorer",
    "What will be improved",
    "Qué va a mejorar",
    "Che cosa migliorerà",
    "ما الذي سيتحسّن",
)
IMPROVED_TEXT = paragraphs(
    say(
        "Le projet montre, exemples à l’appui, comment lever les obstacles connus. Il laisse aux institutions, aux bailleurs, aux acteurs de l’économie solidaire et aux partenaires locaux des moyens durables et peu coûteux d’offrir de bons services sociaux. Là où se forme un milieu solidaire, à l’échelle d’un quartier, d’une région ou d’un pays, l’emploi et l’inclusion suivent.",
        "The project shows by example how known obstacles are overcome. It leaves institutions, funders, solidarity-economy actors and local partners with lasting, inexpensive ways to offer good social services. Where a supportive environment grows, in a neighbourhood, a region or a country, jobs and inclusion follow.",
        "El proyecto muestra con ejemplos cómo superar obstáculos conocidos. Deja a instituciones, financiadores, actores de la economía solidaria y socios locales medios duraderos y poco costosos para ofrecer buenos servicios sociales. Donde crece un entorno solidario, en un barrio, una región o un país, llegan el empleo y la inclusión.",
        "Il progetto mostra con esempi come superare ostacoli noti. Lascia a istituzioni, finanziatori, attori dell’economia solidale e partner locali modi duraturi e poco costosi di offrire buoni servizi sociali. Dove cresce un ambiente solidale, in un quartiere, una regione o un paese, arrivano lavoro e inclusione.",
        "يبيّن المشروع بالأمثلة كيف تُذلَّل العوائق المعروفة. ويترك للمؤسسات والمموّلين وفاعلي الاقتصاد التضامني والشركاء المحليين وسائل دائمة وقليلة الكلفة لتقديم خدمات اجتماعية جيدة. وحيث تنشأ بيئة تضامنية، في حيّ أو جهة أو بلد، يأتي العمل والإدماج.",
    )
)

BENEFIT = say(
    "À qui le projet profite",
    "Who benefits",
    "A quién beneficia",
    "Chi ne beneficia",
    "من المستفيد",
)
ACTORS = say(
    "acteurs de l’économie sociale et solidaire", "actors of the social and solidarity economy",
    "actores de la economía social y solidaria", "attori dell’economia sociale e solidale",
    "من فاعلي الاقتصاد الاجتماعي والتضامني",
)  # fmt: skip
RESEARCHERS = say(
    "chercheuses et chercheurs", "researchers", "investigadoras e investigadores",
    "ricercatrici e ricercatori", "من الباحثات والباحثين",
)  # fmt: skip
PUBLIC = say(
    "entrepreneurs et décideurs du secteur public", "public-sector entrepreneurs and decision makers",
    "emprendedores y responsables del sector público", "imprenditori e decisori del settore pubblico",
    "من المبادرين وصنّاع القرار في القطاع العام",
)  # fmt: skip
DECIDERS = say(
    "Celles et ceux qui décident, surtout en matière de politiques sociales",
    "Decision makers, mainly in social policies",
    "Quienes deciden, sobre todo en políticas sociales",
    "Chi decide, soprattutto nelle politiche sociali",
    "صنّاع القرار، ولا سيما في السياسات الاجتماعية",
)

EXPECTED = say(
    "Réalisations attendues",
    "Expected achievements",
    "Logros previstos",
    "Risultati attesi",
    "الإنجازات المنتظرة",
)
LAB = say(
    "laboratoire méditerranéen de coproduction pour l’innovation sociale",
    "Mediterranean co-production laboratory on social innovation",
    "laboratorio mediterráneo de coproducción para la innovación social",
    "laboratorio mediterraneo di coproduzione sull’innovazione sociale",
    "مختبر متوسطي للإنتاج المشترك في الابتكار الاجتماعي",
)
BRIEFS = say(
    "notes d’orientation sur l’innovation sociale", "policy briefs on social innovation",
    "notas de orientación sobre innovación social", "note di indirizzo sull’innovazione sociale",
    "مذكرات توجيهية حول الابتكار الاجتماعي",
)  # fmt: skip
TOOLKIT = say(
    "boîte à outils méditerranéenne pour reproduire ce qui protège les droits économiques et sociaux",
    "Mediterranean replicability toolkit for the protection of economic and social rights",
    "caja de herramientas mediterránea para replicar lo que protege los derechos económicos y sociales",
    "kit mediterraneo di replicabilità per la tutela dei diritti economici e sociali",
    "حقيبة أدوات متوسطية لنقل التجارب من أجل حماية الحقوق الاقتصادية والاجتماعية",
)
REPORT = say(
    "rapport transnational d’analyse des cartographies et des études nationales",
    "transnational report analysing the mappings and national studies on social innovation",
    "informe transnacional de análisis de los mapas y estudios nacionales",
    "rapporto transnazionale di analisi delle mappature e degli studi nazionali",
    "تقرير عابر للحدود يحلّل الخرائط والدراسات الوطنية حول الابتكار الاجتماعي",
)

POLICY = say(
    "Contribution aux politiques publiques", "Contribution to policy making",
    "Contribución a las políticas públicas", "Contributo alle politiche pubbliche",
    "الإسهام في صنع السياسات",
)  # fmt: skip
THEMES = [
    (
        say("Alliances entre le public et les habitants", "Public and community alliances for services", "Alianzas entre lo público y la comunidad", "Alleanze tra pubblico e comunità", "تحالفات بين القطاع العام والأهالي"),
        paragraphs(say(
            "Un service ouvert à tous garantit des droits. Rien n’oblige l’État à le gérer seul : il peut s’allier à des associations et à des entreprises sociales, et rester garant.",
            "A service open to all secures rights. Nothing obliges the state to run it alone: it can ally with associations and social enterprises, and remain answerable.",
            "Un servicio abierto a todos garantiza derechos. Nada obliga al Estado a gestionarlo solo: puede aliarse con asociaciones y empresas sociales y seguir siendo garante.",
            "Un servizio aperto a tutti garantisce diritti. Nulla obbliga lo Stato a gestirlo da solo: può allearsi con associazioni e imprese sociali e restarne garante.",
            "الخدمة المفتوحة للجميع تضمن الحقوق، ولا شيء يُلزم الدولة بإدارتها وحدها: يمكنها أن تتحالف مع الجمعيات والمؤسسات الاجتماعية وتبقى هي الضامن.",
        )),
    ),
    (
        say("Laboratoires d’innovation publique", "Policy innovation laboratories", "Laboratorios de innovación pública", "Laboratori di innovazione pubblica", "مختبرات الابتكار في السياسات"),
        paragraphs(say(
            "Des habitants savent concevoir, programmer et essayer. Un laboratoire leur donne une place, une méthode et des données ouvertes, et à l’administration le droit d’apprendre en public.",
            "Many people can design, code and test. A laboratory gives them a place, a method and open data, and gives the administration the right to learn in public.",
            "Mucha gente sabe diseñar, programar y probar. Un laboratorio le da un lugar, un método y datos abiertos, y a la administración el derecho de aprender en público.",
            "Molte persone sanno progettare, programmare e provare. Un laboratorio dà loro un luogo, un metodo e dati aperti, e all’amministrazione il diritto di imparare in pubblico.",
            "كثير من الناس يجيدون التصميم والبرمجة والتجريب. والمختبر يمنحهم مكانًا ومنهجًا وبيانات مفتوحة، ويمنح الإدارة حقّ التعلّم علنًا.",
        )),
    ),
    (
        say("Économie sociale et emplois décents", "Social economy and decent jobs", "Economía social y empleo digno", "Economia sociale e lavoro dignitoso", "الاقتصاد الاجتماعي والعمل اللائق"),
        bullets(
            say("L’économie des seniors : vivre chez soi plus longtemps crée des métiers.", "The silver economy: living at home for longer creates trades.", "La economía de las personas mayores: vivir más tiempo en casa crea oficios.", "L’economia della terza età: vivere più a lungo in casa crea mestieri.", "اقتصاد كبار السن: البقاء في البيت مدة أطول يخلق مهنًا."),
            say("Le travail informel : des coopératives donnent un contrat, une assurance, une voix.", "Informal work: co-operatives bring a contract, insurance and a voice.", "El trabajo informal: las cooperativas dan contrato, seguro y voz.", "Il lavoro informale: le cooperative danno contratto, assicurazione e voce.", "العمل غير المنظّم: التعاونيات تمنح عقدًا وتأمينًا وصوتًا."),
        ),
    ),
    (
        say("Innovation financière dans les services publics", "Financial innovation in public services", "Innovación financiera en los servicios públicos", "Innovazione finanziaria nei servizi pubblici", "الابتكار المالي في الخدمات العمومية"),
        paragraphs(say(
            "Une monnaie locale peut payer un service et reste dans le quartier : elle soutient les commerces voisins au lieu de partir au loin.",
            "A local currency can pay for a service and stays in the neighbourhood: it supports the shops nearby instead of leaving.",
            "Una moneda local puede pagar un servicio y se queda en el barrio: apoya los comercios cercanos en vez de irse lejos.",
            "Una moneta locale può pagare un servizio e resta nel quartiere: sostiene i negozi vicini invece di andarsene.",
            "يمكن للعملة المحلية أن تكون وسيلة دفع لخدمة ما وأن تبقى في الحي: فهي تدعم المتاجر القريبة بدل أن ترحل بعيدًا.",
        )),
    ),
]  # fmt: skip
