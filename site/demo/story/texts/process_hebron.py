"""Youth workshops, Hebron: a process that is announced and opens later."""

from typing import Any

from .five import five

PROCESS: dict[str, Any] = {
    **five(
        "title",
        "Ateliers coopératifs de jeunes, Hébron",
        "Youth cooperative workshops, Hebron",
        "Talleres cooperativos de jóvenes, Hebrón",
        "Laboratori cooperativi dei giovani, Hebron",
        "ورشات الشباب التعاونية، الخليل",
    ),
    **five(
        "question",
        "Quels ateliers coopératifs donneraient un premier travail aux jeunes d’Hébron ?",
        "Which cooperative workshops would give young people in Hebron their first job?",
        "¿Qué talleres cooperativos darían un primer empleo a los jóvenes de Hebrón?",
        "Quali laboratori cooperativi darebbero un primo lavoro ai giovani di Hebron?",
        "أيّ ورشات تعاونية تمنح شباب الخليل عملهم الأوّل؟",
    ),
    **five(
        "summary",
        "Verre, céramique, cuir, bois : la ville a des savoir-faire et des ateliers vides. Les "
        "jeunes de 18 à 30 ans diront ce qu’ils veulent apprendre, produire et diriger ensemble.",
        "Glass, ceramics, leather, wood: the city has crafts, and workshops that stand empty. "
        "People between 18 and 30 will say what they want to learn, make and run together.",
        "Vidrio, cerámica, cuero, madera: la ciudad tiene oficios y talleres vacíos. Los jóvenes "
        "de 18 a 30 años dirán qué quieren aprender, producir y dirigir juntos.",
        "Vetro, ceramica, cuoio, legno: la città ha mestieri e laboratori vuoti. I giovani tra i "
        "18 e i 30 anni diranno che cosa vogliono imparare, produrre e gestire insieme.",
        "زجاج وخزف وجلد وخشب: في المدينة حِرف وورشات خالية. سيقول الشباب بين الثامنة عشرة والثلاثين "
        "ما يريدون أن يتعلّموه ويصنعوه ويديروه معًا.",
    ),
}

CATEGORIES = [
    ("craft", five("name", "Artisanat", "Crafts", "Artesanía", "Artigianato", "الحِرف")),
    ("digital", five("name", "Numérique", "Digital", "Digital", "Digitale", "العمل الرقمي")),
    ("repair", five("name", "Réparation", "Repair", "Reparación", "Riparazione", "الإصلاح")),
]

IDEAS = {
    **five(
        "title",
        "Proposez un atelier",
        "Propose a workshop",
        "Propón un taller",
        "Proponi un laboratorio",
        "اقترحوا ورشة",
    ),
    **five(
        "summary",
        "Chaque proposition nomme un métier, un lieu et trois premières personnes.",
        "Each proposal names a trade, a place and the first three people.",
        "Cada propuesta nombra un oficio, un lugar y las tres primeras personas.",
        "Ogni proposta nomina un mestiere, un luogo e le prime tre persone.",
        "يذكر كلّ مقترح حرفة ومكانًا وأوّل ثلاثة أشخاص.",
    ),
}

PROPOSALS: list[dict[str, Any]] = []
