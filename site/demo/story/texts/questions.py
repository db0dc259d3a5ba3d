"""Questions people ask, and the page of partners."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import paragraphs, say

PARTNERS_TITLE = say("Les partenaires", "Partners", "Los socios", "I partner", "الشركاء في المشروع")
PARTNERS_SUMMARY = say(
    "Huit organisations de cinq pays. Ce sont des exemples : leurs noms disent ce qu’elles sont et où.",
    "Eight organisations in five countries. They are examples: their names say what they are and where.",
    "Ocho organizaciones de cinco países. Son ejemplos: sus nombres dicen qué son y dónde están.",
    "Otto organizzazioni di cinque paesi. Sono esempi: i nomi dicono che cosa sono e dove.",
    "ثماني منظمات من خمسة بلدان. هي أمثلة: تدلّ أسماؤها على طبيعتها ومكانها.",
)

TITLE = say(
    "Questions fréquentes",
    "Questions and answers",
    "Preguntas frecuentes",
    "Domande frequenti",
    "أسئلة وأجوبة",
)
SUMMARY = say(
    "Ce que l’on nous demande le plus souvent.",
    "What people ask us most.",
    "Lo que más nos preguntan.",
    "Quello che ci chiedono più spesso.",
    "أكثر ما نُسأل عنه.",
)
TAKING_PART = say("Participer", "Taking part", "Participar", "Partecipare", "المشاركة")
VOTING = say("Voter", "Voting", "Votar", "Votare", "التصويت")

#: a heading, then its questions
SECTIONS = [
    (TAKING_PART, [
        (
            say("Faut-il un compte pour lire ?", "Do I need an account to read?", "¿Necesito una cuenta para leer?", "Serve un account per leggere?", "هل أحتاج إلى حساب كي أقرأ؟"),
            paragraphs(say("Non. Tout ce qui est public se lit sans compte et sans cookie.", "No. Everything public can be read without an account and without a cookie.", "No. Todo lo público se lee sin cuenta y sin cookies.", "No. Tutto ciò che è pubblico si legge senza account e senza cookie.", "لا. كل ما هو علني يُقرأ من دون حساب ومن دون ملفات تعريف ارتباط.")),
        ),
        (
            say("Dans quelle langue puis-je écrire ?", "In which language may I write?", "¿En qué lengua puedo escribir?", "In quale lingua posso scrivere?", "بأي لغة أستطيع أن أكتب؟"),
            paragraphs(say("Dans la vôtre. Chacun lit l’original, avec une traduction là où quelqu’un en a fait une.", "In your own. Everybody reads the original, with a translation where somebody made one.", "En la suya. Cada cual lee el original, con una traducción si alguien la ha hecho.", "Nella vostra. Ognuno legge l’originale, con una traduzione dove qualcuno l’ha fatta.", "بلغتك. يقرأ الجميع النص الأصلي، مع ترجمة حيثما أعدّها أحد.")),
        ),
        (
            say("Que devient ma proposition ?", "What becomes of my proposal?", "¿Qué pasa con mi propuesta?", "Che fine fa la mia proposta?", "ما مصير مقترحي؟"),
            paragraphs(say("L’organisateur répond à chacune, avec ses raisons. Celles qui gagnent un vote entrent au laboratoire et deviennent un service.", "The organiser answers every one, with reasons. Those that win a vote enter the lab and become a service.", "El organizador responde a todas, con sus razones. Las que ganan una votación entran en el laboratorio y se convierten en un servicio.", "L’organizzatore risponde a ognuna, con le sue ragioni. Quelle che vincono un voto entrano nel laboratorio e diventano un servizio.", "يجيب المنظّم عن كل مقترح مع ذكر الأسباب. وما يفوز بالتصويت يدخل المختبر ويصير خدمة.")),
        ),
    ]),
    (VOTING, [
        (
            say("Quelqu’un peut-il voir comment j’ai voté ?", "Can anybody see how I voted?", "¿Puede alguien ver cómo he votado?", "Qualcuno può vedere come ho votato?", "هل يستطيع أحد أن يرى كيف صوّتُّ؟"),
            paragraphs(say("Non, pas même nous. La liste des votants et l’urne ne se touchent jamais.", "No, not even we can. The list of voters and the ballot box never touch.", "No, ni siquiera nosotros. La lista de votantes y la urna nunca se tocan.", "No, nemmeno noi. L’elenco dei votanti e l’urna non si toccano mai.", "لا، ولا حتى نحن. قائمة الناخبين وصندوق الاقتراع لا يلتقيان أبدًا.")),
        ),
        (
            say("Puis-je recompter moi-même ?", "May I count again myself?", "¿Puedo recontar yo?", "Posso ricontare da solo?", "هل أستطيع إعادة العدّ بنفسي؟"),
            paragraphs(say("Oui. Chaque résultat donne le fichier des bulletins et le petit programme qui les compte.", "Yes. Every result gives the file of ballots and the small program that counts them.", "Sí. Cada resultado ofrece el archivo de papeletas y el pequeño programa que las cuenta.", "Sì. Ogni risultato offre il file delle schede e il piccolo programma che le conta.", "نعم. مع كل نتيجة ملف أوراق الاقتراع والبرنامج الصغير الذي يعدّها.")),
        ),
    ]),
]  # fmt: skip
