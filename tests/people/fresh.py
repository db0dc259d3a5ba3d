"""Somebody who has just shown who they are, as far as the site can tell."""

import time

# The library keeps whose steps they were beside the steps.
AUTHENTICATION_METHODS_USER = "account_authentication_methods_user"


def sign_in_fresh(client, person):
    """Sign a test client in as by a code a moment ago."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "code", "at": time.time(), "email": person.email}
    ]
    session[AUTHENTICATION_METHODS_USER] = str(person.pk)
    session.save()
