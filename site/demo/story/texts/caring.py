"""Palermo: words that somebody found wrong, and what moderators decided about them."""

#: Who says it, about which proposal, what; in Italian, as their moderators read.
WAITING = (
    "mehdi",
    "Un’ora di compagnia al mercato",
    "Vendo carrelli per la spesa, consegna gratis in tutta Palermo! Scrivetemi per il listino.",
)
DECIDED = (
    "vicent",
    "L’officina delle cose rotte",
    "Chi porta la roba a riparare è un pezzente, che si compri una lampada nuova.",
)
APPEALED = (
    "agata",
    "Nessuno va sotto di dieci ore",
    "Le dieci ore le conosciamo già: i soliti della piazza non hanno mai reso un favore.",
)
#: Who reports what, and why.
REPORTS = {
    WAITING: [
        ("rosalia", "spam", "È pubblicità, non c’entra con le ore."),
        ("toto", "spam", ""),
    ],
    DECIDED: [("enzo", "insult", "Offende chi ripara per necessità.")],
    APPEALED: [("toto", "insult", "Parla di persone riconoscibili.")],
}
CLAUSE = "Regole della comunità: si discutono le idee, non le persone."
WHY_DECIDED = "Il commento chiama «pezzente» chi porta un oggetto a riparare."
WHY_APPEALED = "Il commento accusa «i soliti della piazza», che nel quartiere tutti riconoscono."
APPEAL = (
    "Non ho fatto nomi e non pensavo a nessuno: è un modo di dire. Volevo dire che una regola "
    "scritta serve a tutti."
)
