from pathlib import PurePath

from tests.factories.cms import SiteImageFactory
from tests.permissions.samples import sample


@sample
def rendition(_world):
    drawn = SiteImageFactory().renditions.first()
    return {"name": PurePath(drawn.file.name).name}
