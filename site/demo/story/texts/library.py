"""Library items: slug, kind, form, days before the story began, preview, words, text."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import say

AUTHORS = "MedRiSSE"
LICENCE = "CC BY 4.0"
ALL = ("fr", "en", "es", "it", "ar")

#: slug, kind, form, days, languages of the PDF, title, summary, paragraphs
PAPERS = [
    (
        "brief-alliances", "deliverable", "brief", 30, ALL,
        say("Note 1 : S’allier pour servir", "Brief 1: Allies in service", "Nota 1: Aliarse para servir", "Nota 1: Allearsi per servire", "المذكرة 1: نتحالف لنخدم"),
        say("Comment une commune et une coopérative partagent un service sans partager la responsabilité.", "How a municipality and a co-operative share a service without diluting responsibility.", "Cómo un ayuntamiento y una cooperativa comparten un servicio sin diluir la responsabilidad.", "Come un comune e una cooperativa condividono un servizio senza diluire la responsabilità.", "كيف تتقاسم بلدية وتعاونية خدمةً واحدة دون تمييع المسؤولية."),
        [
            say("La commune fixe le droit : qui peut demander le service, dans quel délai, à quel prix. La coopérative apporte les métiers et le voisinage. Un contrat court, renouvelé sur des résultats publics, relie les deux.", "The municipality sets the right: who may ask for the service, how soon, at what price. The co-operative brings the trades and the neighbours. A short contract, renewed on public results, joins the two.", "El ayuntamiento fija el derecho: quién puede pedir el servicio, en qué plazo, a qué precio. La cooperativa aporta los oficios y la vecindad. Un contrato corto, renovado según resultados públicos, une a ambos.", "Il comune fissa il diritto: chi può chiedere il servizio, in quanto tempo, a quale prezzo. La cooperativa porta i mestieri e il vicinato. Un contratto breve, rinnovato su risultati pubblici, unisce i due.", "تحدّد البلدية الحقّ: من يطلب الخدمة، وفي أي أجل، وبأي ثمن. وتقدّم التعاونية المهن وعلاقات الجوار. ويجمع بينهما عقد قصير يُجدَّد بناءً على نتائج علنية."),
            say("Trois conseils : écrire les heures réelles et non les heures idéales ; prévoir la fin du contrat dès le premier jour ; publier chaque trimestre trois chiffres que les habitants comprennent.", "Three pieces of advice: write down real hours, not ideal ones; plan the end of the contract from day one; publish three figures each quarter that residents understand.", "Tres consejos: escribir las horas reales y no las ideales; prever el final del contrato desde el primer día; publicar cada trimestre tres cifras que la gente entienda.", "Tre consigli: scrivere le ore reali e non quelle ideali; prevedere la fine del contratto dal primo giorno; pubblicare ogni trimestre tre cifre che gli abitanti capiscano.", "ثلاث نصائح: اكتبوا الساعات الفعلية لا المثالية؛ وخطّطوا لنهاية العقد منذ اليوم الأول؛ وانشروا كل ثلاثة أشهر ثلاثة أرقام يفهمها السكان."),
        ],
    ),
    (
        "brief-silver-economy", "deliverable", "brief", 55, ("fr", "en", "ar"),
        say("Note 2 : Vieillir crée des métiers", "Brief 2: Growing old creates trades", "Nota 2: Envejecer crea oficios", "Nota 2: Invecchiare crea mestieri", "المذكرة 2: التقدّم في السنّ يخلق مهنًا"),
        say("Aides à domicile, transport, réparations : des emplois à sortir de l’informel.", "Home help, transport, repairs: jobs to bring out of informality.", "Ayuda a domicilio, transporte, reparaciones: empleos que sacar de la informalidad.", "Assistenza, trasporto, riparazioni: lavori da far emergere.", "مساعدة منزلية ونقل وإصلاحات: أعمال ينبغي إخراجها من القطاع غير المنظّم."),
        [
            say("Une grande part des soins est donnée sans contrat, le plus souvent par des femmes. Une coopérative d’accompagnement garde la souplesse et ajoute le salaire, l’assurance et la formation.", "Much care is given without a contract, mostly by women. A companions’ co-operative keeps the flexibility and adds a wage, insurance and training.", "Gran parte de los cuidados se da sin contrato, casi siempre por mujeres. Una cooperativa de acompañamiento conserva la flexibilidad y añade salario, seguro y formación.", "Gran parte della cura è data senza contratto, quasi sempre da donne. Una cooperativa di accompagnamento mantiene la flessibilità e aggiunge salario, assicurazione e formazione.", "يُقدَّم جزء كبير من الرعاية دون عقد، وغالبًا ما تقوم به النساء. وتعاونية المرافَقة تحافظ على المرونة وتضيف الأجر والتأمين والتكوين."),
            say("La commune peut aider de trois façons : un local, un registre ouvert des personnes qui demandent une visite, et un paiement à date fixe.", "The municipality can help in three ways: premises, an open register of people who ask for a visit, and payment on a fixed date.", "El ayuntamiento puede ayudar de tres maneras: un local, un registro abierto de quienes piden una visita y un pago en fecha fija.", "Il comune può aiutare in tre modi: un locale, un registro aperto di chi chiede una visita e un pagamento a data fissa.", "ويمكن للبلدية أن تساعد بثلاث طرق: مقرّ، وسجلّ مفتوح لمن يطلبون زيارة، ودفع في موعد ثابت."),
        ],
    ),
    (
        "brief-local-currencies", "deliverable", "brief", 90, ("fr", "en"),
        say("Note 3 : Payer en monnaie locale", "Brief 3: Paying in local currency", "Nota 3: Pagar en moneda local", "Nota 3: Pagare in moneta locale", "المذكرة 3: الدفع بعملة محلية"),
        say("Ce qu’une ville gagne quand une partie d’un service se paie dans une monnaie qui reste chez elle.", "What a town gains when part of a service is paid in a currency that stays there.", "Qué gana una ciudad cuando parte de un servicio se paga en una moneda que se queda.", "Che cosa guadagna una città se parte di un servizio si paga in una moneta che resta.", "ما تكسبه المدينة حين يُدفع جزء من خدمة بعملة تبقى فيها."),
        [
            say("La monnaie locale n’est pas une économie parallèle : elle est échangée à parité, acceptée par des commerces inscrits, et la commune en publie le compte.", "A local currency is no parallel economy: it is exchanged at par, accepted by registered shops, and the municipality publishes its account.", "La moneda local no es una economía paralela: se cambia a la par, la aceptan comercios inscritos y el ayuntamiento publica su cuenta.", "La moneta locale non è un’economia parallela: si cambia alla pari, la accettano negozi iscritti e il comune ne pubblica il conto.", "العملة المحلية ليست اقتصادًا موازيًا: فهي تُصرف بسعر متساوٍ، وتقبلها متاجر مسجّلة، وتنشر البلدية حسابها."),
        ],
    ),
    (
        "transnational-report", "deliverable", "report", 120, ("fr", "en"),
        say("Rapport : cinq pays, cinq cartes", "Report: five countries, five maps", "Informe: cinco países, cinco mapas", "Rapporto: cinque paesi, cinque mappe", "تقرير: خمسة بلدان وخمس خرائط"),
        say("Analyse transnationale des cartographies et des études nationales.", "Transnational analysis of the mappings and national studies.", "Análisis transnacional de los mapas y los estudios nacionales.", "Analisi transnazionale delle mappature e degli studi nazionali.", "تحليل عابر للحدود للخرائط والدراسات الوطنية."),
        [
            say("Les cinq études posent la même question : qui rend déjà service, avec quels moyens, sous quelle loi ? Les réponses diffèrent, mais partout les initiatives durables ont un allié public stable et des comptes ouverts.", "The five studies ask the same question: who already serves, with what means, under which law? The answers differ, but everywhere lasting initiatives have a steady public ally and open accounts.", "Los cinco estudios plantean la misma pregunta: ¿quién presta ya servicio, con qué medios, bajo qué ley? Las respuestas difieren, pero las iniciativas que duran tienen un aliado público estable y cuentas abiertas.", "I cinque studi pongono la stessa domanda: chi offre già un servizio, con quali mezzi, sotto quale legge? Le risposte differiscono, ma ovunque le iniziative durature hanno un alleato pubblico stabile e conti aperti.", "تطرح الدراسات الخمس السؤال نفسه: من يقدّم خدمة بالفعل، وبأي وسائل، وفي ظلّ أي قانون؟ تختلف الأجوبة، لكن المبادرات التي تدوم لها في كل مكان حليف عمومي ثابت وحسابات مفتوحة."),
        ],
    ),
    (
        "workshop-guide", "document", "training", 20, ("fr", "ar"),
        say("Guide : animer une soirée d’idées", "Guide: running an ideas evening", "Guía: organizar una noche de ideas", "Guida: condurre una serata di idee", "دليل: تنشيط أمسية أفكار"),
        say("Deux heures, un mur, quarante personnes : le déroulé minute par minute.", "Two hours, one wall, forty people: the plan minute by minute.", "Dos horas, una pared, cuarenta personas: el plan minuto a minuto.", "Due ore, un muro, quaranta persone: il programma minuto per minuto.", "ساعتان وجدار وأربعون شخصًا: البرنامج دقيقة بدقيقة."),
        [
            say("Dix minutes pour accueillir, vingt pour écrire seul, trente pour regrouper à voix haute, vingt pour choisir, dix pour dire ce qui se passe ensuite. Le reste du temps, on mange ensemble.", "Ten minutes to welcome, twenty to write alone, thirty to group aloud, twenty to choose, ten to say what happens next. The rest of the time, people eat together.", "Diez minutos para acoger, veinte para escribir a solas, treinta para agrupar en voz alta, veinte para elegir y diez para decir qué pasa después. El resto del tiempo, se come en común.", "Dieci minuti per accogliere, venti per scrivere da soli, trenta per raggruppare a voce alta, venti per scegliere, dieci per dire che cosa succede dopo. Il resto del tempo si mangia insieme.", "عشر دقائق للترحيب، وعشرون للكتابة الفردية، وثلاثون للتجميع بصوت عالٍ، وعشرون للاختيار، وعشر لقول ما سيحدث بعد ذلك. وفي بقية الوقت نأكل معًا."),
        ],
    ),
    (
        "partners-charter", "document", "", 140, ALL,
        say("Charte des partenaires", "Partners’ charter", "Carta de los socios", "Carta dei partner", "ميثاق الشركاء"),
        say("Une page, sept engagements, la même dans cinq langues.", "One page, seven commitments, the same in five languages.", "Una página, siete compromisos, la misma en cinco lenguas.", "Una pagina, sette impegni, la stessa in cinque lingue.", "صفحة واحدة وسبعة التزامات، هي نفسها بخمس لغات."),
        [
            say("Nous publions nos comptes rendus. Nous répondons à chaque proposition. Nous payons le travail. Nous écrivons simplement. Nous laissons nos outils libres. Nous disons nos échecs. Nous rendons la parole avant de la prendre.", "We publish our minutes. We answer every proposal. We pay for work. We write plainly. We leave our tools free. We tell our failures. We give the floor before we take it.", "Publicamos nuestras actas. Respondemos a cada propuesta. Pagamos el trabajo. Escribimos con sencillez. Dejamos libres nuestras herramientas. Contamos nuestros fracasos. Damos la palabra antes de tomarla.", "Pubblichiamo i verbali. Rispondiamo a ogni proposta. Paghiamo il lavoro. Scriviamo in modo semplice. Lasciamo liberi i nostri strumenti. Raccontiamo i fallimenti. Diamo la parola prima di prenderla.", "ننشر محاضرنا. ونجيب عن كل مقترح. وندفع أجر العمل. ونكتب ببساطة. ونترك أدواتنا حرة. ونقول إخفاقاتنا. ونعطي الكلمة قبل أن نأخذها."),
        ],
    ),
]  # fmt: skip

FILM = "the-wheel-turns"
FILM_TITLE = say(
    "La roue tourne", "The wheel turns", "La rueda gira", "La ruota gira", "الناعورة تدور"
)
FILM_SUMMARY = say(
    "Douze secondes pour suivre une idée jusqu’au service. Film sans parole, sous-titré.",
    "Twelve seconds to follow an idea until it is a service. Silent film with captions.",
    "Doce segundos para seguir una idea hasta el servicio. Película muda con subtítulos.",
    "Dodici secondi per seguire un’idea fino al servizio. Film muto con sottotitoli.",
    "اثنتا عشرة ثانية نتتبّع فيها فكرة حتى تصير خدمة. فيلم صامت بترجمة مكتوبة.",
)
FILM_TEXT = [
    say(
        "Chaque godet qui monte porte une idée. Il se vide là où elle sert, puis redescend en chercher une autre.",
        "Every bucket that comes up carries an idea. It empties where the idea is useful, then goes down for another.",
        "Cada cangilón que sube lleva una idea. Se vacía donde hace falta y baja a por otra.",
        "Ogni secchio che sale porta un’idea. Si svuota dove serve, poi scende a prenderne un’altra.",
        "كل دلو يصعد يحمل فكرة. يُفرغها حيث تنفع ثم ينزل ليأتي بغيرها.",
    ),
]
#: What the captions say, three seconds each.
CAPTIONS = [
    say(
        "Une habitante a une idée.",
        "A resident has an idea.",
        "Una vecina tiene una idea.",
        "Un’abitante ha un’idea.",
        "إحدى الساكنات لديها فكرة.",
    ),
    say(
        "Tout le monde en discute, puis vote.",
        "Everybody discusses it, then votes.",
        "Todos la debaten y votan.",
        "Tutti ne discutono, poi votano.",
        "يناقشها الجميع ثم يصوّتون.",
    ),
    say(
        "On la dessine et on l’essaie ensemble.",
        "It is drawn and tried together.",
        "Se dibuja y se prueba en común.",
        "La si disegna e la si prova insieme.",
        "تُرسم وتُجرَّب معًا.",
    ),
    say(
        "Elle devient un service, et revient donner d’autres idées.",
        "It becomes a service, and comes back to give other ideas.",
        "Se convierte en servicio y vuelve a dar otras ideas.",
        "Diventa un servizio e torna a dare altre idee.",
        "تصبح خدمة، وتعود لتُلهم أفكارًا أخرى.",
    ),
]
TRANSCRIPT = say(
    "Image : une roue à eau tourne lentement devant la mer. Autour d’elle s’allument les étapes : idée, proposition, vote, essai, service. Sous-titres : Une habitante a une idée. Tout le monde en discute, puis vote. On la dessine et on l’essaie ensemble. Elle devient un service, et revient donner d’autres idées. Il n’y a pas de son.",
    "Picture: a water wheel turns slowly before the sea. Around it the stations light up: idea, proposal, vote, trial, service. Captions: A resident has an idea. Everybody discusses it, then votes. It is drawn and tried together. It becomes a service, and comes back to give other ideas. There is no sound.",
    "Imagen: una rueda hidráulica gira despacio ante el mar. A su alrededor se encienden las etapas: idea, propuesta, voto, prueba, servicio. Subtítulos: Una vecina tiene una idea. Todos la debaten y votan. Se dibuja y se prueba en común. Se convierte en servicio y vuelve a dar otras ideas. No hay sonido.",
    "Immagine: una ruota idraulica gira lenta davanti al mare. Intorno si accendono le tappe: idea, proposta, voto, prova, servizio. Sottotitoli: Un’abitante ha un’idea. Tutti ne discutono, poi votano. La si disegna e la si prova insieme. Diventa un servizio e torna a dare altre idee. Non c’è suono.",
    "الصورة: ناعورة تدور ببطء أمام البحر، وتضيء حولها المحطات: فكرة، مقترح، تصويت، تجربة، خدمة. الترجمة المكتوبة: إحدى الساكنات لديها فكرة. يناقشها الجميع ثم يصوّتون. تُرسم وتُجرَّب معًا. تصبح خدمة، وتعود لتُلهم أفكارًا أخرى. لا صوت في الفيلم.",
)
