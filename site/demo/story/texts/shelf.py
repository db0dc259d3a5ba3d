"""What the library keeps beside the works themselves: versions, authors, a closed shelf."""

# Whole sentences read better on one line.
# ruff: noqa: E501

from demo.story.say import say

CHARTER = "partners-charter"
CHARTER_AUTHORS = "Ben Salah, Nour; Soler, Marta; MedRiSSE"
CHARTER_REFERENCE = "MedRiSSE D2.1"
WHAT_CHANGED = say(
    "La version 2 ajoute l’espagnol, l’italien et l’arabe. Le texte français et le texte anglais n’ont pas changé.",
    "Version 2 adds Spanish, Italian and Arabic. The French and the English text have not changed.",
    "La versión 2 añade el español, el italiano y el árabe. Los textos francés e inglés no han cambiado.",
    "La versione 2 aggiunge spagnolo, italiano e arabo. I testi francese e inglese non sono cambiati.",
    "تضيف النسخة 2 الإسبانية والإيطالية والعربية. ولم يتغيّر النصّان الفرنسي والإنجليزي.",
)

GUIDE = "workshop-guide"
CLOSED_SHELF = "Équipe"
WORKING_COPY = "Guide : animer une soirée d’idées (copie de travail de l’équipe)"
