"""Locks on people: what one person may do only so often is counted one request at a time."""

from people.models import User


def hold(person: User) -> None:
    """Make the person's other requests wait until this transaction ends.

    Counting before inserting is only right while no other request of the same person does so
    too. Locking the person, not the round, lets everybody else go on meanwhile; without the key
    lock, rows that merely point at the person are not held up. One query, in a transaction.
    """
    User.objects.select_for_update(no_key=True).only("pk").filter(pk=person.pk).first()
