"""What each drawing shows, for those who cannot see it."""

# Whole sentences and whole shapes read better on one line.
# ruff: noqa: E501

from demo.story.say import say

CREDIT = "Noria, CC BY 4.0"

#: name -> words
PICTURES = {
    "wheel": say("Une grande roue à eau en bois tourne au bord d’une rivière, ses godets versent l’eau dans un canal.", "A large wooden water wheel turns beside a river, its buckets pouring water into a channel.", "Una gran rueda hidráulica de madera gira junto a un río y vierte el agua en una acequia.", "Una grande ruota idraulica di legno gira sul fiume e versa l’acqua in un canale.", "ناعورة خشبية كبيرة تدور على ضفة نهر وتصبّ دلاؤها الماء في ساقية."),
    "square": say("Une place de ville blanche, un arbre, une fontaine et des gens qui parlent.", "A white town square with a tree, a fountain and people talking.", "Una plaza blanca con un árbol, una fuente y gente que conversa.", "Una piazza bianca con un albero, una fontana e persone che parlano.", "ساحة بيضاء في مدينة، فيها شجرة ونافورة وأناس يتحادثون."),
    "care": say("Une infirmière est assise près d’une femme âgée dans un salon clair.", "A nurse sits beside an elderly woman in a bright living room.", "Una enfermera sentada junto a una mujer mayor en una sala luminosa.", "Un’infermiera siede accanto a un’anziana in un salotto luminoso.", "ممرضة تجلس قرب امرأة مسنّة في غرفة جلوس مضيئة."),
    "kitchen": say("Deux femmes cuisinent dans une grande cuisine, des marmites fument sur le feu.", "Two women cook in a large kitchen, pots steaming on the stove.", "Dos mujeres cocinan en una cocina grande, con ollas humeantes.", "Due donne cucinano in una grande cucina, con pentole fumanti.", "امرأتان تطبخان في مطبخ كبير والقدور يتصاعد منها البخار."),
    "workshop": say("Un jeune homme façonne un vase de verre devant un four, des vases bleus sur une étagère.", "A young man shapes a glass vase before a furnace, blue vases on a shelf.", "Un joven da forma a un jarrón de vidrio ante un horno; jarrones azules en un estante.", "Un giovane modella un vaso di vetro davanti al forno, vasi blu su una mensola.", "شاب يشكّل مزهرية من الزجاج أمام فرن، وعلى رفّ مزهريات زرقاء."),
    "meeting": say("Six personnes autour d’une table ronde, des cartes de couleur devant elles.", "Six people at a round table, coloured cards in front of them.", "Seis personas en una mesa redonda, con tarjetas de colores.", "Sei persone a un tavolo rotondo, con biglietti colorati davanti.", "ستة أشخاص حول طاولة مستديرة وأمامهم بطاقات ملوّنة."),
    "garden": say("Un potager partagé entre des immeubles, une voisine arrose des plants.", "A shared vegetable garden between blocks of flats, a neighbour watering plants.", "Un huerto compartido entre edificios y una vecina que riega.", "Un orto condiviso tra i palazzi e una vicina che innaffia.", "بستان خضر مشترك بين العمارات وجارة تسقي الشتلات."),
    "timebank": say("Une grande horloge au-dessus d’une rue, deux voisins échangent une étagère et un livre.", "A large clock over a street where two neighbours swap a shelf and a book.", "Un gran reloj sobre una calle donde dos vecinos intercambian un estante y un libro.", "Un grande orologio su una strada dove due vicini scambiano uno scaffale e un libro.", "ساعة كبيرة فوق شارع، وجاران يتبادلان رفًّا وكتابًا."),
    "harbour": say("Un port au matin, des barques colorées et des maisons blanches sur la colline.", "A harbour in the morning, coloured boats and white houses on the hill.", "Un puerto por la mañana, barcas de colores y casas blancas en la colina.", "Un porto al mattino, barche colorate e case bianche sulla collina.", "ميناء في الصباح، وقوارب ملوّنة وبيوت بيضاء على التل."),
}  # fmt: skip
