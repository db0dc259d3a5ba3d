from pathlib import Path

from demo.services.assets import collect_assets


def test_assets_are_collected_once_and_again_when_one_has_changed(settings, tmp_path):
    source, settings.STATIC_ROOT = tmp_path / "source", tmp_path / "collected"
    source.mkdir()
    (source / "site.css").write_text("a { color: red }")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    collected = Path(settings.STATIC_ROOT) / "site.css"

    collect_assets()
    collected.unlink()
    collect_assets()
    assert not collected.exists()

    (source / "site.css").write_text("a { color: blue }")
    collect_assets()
    assert collected.read_text() == "a { color: blue }"
