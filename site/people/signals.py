from django.dispatch import Signal

# Some of a person's sign-ins have ended, here or elsewhere. Whatever hangs on one (an open socket)
# must end too. Arguments: user_id (int), session_keys (set of str).
sessions_ended = Signal()
