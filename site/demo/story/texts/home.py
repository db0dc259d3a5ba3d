"""The front door and the list pages."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import say

TITLE = say("Accueil", "Home", "Inicio", "Home", "الصفحة الرئيسية")
HEADING = say(
    "Une idée monte, un service redescend",
    "An idea goes up, a service comes down",
    "Sube una idea, baja un servicio",
    "Un’idea sale, un servizio scende",
    "فكرة تصعد، وخدمة تنزل",
)
INTRODUCTION = say(
    "Ici, les habitants de cinq pays de la Méditerranée proposent des services, en débattent, "
    "votent, puis les construisent avec les associations et les communes. Chaque étape est publique.",
    "Here, people of five Mediterranean countries propose services, discuss them, vote, and then "
    "build them with associations and town halls. Every step is public.",
    "Aquí, los habitantes de cinco países del Mediterráneo proponen servicios, los debaten, votan y "
    "después los construyen con asociaciones y ayuntamientos. Cada paso es público.",
    "Qui gli abitanti di cinque paesi del Mediterraneo propongono servizi, ne discutono, votano e poi "
    "li costruiscono con associazioni e comuni. Ogni passo è pubblico.",
    "هنا يقترح سكان خمسة بلدان متوسطية خدمات، ويناقشونها ويصوّتون عليها، ثم يبنونها مع الجمعيات "
    "والبلديات. وكل خطوة علنية.",
)
SUMMARY = say(
    "Proposer, discuter, voter et fabriquer ensemble les services publics de proximité.",
    "Propose, discuss, vote on and make local public services together.",
    "Proponer, debatir, votar y crear juntos los servicios públicos de proximidad.",
    "Proporre, discutere, votare e costruire insieme i servizi pubblici di prossimità.",
    "نقترح الخدمات العمومية القريبة من الناس ونناقشها ونصوّت عليها ونصنعها معًا.",
)

NEWS = say("Actualités", "News", "Noticias", "Notizie", "الأخبار")
NEWS_SUMMARY = say(
    "Ce que font les partenaires et les quartiers, au fil des semaines.",
    "What partners and neighbourhoods do, week after week.",
    "Lo que hacen los socios y los barrios, semana a semana.",
    "Che cosa fanno i partner e i quartieri, settimana dopo settimana.",
    "ما يقوم به الشركاء والأحياء، أسبوعًا بعد أسبوع.",
)
EVENTS = say("Événements", "Events", "Eventos", "Eventi", "الفعاليات")
EVENTS_SUMMARY = say(
    "Rencontres, ateliers et réunions en ligne, ouverts à tous.",
    "Meetings, workshops and online sessions, open to everybody.",
    "Encuentros, talleres y reuniones en línea, abiertos a todo el mundo.",
    "Incontri, laboratori e riunioni online, aperti a tutti.",
    "لقاءات وورشات واجتماعات عبر الإنترنت مفتوحة للجميع.",
)
LIBRARY = say("Bibliothèque", "Library", "Biblioteca", "Biblioteca", "المكتبة")
LIBRARY_SUMMARY = say(
    "Notes, guides, rapports et vidéos du projet, à lire et à réutiliser.",
    "Briefs, guides, reports and videos of the project, to read and to reuse.",
    "Notas, guías, informes y vídeos del proyecto, para leer y reutilizar.",
    "Note, guide, rapporti e video del progetto, da leggere e riutilizzare.",
    "مذكرات وأدلة وتقارير وأشرطة فيديو من المشروع، للقراءة وإعادة الاستعمال.",
)
