"""The lab page: why the solidarity economy, and what the lab does."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import bullets, paragraphs, say

TITLE = say(
    "Lab Méditerranée",
    "Mediterranean Lab",
    "Lab Mediterráneo",
    "Lab Mediterraneo",
    "المختبر المتوسطي",
)
SUMMARY = say(
    "L’atelier commun où les propositions choisies deviennent des services, pour coproduire l’innovation sociale.",
    "The shared workshop where chosen proposals become services: co-producing social innovation.",
    "El taller común donde las propuestas elegidas se convierten en servicios: coproducir innovación social.",
    "L’officina comune dove le proposte scelte diventano servizi: coprodurre innovazione sociale.",
    "ورشة مشتركة تتحوّل فيها المقترحات المختارة إلى خدمات: إنتاج مشترك للابتكار الاجتماعي.",
)
#: heading, text
SECTIONS = [
    (
        say("Des emplois qui restent", "Jobs that stay", "Empleos que se quedan", "Lavoro che resta", "عمل يبقى"),
        paragraphs(say(
            "Une coopérative n’a pas d’actionnaire lointain. Elle embauche là où elle vit, répartit ses salaires avec mesure et garde ce qu’elle gagne au service de ses membres. C’est pourquoi l’économie sociale et solidaire crée des emplois locaux, inclusifs et durables.",
            "A co-operative has no distant shareholder. It hires where it lives, keeps wages within reason and uses what it earns for its members. That is why the social and solidarity economy creates local, inclusive and lasting jobs.",
            "Una cooperativa no tiene accionistas lejanos. Contrata donde vive, reparte los salarios con mesura y usa lo que gana para sus miembros. Por eso la economía social y solidaria crea empleos locales, inclusivos y duraderos.",
            "Una cooperativa non ha azionisti lontani. Assume dove vive, tiene i salari in equilibrio e usa ciò che guadagna per i soci. Per questo l’economia sociale e solidale crea lavoro locale, inclusivo e duraturo.",
            "ليس للتعاونية مساهم بعيد. فهي تشغّل حيث تعيش، وتوزّع الأجور باعتدال، وتستعمل ما تكسبه في خدمة أعضائها. لذلك يخلق الاقتصاد الاجتماعي والتضامني عملًا محليًا وشاملًا ودائمًا.",
        )),
    ),
    (
        say("Des circuits courts", "Short circuits", "Circuitos cortos", "Filiere corte", "مسارات قصيرة"),
        paragraphs(say(
            "Quand celui qui fait et celui qui utilise habitent la même ville, il y a moins de camions, moins d’intermédiaires, et la valeur du travail revient à celui qui le fait.",
            "When the maker and the user live in the same town there are fewer lorries, fewer middlemen, and the value of work returns to those who do it.",
            "Cuando quien hace y quien usa viven en la misma ciudad hay menos camiones, menos intermediarios, y el valor del trabajo vuelve a quien lo hace.",
            "Quando chi fa e chi usa vivono nella stessa città ci sono meno camion, meno intermediari, e il valore del lavoro torna a chi lo fa.",
            "حين يسكن المنتِج والمستعمِل المدينة نفسها تقلّ الشاحنات ويقلّ الوسطاء، وتعود قيمة العمل إلى من ينجزه.",
        )),
    ),
    (
        say("Précieuse dans les crises", "Precious in a crisis", "Valiosa en las crisis", "Preziosa nelle crisi", "ثمينة في الأزمات"),
        paragraphs(say(
            "Après le tsunami de 2004, pendant la crise financière de 2008, face au COVID-19, l’entraide organisée a reconstruit, nourri, soigné. Elle atteint les personnes que ni le marché ni l’administration ne voient, et leur rend une place.",
            "After the 2004 tsunami, during the 2008 financial crisis, in the face of COVID-19, organised mutual help rebuilt, fed and cared. It reaches people whom neither the market nor the administration sees, and gives them a place again.",
            "Tras el tsunami de 2004, en la crisis financiera de 2008, ante la COVID-19, la ayuda mutua organizada reconstruyó, alimentó y cuidó. Llega a quienes ni el mercado ni la administración ven y les devuelve un lugar.",
            "Dopo lo tsunami del 2004, nella crisi finanziaria del 2008, davanti al COVID-19, il mutuo aiuto organizzato ha ricostruito, nutrito, curato. Raggiunge chi né il mercato né l’amministrazione vede, e gli ridà un posto.",
            "بعد تسونامي 2004، وخلال الأزمة المالية سنة 2008، وفي مواجهة كوفيد-19، أعاد التعاون المنظّم البناء وأطعم وداوى. وهو يصل إلى من لا يراهم السوق ولا الإدارة ويعيد إليهم مكانهم.",
        )),
    ),
    (
        say("Prévenir coûte moins", "Prevention costs less", "Prevenir cuesta menos", "Prevenire costa meno", "الوقاية أقل كلفة"),
        paragraphs(say(
            "Une visite à temps évite une hospitalisation, un apprentissage évite des années sans emploi. Le gain ne se lit pas sur une seule facture : il va aux finances publiques, aux personnes, aux territoires et à la confiance commune.",
            "A visit in time avoids a stay in hospital, an apprenticeship avoids years without work. The gain is not read on a single bill: it goes to public finances, to people, to places and to common trust.",
            "Una visita a tiempo evita un ingreso hospitalario, un aprendizaje evita años sin empleo. La ganancia no se lee en una sola factura: va a las cuentas públicas, a las personas, a los territorios y a la confianza común.",
            "Una visita fatta in tempo evita un ricovero, un apprendistato evita anni senza lavoro. Il guadagno non si legge in una sola fattura: va ai conti pubblici, alle persone, ai territori e alla fiducia comune.",
            "زيارة في وقتها تُغني عن الإقامة في المستشفى، وتكوينٌ مهني يُغني عن سنوات بلا عمل. ولا يُقرأ الربح في فاتورة واحدة: فهو يعود على المالية العمومية وعلى الناس والمناطق والثقة المشتركة.",
        )),
    ),
    (
        say("Un allié sûr des communes", "A trusted ally of town halls", "Una aliada fiable de los ayuntamientos", "Un’alleata affidabile dei comuni", "حليف موثوق للبلديات"),
        paragraphs(say(
            "Les organisations solidaires complètent l’action publique et agissent vite, grâce à leurs réseaux. Les communes peuvent se lier à elles dans cinq domaines :",
            "Solidarity organisations complete public action and move fast, thanks to their networks. Municipalities can join with them in five fields:",
            "Las organizaciones solidarias completan la acción pública y actúan rápido gracias a sus redes. Los ayuntamientos pueden unirse a ellas en cinco campos:",
            "Le organizzazioni solidali completano l’azione pubblica e agiscono in fretta grazie alle loro reti. I comuni possono legarsi a loro in cinque campi:",
            "تُكمل المنظمات التضامنية العمل العمومي وتتحرّك بسرعة بفضل شبكاتها. ويمكن للبلديات أن ترتبط بها في خمسة مجالات:",
        ))
        + bullets(
            say("la santé", "health", "la salud", "la salute", "الصحة"),
            say("les services sociaux", "social services", "los servicios sociales", "i servizi sociali", "الخدمات الاجتماعية"),
            say("l’éducation", "education", "la educación", "l’istruzione", "التربية"),
            say("la lutte contre la pauvreté", "the fight against poverty", "la lucha contra la pobreza", "la lotta alla povertà", "مكافحة الفقر"),
            say("l’insertion par le travail", "inclusion through work", "la inserción laboral", "l’inserimento lavorativo", "الإدماج بالعمل"),
        )
        + paragraphs(say(
            "Un agenda local, écrit avec les habitants, fait de ces liens une promesse : on achète près de chez soi, on en rend compte, on recommence mieux.",
            "A local agenda, written with residents, turns these ties into a promise: buy close to home, account for it, start again better.",
            "Una agenda local, escrita con los vecinos, convierte esos lazos en promesa: comprar cerca, rendir cuentas, volver a empezar mejor.",
            "Un’agenda locale, scritta con gli abitanti, fa di questi legami una promessa: comprare vicino, renderne conto, ricominciare meglio.",
            "وتحوّل أجندة محلية تُكتب مع السكان هذه الروابط إلى وعد: نشتري من قريب، ونقدّم الحساب، ونعيد البدء على نحو أفضل.",
        )),
    ),
]  # fmt: skip
