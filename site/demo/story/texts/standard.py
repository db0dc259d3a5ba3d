"""Pages of words: about, accessibility, privacy."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import bullets, paragraphs, say

WHAT_WE_DO = say(
    "Ce que nous faisons", "What we do", "Lo que hacemos", "Che cosa facciamo", "ما نقوم به"
)
KNOWN = say(
    "Ce qui manque encore",
    "What is still missing",
    "Lo que aún falta",
    "Che cosa manca ancora",
    "ما الذي ما زال ينقص",
)
TELL = say("Nous le dire", "Tell us", "Cuéntenoslo", "Ditecelo", "أخبرونا")
CHECKED = say(
    "Ce qui a été vérifié",
    "What was checked",
    "Qué se ha comprobado",
    "Che cosa è stato controllato",
    "ما الذي فُحص",
)

#: slug, title, summary, [(heading, text)]
PAGES = [
    (
        "about",
        say("Qui sommes-nous", "About us", "Quiénes somos", "Chi siamo", "من نحن"),
        say("Ce site est une démonstration, avec de vrais bulletins et une histoire inventée.", "This site is a demonstration, with real ballots and an invented story.", "Este sitio es una demostración, con papeletas reales y una historia inventada.", "Questo sito è una dimostrazione, con schede vere e una storia inventata.", "هذا الموقع عرض توضيحي، فيه أوراق اقتراع حقيقية وقصة متخيَّلة."),
        [
            (WHAT_WE_DO, paragraphs(
                say("Une noria est la roue à eau que connaissent nos cinq pays. Chaque godet se vide là où l’eau sert et redescend. Ce site fait de même avec les idées.", "A noria is the water wheel all our five countries know. Every bucket empties where water is useful and goes back down. This site does the same with ideas.", "Una noria es la rueda de agua que conocen nuestros cinco países. Cada cangilón se vacía donde el agua sirve y vuelve a bajar. Este sitio hace lo mismo con las ideas.", "Una noria è la ruota ad acqua che i nostri cinque paesi conoscono. Ogni secchio si svuota dove l’acqua serve e torna giù. Questo sito fa lo stesso con le idee.", "الناعورة عجلة ماء تعرفها بلداننا الخمسة. كل دلو يُفرغ حيث ينفع الماء ثم يعود إلى الأسفل. وهذا الموقع يفعل الشيء نفسه بالأفكار."),
                say("Les personnes, les partenaires et les dates sont des exemples. Les bulletins de Toulouse sont réels et signalés comme tels.", "The people, the partners and the dates are examples. The ballots of Toulouse are real and marked as such.", "Las personas, los socios y las fechas son ejemplos. Las papeletas de Toulouse son reales y así se indica.", "Le persone, i partner e le date sono esempi. Le schede di Tolosa sono vere e segnalate come tali.", "الأشخاص والشركاء والتواريخ أمثلة. أما أوراق اقتراع تولوز فحقيقية ومُشار إليها بذلك."),
            )),
        ],
    ),
    (
        "accessibility",
        say("Accessibilité", "Accessibility", "Accesibilidad", "Accessibilità", "سهولة الوصول"),
        say("Ce que nous visons, ce qui est fait, ce qui reste à faire.", "What we aim for, what is done, what remains.", "A qué aspiramos, qué está hecho y qué queda.", "A che cosa puntiamo, che cosa è fatto, che cosa resta.", "ما نطمح إليه وما أُنجز وما تبقّى."),
        [
            (WHAT_WE_DO, paragraphs(
                say("Nous visons le niveau AA des règles WCAG 2.2. Le site se lit au clavier, à la voix, agrandi deux fois, de gauche à droite comme de droite à gauche, et sans JavaScript.", "We aim for level AA of WCAG 2.2. The site can be used with a keyboard, by voice, at twice the size, from left to right and from right to left, and without JavaScript.", "Aspiramos al nivel AA de las WCAG 2.2. El sitio se usa con teclado, con voz, ampliado al doble, de izquierda a derecha y de derecha a izquierda, y sin JavaScript.", "Puntiamo al livello AA delle WCAG 2.2. Il sito si usa da tastiera, a voce, ingrandito del doppio, da sinistra a destra e da destra a sinistra, e senza JavaScript.", "نستهدف المستوى AA من إرشادات WCAG 2.2. ويُستعمل الموقع بلوحة المفاتيح وبالصوت ومكبَّرًا مرتين، من اليسار إلى اليمين ومن اليمين إلى اليسار، ودون JavaScript."),
            ) + bullets(
                say("Chaque image porte un texte de remplacement et un crédit.", "Every picture has alternative text and a credit.", "Cada imagen lleva texto alternativo y crédito.", "Ogni immagine ha un testo alternativo e un credito.", "لكل صورة نص بديل وإشارة إلى صاحبها."),
                say("Chaque vidéo a des sous-titres et une transcription.", "Every video has captions and a transcript.", "Cada vídeo tiene subtítulos y transcripción.", "Ogni video ha sottotitoli e trascrizione.", "لكل فيديو ترجمة مكتوبة ونص كامل."),
                say("Chaque carte et chaque graphique a un tableau équivalent.", "Every map and every chart has a table beside it.", "Cada mapa y cada gráfico tiene su tabla.", "Ogni mappa e ogni grafico ha una tabella.", "لكل خريطة ولكل رسم بياني جدول مقابل."),
            )),
            (KNOWN, paragraphs(
                say("Les fichiers PDF ne sont pas tous balisés. Aucune vidéo n’est encore traduite en langue des signes.", "Not all PDF files are tagged. No video has sign language yet.", "No todos los PDF están etiquetados. Ningún vídeo tiene aún lengua de signos.", "Non tutti i PDF sono etichettati. Nessun video ha ancora la lingua dei segni.", "ليست كل ملفات PDF موسومة، ولا فيديو مترجمًا بعد إلى لغة الإشارة."),
            )),
            (TELL, paragraphs(
                say("Si quelque chose vous arrête, dites-le à l’équipe de votre ville : une personne répondra et vous aidera à agir autrement en attendant.", "If something stops you, tell your town’s team: a person will answer and help you act another way meanwhile.", "Si algo le impide avanzar, dígalo al equipo de su ciudad: una persona responderá y le ayudará a actuar de otro modo mientras tanto.", "Se qualcosa vi ferma, ditelo alla squadra della vostra città: una persona risponderà e vi aiuterà intanto a fare in altro modo.", "إذا أعاقكم شيء فأخبروا فريق مدينتكم: سيجيبكم شخص ويساعدكم على التصرّف بطريقة أخرى في الأثناء."),
            )),
        ],
    ),
    (
        "privacy",
        say("Vie privée", "Privacy", "Privacidad", "Privacy", "الخصوصية"),
        say("Peu de données, pas de traceur, rien qui vienne d’ailleurs.", "Little data, no tracker, nothing from elsewhere.", "Pocos datos, ningún rastreador, nada de fuera.", "Pochi dati, nessun tracciatore, niente da altrove.", "بيانات قليلة، ولا تعقّب، ولا شيء من خارج الموقع."),
        [
            (WHAT_WE_DO, bullets(
                say("Lire ne dépose aucun cookie.", "Reading sets no cookie.", "Leer no deja ninguna cookie.", "Leggere non lascia cookie.", "القراءة لا تترك أي ملف تعريف ارتباط."),
                say("Participer demande une adresse électronique et un nom public de votre choix.", "Taking part needs an e-mail address and a public name of your choice.", "Participar requiere un correo electrónico y un nombre público a su elección.", "Partecipare richiede un indirizzo e-mail e un nome pubblico a scelta.", "تتطلّب المشاركة عنوان بريد إلكتروني واسمًا علنيًا تختارونه."),
                say("Un bulletin de vote n’est jamais relié à une personne.", "A ballot is never linked to a person.", "Una papeleta nunca se vincula a una persona.", "Una scheda non è mai collegata a una persona.", "لا تُربط ورقة الاقتراع بأي شخص أبدًا."),
                say("Aucune police, carte ou vidéo n’est chargée d’un autre site.", "No font, map or video is loaded from another site.", "Ninguna fuente, mapa o vídeo se carga desde otro sitio.", "Nessun carattere, mappa o video è caricato da un altro sito.", "لا يُحمَّل أي خط أو خريطة أو فيديو من موقع آخر."),
                say("Les photos perdent le lieu et l’appareil dès leur envoi.", "Photographs lose their place and camera as soon as they are sent.", "Las fotos pierden el lugar y la cámara al enviarse.", "Le foto perdono luogo e macchina appena inviate.", "تفقد الصور مكانها ونوع آلتها فور إرسالها."),
            )),
            (TELL, paragraphs(
                say("Vous pouvez obtenir vos données, les corriger ou les effacer depuis votre page, ou en le demandant à l’équipe de votre ville.", "You can get, correct or erase your data from your page, or by asking your town’s team.", "Puede obtener, corregir o borrar sus datos desde su página o pidiéndolo al equipo de su ciudad.", "Potete ottenere, correggere o cancellare i vostri dati dalla vostra pagina o chiedendolo alla squadra della città.", "يمكنكم الحصول على بياناتكم أو تصحيحها أو محوها من صفحتكم، أو بطلب ذلك من فريق مدينتكم."),
            )),
        ],
    ),
    (
        "licence",
        say("Licence et crédits", "Licence and credits", "Licencia y créditos", "Licenza e crediti", "الرخصة والإشارات"),
        say("Ce que vous pouvez reprendre, et à qui le devez-vous.", "What you may reuse, and to whom you owe it.", "Qué puede reutilizar y a quién se lo debe.", "Che cosa potete riusare e a chi lo dovete.", "ما الذي يمكنكم إعادة استعماله، ومن صاحبه."),
        [
            (WHAT_WE_DO, bullets(
                say("Textes et dessins : projet Noria, CC BY 4.0.", "Texts and drawings: Noria project, CC BY 4.0.", "Textos y dibujos: proyecto Noria, CC BY 4.0.", "Testi e disegni: progetto Noria, CC BY 4.0.", "النصوص والرسوم: مشروع Noria، رخصة CC BY 4.0."),
                say("Logiciel : AGPL 3.0 ou ultérieure.", "Software: AGPL 3.0 or later.", "Programa: AGPL 3.0 o posterior.", "Programma: AGPL 3.0 o successiva.", "البرنامج: رخصة AGPL 3.0 أو ما بعدها."),
                say("Côte des cartes : Natural Earth, domaine public.", "Coast of the maps: Natural Earth, public domain.", "Costa de los mapas: Natural Earth, dominio público.", "Costa delle mappe: Natural Earth, pubblico dominio.", "ساحل الخرائط: Natural Earth، ملك عام."),
                say("Bulletins de Toulouse : Pabulib, données ouvertes.", "Ballots of Toulouse: Pabulib, open data.", "Papeletas de Toulouse: Pabulib, datos abiertos.", "Schede di Tolosa: Pabulib, dati aperti.", "أوراق اقتراع تولوز: Pabulib، بيانات مفتوحة."),
            )),
        ],
    ),
]  # fmt: skip
