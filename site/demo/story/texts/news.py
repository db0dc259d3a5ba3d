"""News: slug, days before the story began, picture, territory, words."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import paragraphs, say

PIECES = [
    (
        "sfax-first-home-visits", 12, "care", "sfax",
        say("Sfax : les premières visites à domicile ont commencé", "Sfax: the first home visits have begun", "Sfax: empiezan las primeras visitas a domicilio", "Sfax: iniziate le prime visite a domicilio", "صفاقس: انطلاق الزيارات المنزلية الأولى"),
        say("Une infirmière et deux accompagnatrices passent chaque semaine chez trente personnes âgées.", "A nurse and two companions call on thirty elderly people every week.", "Una enfermera y dos acompañantes visitan cada semana a treinta personas mayores.", "Un’infermiera e due accompagnatrici visitano ogni settimana trenta anziani.", "ممرضة ومرافقتان يزرن كل أسبوع ثلاثين من كبار السن."),
        paragraphs(
            say("Tout est parti d’une petite carte collée un soir d’atelier : « Une infirmière du quartier qui passe deux fois par semaine. » La proposition a été débattue, votée, puis préparée avec la commune et une coopérative de soins.", "It all began with a small card stuck up one workshop evening: “A neighbourhood nurse who calls twice a week.” The proposal was discussed, voted on, then prepared with the municipality and a care co-operative.", "Todo empezó con una tarjeta pegada en un taller: «Una enfermera del barrio que pase dos veces por semana». La propuesta se debatió, se votó y se preparó con el ayuntamiento y una cooperativa de cuidados.", "Tutto è nato da un biglietto attaccato una sera di laboratorio: «Un’infermiera di quartiere che passa due volte alla settimana». La proposta è stata discussa, votata e preparata con il comune e una cooperativa di cura.", "بدأ كل شيء ببطاقة صغيرة أُلصقت ذات مساء في ورشة: «ممرضة من الحي تزورنا مرتين في الأسبوع». نوقش المقترح وصُوّت عليه، ثم أُعدّ مع البلدية وتعاونية للرعاية."),
            say("Pendant six mois, l’équipe note ce qui aide et ce qui manque. Les chiffres seront publiés, même s’ils déçoivent.", "For six months the team notes what helps and what is missing. The figures will be published, even if they disappoint.", "Durante seis meses el equipo anota lo que ayuda y lo que falta. Las cifras se publicarán, aunque decepcionen.", "Per sei mesi la squadra annota che cosa aiuta e che cosa manca. I dati saranno pubblicati, anche se deludono.", "على مدى ستة أشهر يسجّل الفريق ما ينفع وما ينقص. وستُنشر الأرقام حتى إن كانت مخيّبة."),
        ),
    ),
    (
        "irbid-kitchen-tables", 25, "kitchen", "irbid",
        say("Irbid cherche des idées pour ses cuisines partagées", "Irbid looks for ideas for its shared kitchens", "Irbid busca ideas para sus cocinas compartidas", "Irbid cerca idee per le sue cucine condivise", "إربد تبحث عن أفكار لمطابخها المشتركة"),
        say("Des femmes y travailleraient, des écoliers y mangeraient. Vos propositions sont ouvertes.", "Women would work there, schoolchildren would eat there. Proposals are open.", "Trabajarían mujeres y comerían escolares. El plazo de propuestas está abierto.", "Vi lavorerebbero donne, vi mangerebbero scolari. Le proposte sono aperte.", "تعمل فيها نساء ويأكل منها تلاميذ. باب المقترحات مفتوح."),
        paragraphs(
            say("L’association de développement local a trouvé trois locaux. Reste à décider des horaires, des menus et de ce que chaque repas doit rapporter à celles qui cuisinent.", "The community development association has found three premises. What remains is to decide the hours, the menus and what each meal must bring those who cook.", "La asociación de desarrollo local ha encontrado tres locales. Falta decidir horarios, menús y cuánto debe dejar cada comida a quienes cocinan.", "L’associazione di sviluppo locale ha trovato tre locali. Restano da decidere orari, menù e quanto ogni pasto debba rendere a chi cucina.", "وجدت جمعية التنمية المحلية ثلاثة محلات. وبقي أن نقرّر المواعيد وقوائم الطعام وما يجب أن تعود به كل وجبة على الطاهيات."),
            say("On peut écrire dans sa langue, seul ou au nom d’une association. Chaque proposition recevra une réponse motivée.", "You may write in your own language, alone or for an association. Every proposal will get an answer with its reasons.", "Se puede escribir en la propia lengua, a título personal o en nombre de una asociación. Cada propuesta recibirá una respuesta razonada.", "Si può scrivere nella propria lingua, da soli o per un’associazione. Ogni proposta riceverà una risposta motivata.", "يمكن الكتابة بلغتك، باسمك أو باسم جمعية. وسيتلقى كل مقترح جوابًا معلّلًا."),
        ),
    ),
    (
        "valencia-votes", 6, "garden", "valencia",
        say("València : 120 000 € pour le temps des voisins, à vous de voter", "València: 120,000 € for neighbours’ time, now vote", "València: 120 000 € para el tiempo vecinal, toca votar", "València: 120 000 € per il tempo dei vicini, ora si vota", "بلنسية: 120 ألف يورو لوقت الجيران، صوّتوا الآن"),
        say("Huit projets, un budget, un bulletin que chacun peut recompter.", "Eight projects, one budget, and ballots anybody can recount.", "Ocho proyectos, un presupuesto y papeletas que cualquiera puede recontar.", "Otto progetti, un bilancio e schede che chiunque può ricontare.", "ثمانية مشاريع وميزانية واحدة وأوراق اقتراع يستطيع أي شخص إعادة عدّها."),
        paragraphs(
            say("Un potager, une navette, un atelier de réparation : tout ne tient pas dans l’enveloppe. Le bulletin montre la somme à mesure que l’on choisit.", "A vegetable garden, a shuttle, a repair workshop: not everything fits the budget. The ballot shows the sum as you choose.", "Un huerto, una lanzadera, un taller de reparación: no todo cabe. La papeleta muestra la suma a medida que se elige.", "Un orto, una navetta, un’officina di riparazione: non tutto ci sta. La scheda mostra la somma mentre si sceglie.", "بستان خضر، وحافلة صغيرة، وورشة إصلاح: لا تتّسع الميزانية لكل شيء. وتعرض ورقة الاقتراع المجموع مع كل اختيار."),
            say("Le vote est secret. Les bulletins seront publiés sans lien avec les personnes, avec le programme qui les recompte.", "The vote is secret. The ballots will be published without any link to people, together with the program that recounts them.", "El voto es secreto. Las papeletas se publicarán sin relación con las personas, junto con el programa que las recuenta.", "Il voto è segreto. Le schede saranno pubblicate senza legame con le persone, insieme al programma che le riconta.", "التصويت سرّي. وستُنشر الأوراق دون أي صلة بالأشخاص، مع البرنامج الذي يعيد عدّها."),
        ),
    ),
    (
        "palermo-time-bank", 40, "timebank", "palermo",
        say("À Palerme, une heure vaut une heure", "In Palermo, an hour is worth an hour", "En Palermo, una hora vale una hora", "A Palermo un’ora vale un’ora", "في باليرمو، الساعة بساعة"),
        say("Le quartier prépare une banque du temps : premières idées recueillies en direct.", "The neighbourhood prepares a time bank: first ideas gathered live.", "El barrio prepara un banco de tiempo: primeras ideas, en directo.", "Il quartiere prepara una banca del tempo: prime idee raccolte dal vivo.", "الحي يُعدّ بنكًا للوقت: جمع الأفكار الأولى مباشرة."),
        paragraphs(
            say("Réparer une étagère contre une leçon d’arabe, garder un enfant contre un trajet à l’hôpital : chacun sait faire quelque chose. La séance en ligne reste ouverte, un code suffit pour entrer.", "Mending a shelf for an Arabic lesson, minding a child for a lift to the hospital: everyone can do something. The online session is still open and a code is all it takes.", "Arreglar una estantería a cambio de una clase de árabe, cuidar a un niño por un viaje al hospital: todo el mundo sabe hacer algo. La sesión en línea sigue abierta y basta un código.", "Riparare uno scaffale in cambio di una lezione di arabo, badare a un bimbo per un passaggio in ospedale: ognuno sa fare qualcosa. La sessione online resta aperta e basta un codice.", "إصلاح رفّ مقابل درس في العربية، ورعاية طفل مقابل توصيلة إلى المستشفى: كل إنسان يجيد شيئًا. والجلسة ما زالت مفتوحة، ويكفي رمز للدخول."),
        ),
    ),
    (
        "hebron-youth-plan", 58, "workshop", "hebron",
        say("Hébron : des ateliers coopératifs pensés par les jeunes", "Hebron: co-operative workshops planned by young people", "Hebrón: talleres cooperativos pensados por jóvenes", "Hebron: laboratori cooperativi pensati dai giovani", "الخليل: ورشات تعاونية يخطّط لها الشباب"),
        say("Verre, bois, couture : trois métiers, une coopérative, un calendrier.", "Glass, wood, sewing: three trades, one co-operative, one calendar.", "Vidrio, madera, costura: tres oficios, una cooperativa, un calendario.", "Vetro, legno, cucito: tre mestieri, una cooperativa, un calendario.", "زجاج وخشب وخياطة: ثلاث حرف وتعاونية واحدة ورزنامة."),
        paragraphs(
            say("Soixante jeunes ont dit ce qui les retient : pas de local, pas de premier client, pas de statut. La consultation qui s’ouvrira bientôt part de ces trois manques.", "Sixty young people said what holds them back: no premises, no first customer, no legal status. The consultation that opens soon starts from these three gaps.", "Sesenta jóvenes dijeron qué los frena: ni local, ni primer cliente, ni forma jurídica. La consulta que se abrirá pronto parte de esas tres carencias.", "Sessanta giovani hanno detto che cosa li frena: niente locali, niente primo cliente, niente forma giuridica. La consultazione che si aprirà presto parte da qui.", "قال ستون شابًا وشابة ما الذي يعيقهم: لا مقرّ ولا زبون أول ولا صفة قانونية. ومن هذه النواقص الثلاثة تنطلق الاستشارة التي ستُفتح قريبًا."),
        ),
    ),
    (
        "library-opens", 75, "harbour", None,
        say("La bibliothèque du projet est ouverte", "The project’s library is open", "La biblioteca del proyecto está abierta", "La biblioteca del progetto è aperta", "افتتاح مكتبة المشروع"),
        say("Notes, rapport et film se lisent et se réutilisent librement.", "Briefs, report and film may be read and reused freely.", "Notas, informe y película se pueden leer y reutilizar libremente.", "Note, rapporto e film si possono leggere e riusare liberamente.", "المذكرات والتقرير والفيلم متاحة للقراءة وإعادة الاستعمال بحرية."),
        paragraphs(
            say("Tout ce que le projet écrit est déposé ici, dans les langues où cela existe, sous licence libre. Chaque réalisation promise renvoie à ce qui la prouve.", "Everything the project writes is kept here, in the languages it exists in, under a free licence. Every promised achievement links to what proves it.", "Todo lo que el proyecto escribe queda aquí, en las lenguas en que existe, con licencia libre. Cada logro prometido enlaza con su prueba.", "Tutto ciò che il progetto scrive sta qui, nelle lingue in cui esiste, con licenza libera. Ogni risultato promesso rimanda a ciò che lo dimostra.", "كل ما يكتبه المشروع محفوظ هنا باللغات المتوفرة وبرخصة حرة. وكل إنجاز موعود يحيل إلى ما يُثبته."),
        ),
    ),
]  # fmt: skip
