"""The votes of the story: what people were asked, in five languages."""

# Whole sentences read better on one line.
# ruff: noqa: E501

from typing import Final

LANGUAGES: Final = ("fr", "en", "es", "it", "ar")


def five(*texts: str) -> dict[str, str]:
    """Name five translations by their languages: French, English, Spanish, Italian, Arabic."""
    return dict(zip(LANGUAGES, texts, strict=True))


def fields(**texts: dict[str, str]) -> dict[str, str]:
    """Spread translations over the translated fields of a model."""
    return {f"{name}_{code}": text for name, said in texts.items() for code, text in said.items()}


VALENCIA = fields(
    title=five(
        "Du temps pour le quartier, València",
        "Time for the neighbourhood, València",
        "Tiempo para el barrio, València",
        "Tempo per il quartiere, València",
        "وقت للحيّ، بلنسية",
    ),
    question=five(
        "Que doit payer le budget du quartier, 120 000 € ?",
        "What should the neighbourhood budget of 120,000 € pay for?",
        "¿En qué debe gastarse el presupuesto del barrio, 120.000 €?",
        "Per che cosa spendere il bilancio del quartiere, 120.000 €?",
        "علامَ تُنفق ميزانية الحيّ وقدرها 120,000 يورو؟",
    ),
    summary=five(
        "Le quartier a demandé du temps : pour se soigner, apprendre, réparer, se retrouver. Huit idées sont prêtes, chacune avec son coût. Le budget n’en paiera pas la totalité : à vous de choisir.",
        "The neighbourhood asked for time: to care, to learn, to repair, to meet. Eight ideas are ready, each with its cost. The budget will not pay for all of them: choose.",
        "El barrio pidió tiempo: para cuidarse, aprender, reparar, encontrarse. Hay ocho ideas listas, cada una con su coste. El presupuesto no llega para todas: elige.",
        "Il quartiere ha chiesto tempo: per curarsi, imparare, riparare, incontrarsi. Otto idee sono pronte, ognuna con il suo costo. Il bilancio non basta per tutte: scegliete.",
        "طلب الحيّ وقتًا: للرعاية والتعلّم والإصلاح واللقاء. ثماني أفكار جاهزة، ولكلّ منها كلفتها. لا تكفي الميزانية لها جميعًا: فاختاروا.",
    ),
)
VALENCIA_ROUND = fields(
    title=five(
        "Le vote du quartier",
        "The neighbourhood votes",
        "El barrio vota",
        "Il quartiere vota",
        "الحيّ يصوّت",
    ),
    summary=five(
        "Choisissez ce que vous voulez, tant que le total tient dans le budget.",
        "Choose what you like, as long as the total fits the budget.",
        "Elige lo que quieras, mientras el total quepa en el presupuesto.",
        "Scegliete quello che volete, purché il totale stia nel bilancio.",
        "اختاروا ما شئتم ما دام المجموع ضمن الميزانية.",
    ),
)

Option = tuple[str, int, dict[str, str], dict[str, str]]

# Key, cost in euros, title, text.
VALENCIA_OPTIONS: list[Option] = [
    (
        "shade",
        28_000,
        five(
            "De l’ombre devant l’école",
            "Shade in front of the school",
            "Sombra delante de la escuela",
            "Ombra davanti alla scuola",
            "ظلّ أمام المدرسة",
        ),
        five(
            "Douze arbres, des bancs et une fontaine pour attendre ensemble à la sortie des classes.",
            "Twelve trees, benches and a fountain, to wait together when school ends.",
            "Doce árboles, bancos y una fuente para esperar juntos a la salida de clase.",
            "Dodici alberi, panchine e una fontana per aspettare insieme l’uscita da scuola.",
            "اثنتا عشرة شجرة ومقاعد ونافورة ماء لننتظر معًا عند انتهاء الدروس.",
        ),
    ),
    (
        "repair",
        18_000,
        five(
            "Un atelier de réparation",
            "A repair workshop",
            "Un taller de reparación",
            "Un laboratorio di riparazione",
            "ورشة للإصلاح",
        ),
        five(
            "Une coopérative de jeunes répare vélos, appareils et meubles, et apprend à le faire soi-même.",
            "A co-operative of young people repairs bicycles, machines and furniture, and teaches how.",
            "Una cooperativa de jóvenes repara bicis, aparatos y muebles, y enseña a hacerlo.",
            "Una cooperativa di giovani ripara bici, apparecchi e mobili, e insegna a farlo da sé.",
            "تعاونية شبابية تصلح الدرّاجات والأجهزة والأثاث وتعلّم كيفية ذلك.",
        ),
    ),
    (
        "kitchen",
        26_000,
        five(
            "Une cuisine partagée",
            "A shared kitchen",
            "Una cocina compartida",
            "Una cucina condivisa",
            "مطبخ مشترك",
        ),
        five(
            "Deux soirs par semaine, des voisines cuisinent et sont payées ; le repas coûte trois euros.",
            "Two evenings a week neighbours cook and are paid for it; a meal costs three euros.",
            "Dos noches por semana unas vecinas cocinan y cobran por ello; la comida cuesta tres euros.",
            "Due sere a settimana delle vicine cucinano e sono pagate; un pasto costa tre euro.",
            "مساءَين في الأسبوع تطبخ جارات مقابل أجر، وثمن الوجبة ثلاثة يوروهات.",
        ),
    ),
    (
        "saturday",
        24_000,
        five(
            "La garde du samedi",
            "Saturday childcare",
            "Canguro de los sábados",
            "Il sabato dei bambini",
            "رعاية الأطفال يوم السبت",
        ),
        five(
            "Un lieu sûr et des jeux pour les enfants de ceux qui travaillent le samedi.",
            "A safe place and games for the children of those who work on Saturdays.",
            "Un lugar seguro y juegos para los hijos de quienes trabajan los sábados.",
            "Un posto sicuro e giochi per i figli di chi lavora il sabato.",
            "مكان آمن وألعاب لأطفال من يعملون يوم السبت.",
        ),
    ),
    (
        "visits",
        15_000,
        five(
            "Visites et banque du temps",
            "Visits and a time bank",
            "Visitas y banco del tiempo",
            "Visite e banca del tempo",
            "زيارات وبنك للوقت",
        ),
        five(
            "Une heure donnée, une heure reçue : courses, lecture, compagnie pour les voisins âgés.",
            "An hour given, an hour received: shopping, reading and company for older neighbours.",
            "Una hora dada, una hora recibida: compras, lectura y compañía para vecinos mayores.",
            "Un’ora data, un’ora ricevuta: spesa, lettura e compagnia per i vicini anziani.",
            "ساعة تُعطى وساعة تُؤخذ: تسوّق وقراءة ومؤانسة للجيران كبار السنّ.",
        ),
    ),
    (
        "study",
        32_000,
        five(
            "Une salle d’étude ouverte tard",
            "A study room open late",
            "Una sala de estudio hasta tarde",
            "Una sala studio aperta fino a tardi",
            "قاعة دراسة حتى وقت متأخّر",
        ),
        five(
            "Du calme, du wifi et quelqu’un qui aide aux devoirs, jusqu’à minuit.",
            "Quiet, wifi and somebody who helps with homework, until midnight.",
            "Silencio, wifi y alguien que ayuda con los deberes, hasta medianoche.",
            "Silenzio, wifi e qualcuno che aiuta con i compiti, fino a mezzanotte.",
            "هدوء وشبكة لاسلكية ومن يساعد في الواجبات حتى منتصف الليل.",
        ),
    ),
    (
        "light",
        22_000,
        five(
            "Un chemin éclairé jusqu’au parc",
            "A lit path to the park",
            "Un camino iluminado hasta el parque",
            "Un sentiero illuminato fino al parco",
            "طريق مضاء إلى الحديقة",
        ),
        five(
            "Vingt lampes solaires, basses et chaudes, pour rentrer à pied sans crainte.",
            "Twenty solar lamps, low and warm, to walk home without fear.",
            "Veinte farolas solares, bajas y cálidas, para volver a casa sin miedo.",
            "Venti lampioni solari, bassi e caldi, per tornare a piedi senza paura.",
            "عشرون مصباحًا شمسيًا خافتًا دافئًا لنعود مشيًا بلا خوف.",
        ),
    ),
    (
        "music",
        20_000,
        five(
            "Des instruments à prêter",
            "Instruments to borrow",
            "Instrumentos en préstamo",
            "Strumenti in prestito",
            "آلات موسيقية للإعارة",
        ),
        five(
            "Trente instruments et une professeure, pour un orchestre de tout le quartier.",
            "Thirty instruments and a teacher, for an orchestra of the whole neighbourhood.",
            "Treinta instrumentos y una profesora, para una orquesta de todo el barrio.",
            "Trenta strumenti e un’insegnante, per un’orchestra di tutto il quartiere.",
            "ثلاثون آلة ومعلّمة من أجل أوركسترا للحيّ كلّه.",
        ),
    ),
]

TOULOUSE = fields(
    title=five(
        "Toulouse 2022, quartier 1 (vrais bulletins)",
        "Toulouse 2022, district 1 (real ballots)",
        "Toulouse 2022, distrito 1 (papeletas reales)",
        "Tolosa 2022, quartiere 1 (schede vere)",
        "تولوز 2022، الحيّ 1 (أوراق اقتراع حقيقية)",
    ),
    question=five(
        "Comment compte-t-on 972 vrais bulletins ?",
        "How are 972 real ballots counted?",
        "¿Cómo se cuentan 972 papeletas reales?",
        "Come si contano 972 schede vere?",
        "كيف تُعدّ 972 ورقة اقتراع حقيقية؟",
    ),
    summary=five(
        "Ce ne sont pas nos données : ce sont les bulletins du budget participatif de la ville de Toulouse (2022, Capitole, Arnaud Bernard, Carmes), publiés par la ville et réunis par Pabulib. Ils sont passés ici par les mêmes étapes qu’un vote de ce site ; le résultat est compté ici et chacun peut le recompter. La ville a pu décider autrement.",
        "This is not our data: these are the ballots of the participatory budget of the city of Toulouse (2022, Capitole, Arnaud Bernard, Carmes), published by the city and collected by Pabulib. They went through the same steps as a vote on this site; the result is counted here and anybody can recount it. The city may have decided otherwise.",
        "No son datos nuestros: son las papeletas del presupuesto participativo de la ciudad de Toulouse (2022, Capitole, Arnaud Bernard, Carmes), publicadas por la ciudad y reunidas por Pabulib. Aquí pasaron por los mismos pasos que una votación de este sitio; el resultado se cuenta aquí y cualquiera puede recontarlo. La ciudad pudo decidir otra cosa.",
        "Non sono dati nostri: sono le schede del bilancio partecipativo della città di Tolosa (2022, Capitole, Arnaud Bernard, Carmes), pubblicate dalla città e raccolte da Pabulib. Qui hanno seguito gli stessi passi di un voto di questo sito; il risultato è contato qui e chiunque può ricontarlo. La città può aver deciso altrimenti.",
        "هذه ليست بياناتنا: إنّها أوراق الميزانية التشاركية لمدينة تولوز (2022، كابيتول، أرنو برنار، كارم)، نشرتها المدينة وجمعها Pabulib. مرّت هنا بالخطوات نفسها التي يمرّ بها أيّ تصويت في هذا الموقع، والنتيجة محسوبة هنا ويمكن لأيّ شخص أن يعيد العدّ. وربّما قرّرت المدينة غير ذلك.",
    ),
)
TOULOUSE_ROUND = fields(
    title=five(
        "Le vote de 2022",
        "The vote of 2022",
        "La votación de 2022",
        "Il voto del 2022",
        "تصويت 2022",
    ),
    summary=five(
        "Données de la ville de Toulouse, réunies par Pabulib. Jusqu’à trois choix par bulletin, 400 000 € à dépenser.",
        "Data of the city of Toulouse, collected by Pabulib. Up to three choices a ballot, 400,000 € to spend.",
        "Datos de la ciudad de Toulouse, reunidos por Pabulib. Hasta tres opciones por papeleta, 400.000 € para gastar.",
        "Dati della città di Tolosa, raccolti da Pabulib. Fino a tre scelte per scheda, 400.000 € da spendere.",
        "بيانات مدينة تولوز جمعها Pabulib. حتى ثلاثة خيارات في كلّ ورقة، و400,000 يورو للإنفاق.",
    ),
)

SFAX_ROUND = fields(
    title=five("Le vote", "The vote", "La votación", "Il voto", "التصويت"),
    summary=five(
        "Les propositions discutées, avec leur coût. Jusqu’à deux choix par bulletin.",
        "The proposals as discussed, with their costs. Up to two choices a ballot.",
        "Las propuestas debatidas, con su coste. Hasta dos opciones por papeleta.",
        "Le proposte discusse, con il loro costo. Fino a due scelte per scheda.",
        "المقترحات كما نوقشت مع كلفتها. حتى خيارين في كلّ ورقة.",
    ),
)
