"""Shared kitchens, Irbid: sentences to agree or disagree with."""

from .five import five

SLUG = "views"
ROUND = {
    **five(
        "title",
        "D’accord ou pas ?",
        "Agree or disagree?",
        "¿De acuerdo o no?",
        "D’accordo o no?",
        "هل توافقون؟",
    ),
    **five(
        "summary",
        "De courtes phrases sur les cuisines partagées. Répondez, ajoutez la vôtre, et voyez qui "
        "pense comme vous.",
        "Short sentences about shared kitchens. Answer them, add your own, and see who thinks as "
        "you do.",
        "Frases cortas sobre las cocinas compartidas. Responde, añade la tuya y mira quién piensa "
        "como tú.",
        "Frasi brevi sulle cucine condivise. Rispondi, aggiungi la tua e guarda chi la pensa come "
        "te.",
        "جمل قصيرة عن المطابخ المشتركة. أجيبوا عنها، وأضيفوا جملتكم، وانظروا من يفكّر مثلكم.",
    ),
}

#: author, language, sentence, what the two camps say: 1 agree, -1 disagree, 0 pass
STATEMENTS = [
    ("huda", "ar", "على البلدية أن تدفع أجور الطبّاخات، لا أن تُعير المكان فقط.", 1, -1),
    ("umm-anas", "ar", "الطبخ في البيت آمن إذا فُحص المطبخ كلّ شهر.", -1, 1),
    ("sarah", "en", "A shared kitchen should stay open to neighbours in the evening.", 1, 1),
    ("khaled", "ar", "يجب أن تعيش المطابخ من بيع وجباتها بعد سنة واحدة.", -1, 1),
    ("nour", "fr", "Chaque cuisine doit publier ses comptes, même une page.", 1, 1),
    ("giulia", "it", "Meglio una cucina grande che cinque piccole.", 1, -1),
    ("nour", "ar", "لا دوام بلا حضانة للأطفال.", 1, 1),
    ("samer", "ar", "من لا يحمل شهادة في سلامة الغذاء لا يطبخ للمدارس.", 1, -1),
    ("laith", "ar", "الأسعار للمدارس وللجيران يجب أن تكون واحدة.", -1, 1),
]

#: What Rania made of each, in its place: for readers of French, and of Arabic where it is not.
TRANSLATED: list[dict[str, str]] = [
    {"fr": "La municipalité doit payer les cuisinières, et pas seulement prêter le lieu."},
    {"fr": "Cuisiner chez soi est sûr si la cuisine est contrôlée chaque mois."},
    {
        "fr": "Une cuisine partagée doit rester ouverte aux voisins le soir.",
        "ar": "على المطبخ المشترك أن يبقى مفتوحًا للجيران مساءً.",
    },
    {"fr": "Après une année, les cuisines doivent vivre de la vente de leurs repas."},
    {"ar": "على كلّ مطبخ أن ينشر حساباته، ولو في صفحة واحدة."},
    {
        "fr": "Mieux vaut une grande cuisine que cinq petites.",
        "ar": "مطبخ واحد كبير خير من خمسة مطابخ صغيرة.",
    },
    {"fr": "Pas d’horaires de travail sans garde d’enfants."},
    {"fr": "Sans certificat d’hygiène alimentaire, on ne cuisine pas pour les écoles."},
    {"fr": "Les prix doivent être les mêmes pour les écoles et pour les voisins."},
]
