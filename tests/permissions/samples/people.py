from tests.permissions.samples import sample


@sample
def a_citizen(world):
    return {"pk": world["citizen"].pk}
