"""House rules a machine can check. Each exception stands here with its reason."""

import re

import pytest

from tests.architecture.sources import ROOT, files, hits, product, text

TEMPLATES = files("*.html")
INCLUDE = re.compile(r"{%\s*include\s+[\"']([^\"']+)")
SCRIPTS = files("static/js/*.js", "static/js/**/*.js")
STYLES = files("static/css/*.css", "static/css/**/*.css")

# What marks text as safe, and why that is true there.
MARKS_SAFE = {
    "site/common/text.py": "people's HTML, sealed by nh3: the one door",
    "site/common/templatetags/noria.py": "attributes, each escaped before",
    "site/common/icons.py": "the icon library's drawings; the label is escaped",
    "site/common/zellige.py": "a drawing made of numbers and class names of ours",
    "site/common/qr.py": "a QR code drawn from numbers",
}
RAW_SQL = {
    "site/thread/queries.py": "a recursive walk over the thread, which the ORM cannot say",
    "participation/queries/people.py": "a shared lock on a row, which the ORM cannot ask for",
    "cms/queries/pages.py": "a recursive walk over pages that stand in for others, the same",
}
# Where texts of a person's page are written without escaping by the browser: nowhere.
WRITES_HTML: dict[str, str] = {}
WRITES = (
    r"(inner|outer)HTML|insertAdjacentHTML|document\.write|createContextualFragment"
    r"|DOMParser|parseFromString|setHTML|srcdoc"
)


@pytest.mark.parametrize(
    ("names", "pattern", "allowed"),
    [
        (TEMPLATES, r"\|\s*safe\b|autoescape off|\bsafeseq\b", set()),
        (product(), r"\bmark_safe\(|SafeString\(", set(MARKS_SAFE)),
        (product(), r"RawHTML", set()),
        (product(), r"csrf_exempt", {"site/people/views/one_click.py"}),
        (product(), r"RawSQL|\.raw\(|\.extra\(", set(RAW_SQL)),
        (product(), r"\bimport (bleach|nh3)\b|\bfrom (bleach|nh3)\b", {"site/common/text.py"}),
        (SCRIPTS, WRITES, set(WRITES_HTML)),
        (SCRIPTS, r"\beval\(|new Function\(|setTimeout\(\s*[\"']|\bimport\(", set()),
        (SCRIPTS, r"setAttribute\(\s*[\"'](on|href|src|style)", set()),
        (TEMPLATES, r"\son[a-z]+=[\"']|\sstyle=[\"']|javascript:", set()),
        (TEMPLATES, r"https?://(?!www\.w3\.org|schema\.org)[^\s\"'{]+\.(js|css|woff2?)\b", set()),
    ],
    ids=[
        "safe in templates", "mark_safe", "RawHTML", "csrf_exempt", "raw SQL", "bleach and nh3",
        "HTML from scripts", "code from text", "attributes that run", "inline code",
        "files of others",
    ],
)  # fmt: skip
def test_dangerous_tools_stay_where_they_are(names, pattern, allowed):
    assert hits(names, re.compile(pattern)) <= allowed


@pytest.mark.parametrize("name", sorted({*MARKS_SAFE, *RAW_SQL}))
def test_exceptions_are_still_needed(name):
    assert re.search(r"mark_safe|RawSQL|\.raw\(", text(name))


def test_data_for_scripts_is_written_by_json_script_alone():
    """A script of a page comes from a file; what stands beside it are names of our own fields."""
    script = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
    ours = re.compile(r"{{ \w+\.\w+\.auto_id }}")

    for name in TEMPLATES:
        for attributes, content in script.findall(text(name)):
            is_data = 'type="application/json"' in attributes and "{{" not in ours.sub("", content)
            assert "src=" in attributes or is_data, name
    assert not hits(product(), re.compile(r"<script"))


def test_secrets_are_not_left_to_chance():
    """`random` can be foretold; whoever uses it for play says so by seeding a Random of its own."""
    assert not hits(product(), re.compile(r"\brandom\.(?!Random\()[a-z]+\("))


def test_site_and_locale_are_no_packages():
    """They would stand in for modules of the standard library."""
    assert not (ROOT / "site/__init__.py").exists()
    assert not (ROOT / "locale/__init__.py").exists()


def test_only_the_agreed_folders_stand_at_the_top():
    tops = {name.split("/")[0] for name in files() if "/" in name}

    assert tops <= {
        ".ci", "cms", "deploy", "docs", "locale", "participation", "site", "static", "tests",
        "workflows",
    }  # fmt: skip


def test_stylesheets_know_no_left_and_right():
    physical = re.compile(
        r"(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b"
        r"|border-(top|bottom)-(left|right)-radius"
        r"|^\s*(left|right)\s*:|text-align:\s*(left|right)\b|float:\s*(left|right)\b"
    )

    assert not hits(STYLES, physical)


def test_arabic_letters_are_never_spaced():
    for name in STYLES:
        assert not re.search(
            r"\[dir=[\"']?rtl[^{]*\{[^}]*letter-spacing:\s*(?!0|normal)", text(name)
        )


def test_every_form_that_posts_carries_the_token():
    form = re.compile(r"<form\b[^>]*method=[\"']post[\"'].*?</form>", re.IGNORECASE | re.DOTALL)

    for name in TEMPLATES:
        for found in form.findall(text(name)):
            included = INCLUDE.findall(found)
            parts = [text(path) for path in TEMPLATES if path.endswith(tuple(included))]
            whole = found + "".join(parts if included else [])
            assert "{% csrf_token %}" in whole, name


def test_every_variable_of_the_environment_is_documented():
    asked = re.compile(
        r"(?:\benv(?:\.\w+)?\(|environ\.get\(|environ\[|ment\.get\()\s*\"([A-Z_]+)\""
    )
    known = text("docs/reference/settings.md")
    names = {name for module in product() for name in asked.findall(text(module))}
    names -= {"DJANGO_SETTINGS_MODULE"}

    assert not {name for name in names if f"`{name}`" not in known}


def test_the_project_says_nothing_of_the_machine_it_was_made_on():
    traces = re.compile(r"/(?:work|root|home/[a-z]+|tmp/[a-z]+)/")

    assert not hits(tuple(name for name in product() if name.endswith(".py")), traces)
