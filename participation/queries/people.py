"""Locks on people and rules: what one person may do only so often is counted one at a time."""

from participation.models import Round
from people.models import User


def hold(person: User) -> None:
    """Make the person's other requests wait until this transaction ends.

    Counting before inserting is only right while no other request of the same person does so
    too. Locking the person, not the round, lets everybody else go on meanwhile; without the key
    lock, rows that merely point at the person are not held up. One query, in a transaction.
    """
    User.objects.select_for_update(no_key=True).only("pk").filter(pk=person.pk).first()


def hold_rules(round_: Round) -> Round:
    """Read a round's rules anew and keep them as they are until this transaction ends.

    Whoever changes them waits; everybody else goes on. Returns the same round. One query.
    """
    shared = "SELECT * FROM participation_round WHERE id = %s FOR SHARE"
    now = Round.objects.raw(shared, [round_.pk])[0]
    for name in Round.RULES:
        setattr(round_, name, getattr(now, name))
    return round_
