"""Events: slug, days from the story's start, hours, zone, mode, place, picture, words."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import paragraphs, say

SFAX_PLACE = say(
    "Maison des associations, Sfax",
    "House of associations, Sfax",
    "Casa de las asociaciones, Sfax",
    "Casa delle associazioni, Sfax",
    "دار الجمعيات، صفاقس",
)
VALENCIA_PLACE = say(
    "Marché du quartier, València",
    "Neighbourhood market, València",
    "Mercado del barrio, València",
    "Mercato di quartiere, València",
    "سوق الحي، بلنسية",
)
TUNIS_PLACE = say(
    "Bibliothèque municipale, Tunis",
    "Municipal library, Tunis",
    "Biblioteca municipal, Túnez",
    "Biblioteca comunale, Tunisi",
    "المكتبة البلدية، تونس العاصمة",
)
HEBRON_PLACE = say(
    "Atelier de verre, vieille ville d’Hébron",
    "Glass workshop, old city of Hebron",
    "Taller de vidrio, ciudad vieja de Hebrón",
    "Vetreria, città vecchia di Hebron",
    "مشغل الزجاج، البلدة القديمة في الخليل",
)

#: Whose organisers run an event; what takes place online is nobody's.
TOWNS = {
    "open-day-sfax": "sfax",
    "valencia-budget-fair": "valencia",
    "hebron-first-workshop": "hebron",
    "tunis-kickoff": "tunis",
    "sfax-card-night": "sfax",
}
#: slug, days, first hour, last hour, zone, mode, place, latitude, longitude, picture, title, summary, body
EVENTS = [
    (
        "open-day-sfax", 16, 10, 13, "Africa/Tunis", "in_person", SFAX_PLACE, 34.74, 10.76, "square",
        say("Porte ouverte : les soins à domicile, trois mois après", "Open day: home care, three months on", "Puertas abiertas: la ayuda a domicilio, tres meses después", "Porte aperte: la cura a domicilio, tre mesi dopo", "يوم مفتوح: الرعاية المنزلية بعد ثلاثة أشهر"),
        say("Rencontrez l’équipe, lisez les premiers chiffres, dites ce qui manque.", "Meet the team, read the first figures, say what is missing.", "Conozca al equipo, lea las primeras cifras y diga qué falta.", "Incontrate la squadra, leggete i primi dati, dite che cosa manca.", "تعرّفوا إلى الفريق، واطّلعوا على الأرقام الأولى، وقولوا ما الذي ينقص."),
        paragraphs(
            say("L’infirmière, les accompagnatrices et la commune répondent aux questions. Une table accueille celles et ceux qui veulent proposer la même chose dans leur quartier. Entrée libre, accès de plain-pied.", "The nurse, the companions and the municipality answer questions. One table is for people who want the same in their neighbourhood. Free entry, step-free access.", "La enfermera, las acompañantes y el ayuntamiento responden a las preguntas. Una mesa recibe a quienes quieren lo mismo en su barrio. Entrada libre y sin escalones.", "L’infermiera, le accompagnatrici e il comune rispondono alle domande. Un tavolo accoglie chi vuole lo stesso nel proprio quartiere. Ingresso libero e senza gradini.", "تجيب الممرضة والمرافقتان والبلدية عن الأسئلة. وتستقبل طاولة خاصة من يريدون الأمر نفسه في حيّهم. الدخول مجاني ودون درج."),
        ),
    ),
    (
        "replicability-webinar", 30, 15, 17, "Europe/Rome", "online", "", None, None, "wheel",
        say("Comment reprendre un service qui marche ailleurs ?", "How do you take up a service that works elsewhere?", "¿Cómo retomar un servicio que funciona en otro lugar?", "Come riprendere un servizio che funziona altrove?", "كيف ننقل خدمة ناجحة من مكان آخر؟"),
        say("Réunion en ligne, avec interprétation en arabe, espagnol, français et italien.", "Online meeting, interpreted into Arabic, Spanish, French and Italian.", "Reunión en línea, con interpretación al árabe, español, francés e italiano.", "Riunione online, con interpretariato in arabo, spagnolo, francese e italiano.", "اجتماع عبر الإنترنت بترجمة فورية إلى العربية والإسبانية والفرنسية والإيطالية."),
        paragraphs(
            say("Trois équipes racontent ce qu’elles ont changé en reprenant l’idée d’une autre ville : les horaires, le statut des salariées, la façon de payer. La liste de contrôle de la boîte à outils sert de fil.", "Three teams tell what they changed when they took up another town’s idea: the hours, the workers’ status, the way of paying. The toolkit’s checklist is the thread.", "Tres equipos cuentan qué cambiaron al retomar la idea de otra ciudad: los horarios, el estatuto de las trabajadoras, la forma de pago. La lista de la caja de herramientas sirve de hilo.", "Tre squadre raccontano che cosa hanno cambiato riprendendo l’idea di un’altra città: orari, contratto delle lavoratrici, modo di pagare. La lista del kit fa da filo.", "تروي ثلاثة فرق ما غيّرته حين أخذت فكرة مدينة أخرى: المواعيد ووضع العاملات وطريقة الدفع. وقائمة التحقق في حقيبة الأدوات هي الخيط الناظم."),
        ),
    ),
    (
        "valencia-budget-fair", 9, 18, 20, "Europe/Madrid", "hybrid", VALENCIA_PLACE, 39.47, -0.38, "garden",
        say("Foire aux projets du budget de quartier", "Fair of the neighbourhood budget’s projects", "Feria de proyectos del presupuesto vecinal", "Fiera dei progetti del bilancio di quartiere", "معرض مشاريع ميزانية الحي"),
        say("Huit équipes, huit stands, puis un vote en ligne ou sur papier.", "Eight teams, eight stands, then a vote online or on paper.", "Ocho equipos, ocho puestos y después un voto en línea o en papel.", "Otto squadre, otto banchi, poi un voto online o su carta.", "ثمانية فرق وثمانية أجنحة، ثم تصويت عبر الإنترنت أو على الورق."),
        paragraphs(
            say("Chaque équipe a cinq minutes pour présenter son projet et son coût. La rencontre est diffusée en ligne. Sur place, une personne aide à voter celles et ceux qui le demandent.", "Each team has five minutes to present its project and its cost. The meeting is shown online. At the market, somebody helps those who ask to vote.", "Cada equipo tiene cinco minutos para presentar su proyecto y su coste. El encuentro se emite en línea. En el mercado, una persona ayuda a votar a quien lo pida.", "Ogni squadra ha cinque minuti per presentare il progetto e il costo. L’incontro è trasmesso online. Al mercato, una persona aiuta a votare chi lo chiede.", "لكل فريق خمس دقائق لعرض مشروعه وكلفته. ويُبثّ اللقاء عبر الإنترنت. وفي السوق يساعد شخصٌ من يطلب المساعدة في التصويت."),
        ),
    ),
    (
        "hebron-first-workshop", 44, 14, 18, "Asia/Hebron", "in_person", HEBRON_PLACE, 31.53, 35.1, "workshop",
        say("Premier atelier ouvert : le verre d’Hébron", "First open workshop: Hebron glass", "Primer taller abierto: el vidrio de Hebrón", "Primo laboratorio aperto: il vetro di Hebron", "الورشة المفتوحة الأولى: زجاج الخليل"),
        say("Une après-midi pour essayer, et pour dire ce qu’une coopérative devrait offrir.", "An afternoon to try, and to say what a co-operative should offer.", "Una tarde para probar y para decir qué debería ofrecer una cooperativa.", "Un pomeriggio per provare e dire che cosa dovrebbe offrire una cooperativa.", "عصر للتجريب ولقول ما ينبغي أن تقدّمه التعاونية."),
        paragraphs(
            say("Deux maîtres verriers ouvrent leur four. Vingt places pour les 16–25 ans, sans frais. Les idées notées sur le mur entreront dans la consultation.", "Two master glassmakers open their furnace. Twenty places for people aged 16 to 25, free of charge. The ideas noted on the wall will enter the consultation.", "Dos maestros vidrieros abren su horno. Veinte plazas para jóvenes de 16 a 25 años, sin coste. Las ideas anotadas en la pared entrarán en la consulta.", "Due maestri vetrai aprono la fornace. Venti posti per chi ha dai 16 ai 25 anni, gratis. Le idee scritte sul muro entreranno nella consultazione.", "يفتح معلّمان في صناعة الزجاج فرنهما. عشرون مكانًا لمن أعمارهم بين 16 و25 سنة، مجانًا. وستدخل الأفكار المدوّنة على الجدار في الاستشارة."),
        ),
    ),
    (
        "tunis-kickoff", -150, 9, 17, "Africa/Tunis", "hybrid", TUNIS_PLACE, 36.81, 10.18, "meeting",
        say("Rencontre de lancement", "Opening meeting", "Encuentro inaugural", "Incontro di avvio", "لقاء الانطلاق"),
        say("Cinq pays autour d’une table : ce que chacun apporte, ce que chacun attend.", "Five countries round one table: what each brings, what each expects.", "Cinco países en una mesa: qué aporta y qué espera cada uno.", "Cinque paesi attorno a un tavolo: che cosa porta e che cosa aspetta ciascuno.", "خمسة بلدان حول طاولة واحدة: ما يقدّمه كلٌّ منها وما ينتظره."),
        paragraphs(
            say("Soixante personnes ont choisi les premières questions à poser aux habitants et adopté une règle simple : aucune réunion sans compte rendu public.", "Sixty people chose the first questions to put to residents and adopted one simple rule: no meeting without public minutes.", "Sesenta personas eligieron las primeras preguntas para los vecinos y adoptaron una regla sencilla: ninguna reunión sin acta pública.", "Sessanta persone hanno scelto le prime domande da porre agli abitanti e adottato una regola semplice: nessuna riunione senza verbale pubblico.", "اختار ستون شخصًا الأسئلة الأولى التي ستُطرح على السكان، واعتمدوا قاعدة بسيطة: لا اجتماع دون محضر علني."),
        ),
    ),
    (
        "sfax-card-night", -210, 17, 20, "Africa/Tunis", "in_person", SFAX_PLACE, 34.74, 10.76, "care",
        say("Soirée d’idées : vieillir chez soi à Sfax", "Ideas evening: growing old at home in Sfax", "Noche de ideas: envejecer en casa en Sfax", "Serata di idee: invecchiare a casa a Sfax", "أمسية أفكار: أن نكبر في بيوتنا في صفاقس"),
        say("C’est ici qu’est née l’idée de l’infirmière de quartier.", "This is where the idea of the neighbourhood nurse was born.", "Aquí nació la idea de la enfermera de barrio.", "Qui è nata l’idea dell’infermiera di quartiere.", "هنا وُلدت فكرة ممرضة الحي."),
        paragraphs(
            say("Quarante habitants ont collé leurs cartes sur un mur partagé. Une d’entre elles est devenue une proposition, puis un service.", "Forty residents stuck their cards on a shared wall. One of them became a proposal, then a service.", "Cuarenta vecinos pegaron sus tarjetas en un muro común. Una de ellas fue propuesta y después servicio.", "Quaranta abitanti hanno attaccato i loro biglietti a un muro comune. Uno è diventato proposta, poi servizio.", "ألصق أربعون من السكان بطاقاتهم على جدار مشترك. وصارت إحداها مقترحًا ثم خدمة."),
        ),
    ),
]  # fmt: skip
