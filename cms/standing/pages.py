"""What the accessibility statement, the privacy page and the licence page say at first.

They promise only what every Noria does. What a site adds (who answers for it, which authority
hears complaints, what its pictures may be used for), its editors write.
"""

# Whole sentences read better on one line.
# ruff: noqa: E501

from .words import Part, Said, StandingPage

ACCESSIBILITY = StandingPage(
    slug="accessibility",
    title=Said("Déclaration d’accessibilité", "Accessibility statement", "Declaración de accesibilidad", "Dichiarazione di accessibilità", "بيان سهولة الوصول"),
    summary=Said(
        "Ce que nous visons, ce qui manque encore, et comment nous le dire.",
        "What we aim for, what is still missing, and how to tell us.",
        "A qué aspiramos, qué falta todavía y cómo decírnoslo.",
        "A che cosa puntiamo, che cosa manca ancora e come dircelo.",
        "ما نطمح إليه، وما ينقص بعد، وكيف تخبروننا به.",
    ),
    parts=(
        Part(
            Said("Ce que nous visons", "What we aim for", "A qué aspiramos", "A che cosa puntiamo", "ما نطمح إليه"),
            (
                Said(
                    "Ce site veut être utilisable par tout le monde. Nous visons le niveau AA des règles WCAG 2.2 et de la norme européenne EN 301 549.",
                    "This site is meant to be usable by everybody. We aim for level AA of WCAG 2.2 and of the European standard EN 301 549.",
                    "Este sitio quiere ser utilizable por todo el mundo. Aspiramos al nivel AA de las WCAG 2.2 y de la norma europea EN 301 549.",
                    "Questo sito vuole essere usabile da tutti. Puntiamo al livello AA delle WCAG 2.2 e della norma europea EN 301 549.",
                    "يُراد لهذا الموقع أن يستعمله الجميع. ونستهدف المستوى AA من إرشادات WCAG 2.2 ومن المعيار الأوروبي EN 301 549.",
                ),
                Said(
                    "Tout ce que fait une citoyenne ou un citoyen se fait au clavier, avec un lecteur d’écran, agrandi deux fois, de gauche à droite comme de droite à gauche, et sans JavaScript. Les séances en direct ont besoin de JavaScript ; leur tableau existe aussi comme liste.",
                    "Everything a citizen does can be done with a keyboard, with a screen reader, at twice the size, from left to right and from right to left, and without JavaScript. Live sessions need JavaScript; their board is there as a list, too.",
                    "Todo lo que hace una ciudadana o un ciudadano puede hacerse con teclado, con lector de pantalla, ampliado al doble, de izquierda a derecha o de derecha a izquierda, y sin JavaScript. Las sesiones en directo necesitan JavaScript; su tablero existe también como lista.",
                    "Tutto ciò che fa una cittadina o un cittadino si può fare da tastiera, con un lettore di schermo, ingrandito del doppio, da sinistra a destra o da destra a sinistra, e senza JavaScript. Le sessioni dal vivo richiedono JavaScript; la loro lavagna c’è anche come elenco.",
                    "كل ما يقوم به المواطن أو المواطنة يمكن إنجازه بلوحة المفاتيح، وبقارئ الشاشة، ومكبَّرًا مرتين، من اليسار إلى اليمين ومن اليمين إلى اليسار، ومن دون JavaScript. أما الجلسات المباشرة فتحتاج إلى JavaScript، ولوحتها متاحة أيضًا في شكل قائمة.",
                ),
            ),
        ),
        Part(
            Said("Ce qui a été vérifié", "What was checked", "Qué se ha comprobado", "Che cosa è stato controllato", "ما الذي فُحص"),
            (),
            block="last_check",
        ),
        Part(
            Said("Ce qui manque encore", "What is still missing", "Qué falta todavía", "Che cosa manca ancora", "ما ينقص بعد"),
            (
                Said(
                    "Ce site n’a pas encore été contrôlé par un tiers : il est réputé partiellement conforme.",
                    "This site has not been audited by a third party yet: it counts as partially compliant.",
                    "Este sitio aún no ha sido auditado por un tercero: se considera parcialmente conforme.",
                    "Questo sito non è ancora stato verificato da terzi: si considera parzialmente conforme.",
                    "لم تُدقّق جهة ثالثة هذا الموقع بعد: فهو يُعدّ مطابقًا جزئيًا.",
                ),
                Said(
                    "Des fichiers PDF publiés ici peuvent ne pas être balisés.",
                    "Some PDF files published here may not be tagged.",
                    "Algunos archivos PDF publicados aquí pueden no estar etiquetados.",
                    "Alcuni file PDF pubblicati qui possono non essere etichettati.",
                    "قد لا تكون بعض ملفات PDF المنشورة هنا موسومة.",
                ),
                Said(
                    "Ce que les participants écrivent n’est pas toujours traduit, et leurs images n’ont pas toujours de description.",
                    "What participants write is not always translated, and their pictures are not always described.",
                    "Lo que escriben los participantes no siempre está traducido, y sus imágenes no siempre están descritas.",
                    "Ciò che scrivono i partecipanti non è sempre tradotto, e le loro immagini non sono sempre descritte.",
                    "ما يكتبه المشاركون ليس مترجمًا دائمًا، وصورهم ليست موصوفة دائمًا.",
                ),
            ),
            is_list=True,
        ),
        Part(
            Said("Nous le dire", "Tell us", "Decírnoslo", "Ditecelo", "أخبرونا"),
            (
                Said(
                    "Si quelque chose vous arrête, écrivez-nous par la page Contact, au pied de chaque page. Nous répondons et nous vous aidons à agir autrement en attendant.",
                    "If something stops you, write to us through the page Contact, at the foot of every page. We answer, and help you to act another way meanwhile.",
                    "Si algo le detiene, escríbanos por la página Contacto, al pie de cada página. Respondemos y le ayudamos a actuar de otro modo mientras tanto.",
                    "Se qualcosa vi ferma, scriveteci dalla pagina Contatto, in fondo a ogni pagina. Rispondiamo e intanto vi aiutiamo a fare in altro modo.",
                    "إذا أعاقكم شيء فاكتبوا إلينا من صفحة الاتصال في أسفل كل صفحة. نجيبكم ونساعدكم على التصرّف بطريقة أخرى في الأثناء.",
                ),
                Said(
                    "Sans réponse satisfaisante, vous pouvez saisir l’autorité de votre pays chargée de l’accessibilité.",
                    "If the answer does not satisfy you, you may turn to the authority for accessibility of your country.",
                    "Si la respuesta no le satisface, puede acudir a la autoridad de su país encargada de la accesibilidad.",
                    "Se la risposta non vi soddisfa, potete rivolgervi all’autorità del vostro paese per l’accessibilità.",
                    "إن لم يُرضكم الجواب فلكم أن تلجؤوا إلى الجهة المكلّفة بسهولة الوصول في بلدكم.",
                ),
                Said(
                    "Cette déclaration a été établie le {day}. Nous la revoyons à chaque changement important du site.",
                    "This statement was written on {day}. We look at it again whenever the site changes much.",
                    "Esta declaración se redactó el {day}. La revisamos con cada cambio importante del sitio.",
                    "Questa dichiarazione è stata scritta il {day}. La rivediamo a ogni cambiamento importante del sito.",
                    "حُرّر هذا البيان في {day}. ونراجعه عند كل تغيير مهم في الموقع.",
                ),
            ),
        ),
    ),
)  # fmt: skip

PRIVACY = StandingPage(
    slug="privacy",
    title=Said("Vie privée", "Privacy", "Privacidad", "Privacy", "الخصوصية"),
    summary=Said(
        "Peu de données, aucun traceur, rien qui vienne d’un autre site.",
        "Little data, no tracker, nothing from another site.",
        "Pocos datos, ningún rastreador, nada de otros sitios.",
        "Pochi dati, nessun tracciatore, niente da altri siti.",
        "بيانات قليلة، ولا تعقّب، ولا شيء من مواقع أخرى.",
    ),
    parts=(
        Part(
            Said("Lire", "Reading", "Leer", "Leggere", "القراءة"),
            (
                Said(
                    "Lire ne demande pas de compte et ne dépose aucun cookie. Aucune police, carte, image ou vidéo n’est chargée d’un autre site sans un clic de votre part.",
                    "Reading needs no account and sets no cookie. No font, map, picture or video is loaded from another site unless you click.",
                    "Leer no requiere cuenta ni deja cookies. Ninguna fuente, mapa, imagen o vídeo se carga desde otro sitio sin que usted haga clic.",
                    "Leggere non richiede un account e non lascia cookie. Nessun carattere, mappa, immagine o video è caricato da un altro sito senza un vostro clic.",
                    "لا تتطلّب القراءة حسابًا ولا تترك أي ملف تعريف ارتباط. ولا يُحمَّل خط أو خريطة أو صورة أو فيديو من موقع آخر من دون نقرة منكم.",
                ),
            ),
        ),
        Part(
            Said("Participer", "Taking part", "Participar", "Partecipare", "المشاركة"),
            (
                Said(
                    "Un compte demande une adresse électronique, que personne d’autre ne voit, et un nom public de votre choix.",
                    "An account needs an e-mail address, which nobody else sees, and a public name of your choice.",
                    "Una cuenta requiere un correo electrónico, que nadie más ve, y un nombre público a su elección.",
                    "Un account richiede un indirizzo e-mail, che nessun altro vede, e un nome pubblico a vostra scelta.",
                    "يتطلّب الحساب عنوان بريد إلكتروني لا يراه غيركم، واسمًا علنيًا تختارونه.",
                ),
                Said(
                    "Vos propositions et vos commentaires sont publics. Vos soutiens et vos opinions sont comptés et ne sont jamais montrés avec votre nom.",
                    "Your proposals and comments are public. Your supports and opinions are counted and never shown with your name.",
                    "Sus propuestas y comentarios son públicos. Sus apoyos y opiniones se cuentan y nunca se muestran con su nombre.",
                    "Le vostre proposte e i vostri commenti sono pubblici. I vostri sostegni e le vostre opinioni si contano e non si mostrano mai con il vostro nome.",
                    "مقترحاتكم وتعليقاتكم علنية. أما دعمكم وآراؤكم فتُحتسب ولا تظهر أبدًا مع اسمكم.",
                ),
                Said(
                    "Un bulletin de vote n’est relié à personne, pas même par nous.",
                    "A ballot is linked to nobody, not even by us.",
                    "Una papeleta no está vinculada a nadie, ni siquiera por nosotros.",
                    "Una scheda non è collegata a nessuno, nemmeno da noi.",
                    "لا ترتبط ورقة الاقتراع بأحد، ولا حتى من جهتنا.",
                ),
                Said(
                    "Les inscriptions à un événement sont effacées quelque temps après lui ; seul leur nombre reste.",
                    "Registrations for an event are erased some time after it; only their number stays.",
                    "Las inscripciones a un evento se borran un tiempo después; solo queda su número.",
                    "Le iscrizioni a un evento si cancellano qualche tempo dopo; resta solo il loro numero.",
                    "تُمحى التسجيلات في أي نشاط بعد مدة من انتهائه، ولا يبقى إلا عددها.",
                ),
            ),
            is_list=True,
        ),
        Part(
            Said("Vos droits", "Your rights", "Sus derechos", "I vostri diritti", "حقوقكم"),
            (
                Said(
                    "Depuis votre page, vous pouvez lire ce que nous savons de vous, l’emporter et le corriger. Pour faire effacer votre compte, écrivez-nous par la page Contact.",
                    "From your page you can read what we know of you, take it with you and correct it. To have your account erased, write to us through the page Contact.",
                    "Desde su página puede leer lo que sabemos de usted, llevárselo y corregirlo. Para que borremos su cuenta, escríbanos por la página Contacto.",
                    "Dalla vostra pagina potete leggere ciò che sappiamo di voi, portarlo con voi e correggerlo. Per far cancellare il vostro account, scriveteci dalla pagina Contatto.",
                    "يمكنكم من صفحتكم أن تقرؤوا ما نعرفه عنكم، وأن تأخذوه معكم، وأن تصحّحوه. ولمحو حسابكم اكتبوا إلينا من صفحة الاتصال.",
                ),
                Said(
                    "Vous pouvez vous plaindre auprès de l’autorité de protection des données de votre pays.",
                    "You may complain to the data protection authority of your country.",
                    "Puede reclamar ante la autoridad de protección de datos de su país.",
                    "Potete presentare reclamo all’autorità per la protezione dei dati del vostro paese.",
                    "يمكنكم أن تشتكوا إلى هيئة حماية المعطيات في بلدكم.",
                ),
            ),
        ),
    ),
)  # fmt: skip

LICENCE = StandingPage(
    slug="licence",
    title=Said("Licence et crédits", "Licence and credits", "Licencia y créditos", "Licenza e crediti", "الرخصة والإشارات"),
    summary=Said(
        "Ce que vous pouvez reprendre, et à qui vous le devez.",
        "What you may reuse, and to whom you owe it.",
        "Qué puede reutilizar y a quién se lo debe.",
        "Che cosa potete riusare e a chi lo dovete.",
        "ما الذي يمكنكم إعادة استعماله، ولمن الفضل فيه.",
    ),
    parts=(
        Part(
            Said("Ce qui est publié ici", "What is published here", "Lo que se publica aquí", "Ciò che è pubblicato qui", "ما يُنشر هنا"),
            (
                Said(
                    "Sauf mention contraire, les textes de ce site peuvent être repris sous la licence Creative Commons Attribution 4.0 (CC BY 4.0), en citant la source.",
                    "Unless stated otherwise, the texts of this site may be reused under the Creative Commons Attribution 4.0 licence (CC BY 4.0), naming the source.",
                    "Salvo indicación contraria, los textos de este sitio pueden reutilizarse con la licencia Creative Commons Atribución 4.0 (CC BY 4.0), citando la fuente.",
                    "Salvo diversa indicazione, i testi di questo sito si possono riusare con la licenza Creative Commons Attribuzione 4.0 (CC BY 4.0), citando la fonte.",
                    "ما لم يُذكر خلاف ذلك، يمكن إعادة استعمال نصوص هذا الموقع وفق رخصة المشاع الإبداعي، نسب المصنَّف 4.0 (CC BY 4.0)، مع ذكر المصدر.",
                ),
                Said(
                    "Chaque image porte son crédit, chaque document de la bibliothèque sa licence. Les contributions appartiennent à celles et ceux qui les ont écrites.",
                    "Every picture carries its credit, every document of the library its licence. Contributions belong to those who wrote them.",
                    "Cada imagen lleva su crédito y cada documento de la biblioteca, su licencia. Las contribuciones pertenecen a quienes las han escrito.",
                    "Ogni immagine porta il suo credito, ogni documento della biblioteca la sua licenza. I contributi appartengono a chi li ha scritti.",
                    "تحمل كل صورة إشارة إلى صاحبها، وكل وثيقة في المكتبة رخصتها. أما المساهمات فملك لمن كتبها.",
                ),
                Said(
                    "Les données ouvertes des rondes, des votes et des services peuvent être reprises librement, pour recompter par exemple.",
                    "The open data of rounds, votes and services may be reused freely, to count again for example.",
                    "Los datos abiertos de rondas, votaciones y servicios pueden reutilizarse libremente, por ejemplo para recontar.",
                    "I dati aperti di giri, votazioni e servizi si possono riusare liberamente, per esempio per ricontare.",
                    "يمكن إعادة استعمال البيانات المفتوحة للجولات وعمليات التصويت والخدمات بحرّية، لإعادة العدّ مثلًا.",
                ),
            ),
        ),
        Part(
            Said("Ce qui le fait tourner", "What makes it turn", "Lo que lo hace girar", "Ciò che lo fa girare", "ما الذي يديره"),
            (
                Said(
                    "Le logiciel est libre : GNU Affero General Public License 3.0 ou ultérieure.",
                    "The software is free: GNU Affero General Public License 3.0 or later.",
                    "El programa es libre: GNU Affero General Public License 3.0 o posterior.",
                    "Il programma è libero: GNU Affero General Public License 3.0 o successiva.",
                    "البرنامج حر: رخصة GNU Affero العمومية العامة 3.0 أو ما بعدها.",
                ),
                Said(
                    "Le trait de côte des cartes vient de Natural Earth, domaine public ; les icônes de Lucide, licence ISC.",
                    "The coastline of the maps comes from Natural Earth, public domain; the icons from Lucide, ISC licence.",
                    "La línea de costa de los mapas procede de Natural Earth, dominio público; los iconos, de Lucide, licencia ISC.",
                    "La linea di costa delle mappe viene da Natural Earth, pubblico dominio; le icone da Lucide, licenza ISC.",
                    "خط الساحل في الخرائط من Natural Earth، وهو ملك عام؛ والأيقونات من Lucide، برخصة ISC.",
                ),
            ),
            is_list=True,
        ),
    ),
)  # fmt: skip

PAGES = (ACCESSIBILITY, PRIVACY, LICENCE)
