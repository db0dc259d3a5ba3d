"""Time bank, Palermo: what evaluators look at, what they found, what the organiser answers."""

from decimal import Decimal
from typing import Any

from .five import five

CRITERIA: list[dict[str, Any]] = [
    {
        "weight": 3,
        "note": "Deux personnes du consortium regardent chaque proposition selon les mêmes "
        "critères. Leurs notes aident l’organisatrice à répondre ; elles ne décident de rien.",
        **five(
            "name",
            "Utile aux voisins",
            "Useful to neighbours",
            "Útil para el vecindario",
            "Utile ai vicini",
            "نفعها للجيران",
        ),
        **five(
            "guide",
            "À combien de personnes, et surtout à celles qui demandent peu ?",
            "To how many people, and above all to those who ask for little?",
            "¿A cuántas personas, y sobre todo a las que piden poco?",
            "A quante persone, e soprattutto a chi chiede poco?",
            "كم شخصًا تنفع، وخصوصًا من لا يطلبون كثيرًا؟",
        ),
    },
    {
        "weight": 2,
        "note": "Ce qui peut commencer avec la salle et l’ordinateur prêtés commence plus tôt.",
        **five(
            "name",
            "Faisable avec peu",
            "Feasible with little",
            "Factible con poco",
            "Fattibile con poco",
            "ممكنة بالقليل",
        ),
        **five(
            "guide",
            "Avec une salle, un ordinateur et des heures données, cela peut-il commencer ?",
            "With a room, a computer and given hours, can it begin?",
            "Con una sala, un ordenador y horas donadas, ¿puede empezar?",
            "Con una stanza, un computer e ore donate, può cominciare?",
            "هل يمكن أن تبدأ بقاعة وحاسوب وساعات يهبها الناس؟",
        ),
    },
]

COMPANY = "Un’ora di compagnia al mercato"
HOURS = "Des heures d’arabe contre des heures d’italien"
BROKEN = "L’officina delle cose rotte"
LIMIT = "Nessuno va sotto di dieci ore"

#: evaluator, proposal, points by criterion, remark for the organisers
FINISHED = [
    ("elena", HOURS, (4, 5), "Può cominciare domani: servono un tavolo e due sere."),
    ("elena", BROKEN, (5, 3), "Utilissima; il banco e l’armadio vanno trovati prima."),
    ("elena", LIMIT, (3, 5), "Regola semplice. Chi sceglie i due soci, il primo anno?"),
    ("mireia", COMPANY, (5, 4), "Es lo que falta en todos los barrios. Pensad en un seguro."),
    ("mireia", HOURS, (5, 5), "En Barcelona funciona igual: los niños traen a los padres."),
    ("mireia", BROKEN, (4, 3), "Bien si el reparador de la calle participa desde el principio."),
    ("mireia", LIMIT, (2, 4), "El límite ayuda, pero a quien cuida debería contarle otra cosa."),
]
#: proposal, verdict, language, cost, period, reason; announced together
ANNOUNCED: list[tuple[str, str, str, int | None, str, str]] = [
    (
        HOURS,
        "feasible",
        "fr",
        400,
        "Janvier 2027",
        (
            "La salle de l’Albergheria est libre le mardi et le jeudi. La circonscription achète "
            "le thé, les cahiers et un tableau."
        ),
    ),
    (
        BROKEN,
        "partly",
        "it",
        1800,
        "Primavera 2027",
        (
            "Il banco e l’armadio sì, nella sala del Borgo Vecchio. I pezzi di ricambio no: si "
            "comprano insieme, come dice la proposta."
        ),
    ),
]
#: Decided, and not announced yet: only the organiser sees it.
DECIDED = (
    LIMIT,
    "not_feasible",
    "it",
    None,
    "",
    "Il limite è dell’assemblea dei soci, non del comune: lo portiamo alla prima riunione.",
)
#: What Mireia would answer to the company at the market: the organiser has not decided.
SUGGESTED: dict[str, Any] = {
    "verdict": "partly",
    "language": "es",
    "cost": Decimal(900),
    "period": "Febrero de 2027",
    "reason": "El acompañamiento, sí: seis personas ya se ofrecen. El seguro se contrata para todo "
    "el banco del tiempo, no para cada hora.",
}
