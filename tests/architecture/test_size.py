"""Nothing grows so long that nobody reads it to its end."""

from tests.architecture.sources import files, functions, product, python, text

MODULE, FUNCTION, TEMPLATE, STYLESHEET, SCRIPTS = 400, 40, 130, 350, 600
# A long list of words is not a long thought.
LISTS = {
    "tests/permissions/table.py": "one line for each URL",
    "site/demo/story/": "the demo's texts in five languages",
    "site/demo/pictures/": "drawings",
}


def too_long(names, limit):
    return {
        f"{name}: {lines} lines"
        for name in names
        if (lines := text(name).count("\n")) > limit and not name.startswith(tuple(LISTS))
    }


def test_modules_can_be_read_in_one_go():
    assert not too_long(python(), MODULE)


def test_templates_fit_on_two_screens():
    assert not too_long(files("*.html"), TEMPLATE)


def test_stylesheets_are_about_one_thing():
    assert not too_long(files("static/css/*.css", "static/css/**/*.css"), STYLESHEET)


def test_functions_do_one_thing():
    long = {
        f"{name}: {function.name} has {function.end_lineno - function.lineno + 1} lines"
        for name in product()
        if not name.startswith(tuple(LISTS))
        for function in functions(name)
        if function.end_lineno - function.body[0].lineno + 1 > FUNCTION
    }

    assert not long


def test_scripts_stay_few():
    scripts = [name for name in files("static/js/*.js") if not name.startswith("static/js/live/")]

    assert sum(text(name).count("\n") for name in scripts) <= SCRIPTS
