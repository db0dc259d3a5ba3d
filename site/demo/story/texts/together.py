"""Shared kitchens, Irbid: a question, a cooperative's proposal, changes, a merge."""

from typing import Any

from .five import LANGUAGES, five

#: The rules change while the round is open: the reason stands in the public log.
WHY_ASKED = (
    "Beaucoup de propositions ne disaient pas qui tiendrait la cuisine. La question est "
    "facultative ; rien de ce qui est publié ne change."
)
QUESTION: dict[str, Any] = {
    **five(
        "label",
        "Qui tiendrait cette cuisine ?",
        "Who would run this kitchen?",
        "¿Quién llevaría esta cocina?",
        "Chi gestirebbe questa cucina?",
        "من سيدير هذا المطبخ؟",
    ),
    **five(
        "help",
        "Une intention suffit, rien n’est signé.",
        "An intention is enough, nothing is signed.",
        "Basta una intención, no se firma nada.",
        "Basta un’intenzione, non si firma nulla.",
        "تكفي النيّة، فلا شيء يُوقَّع الآن.",
    ),
}
_OPTIONS = [
    ("Une coopérative", "A cooperative", "Una cooperativa", "Una cooperativa", "تعاونية"),
    ("Une école", "A school", "Una escuela", "Una scuola", "مدرسة"),
    ("La municipalité", "The municipality", "El ayuntamiento", "Il comune", "البلدية"),
    (
        "On ne sait pas encore",
        "Not known yet",
        "Aún no se sabe",
        "Non si sa ancora",
        "لا نعرف بعد",
    ),
]
OPTIONS = {code: [said[at] for said in _OPTIONS] for at, code in enumerate(LANGUAGES)}

TITLE = "مطبخ بيت الخضرة قرب الجامعة"
#: What the cooperative proposes, in whose name Amal speaks.
PROPOSAL: dict[str, Any] = {
    "title": TITLE,
    "text": "لدى تعاونيتنا طابق أرضي قرب دوّار الجامعة، فيه ماء وموقد وساحة صغيرة. نقترح أن نفتحه "
    "مطبخًا لثماني نساء، يطبخن للمدارس صباحًا ويبعن للجيران مساءً.\n\nنتكفّل بالإيجار سنتين، ونطلب "
    "من البلدية ثلّاجة كبيرة ورخصة صحّية.",
    "language": "ar",
    "place_name": "دوّار الجامعة، إربد",
    "latitude": "32.538900",
    "longitude": "35.855600",
    "estimated_cost": 7600,
}
#: What khaled suggests; it waits for Amal.
WAITING: dict[str, Any] = {
    "title": TITLE,
    "text": PROPOSAL["text"].replace("لثماني نساء", "لعشر نساء، اثنتان منهنّ تحت التدريب"),
    "reason": "إذا أخذتم متدرّبتين كلّ فصل، صار للدورة المسائية مكان تُطبَّق فيه.",
}

BREAD = "Breakfast boxes from yesterday’s bread"
#: What laith suggests after the discussion, and sarah takes over.
ACCEPTED: dict[str, Any] = {
    "title": "Breakfast boxes from today’s unsold bread",
    "text": "Bakeries throw away good bread every evening. A small team can collect what was baked "
    "the same day and is unsold at closing time, toast it with za’atar and oil at six in the "
    "morning, and pack boxes with a piece of fruit.\n\n"
    "It is the cheapest breakfast we can offer, it can start next month, and it needs one oven "
    "and two bicycles.",
    "reason": "كما اتّفقنا في النقاش: خبز اليوم نفسه فقط، وهكذا تقبله الأمّهات.",
}

MARKET = "مطبخ في سوق الخضار"
#: What samer proposed at the market, and found there already.
TWIN: dict[str, Any] = {
    "title": "وجبات مسائية من بقايا السوق",
    "text": "في آخر النهار تُرمى في السوق القديم صناديق من الخضار السليمة. أقترح فريقًا صغيرًا "
    "يشتريها ويطبخ منها وجبات مسائية رخيصة للعمّال.",
    "language": "ar",
    "place_name": "سوق الخضار القديم",
    "estimated_cost": 3000,
}
WHY_ONE = "المكان نفسه والخضار نفسها: مطبخ واحد صباحًا للمدارس ومساءً للعمّال."
