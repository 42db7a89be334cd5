"""Every rule has a French page: what it sees, why, when to ignore it, and two examples that hold."""

import re
from importlib.resources import files

import pytest

from quizz.content.codes import RULES
from quizz.content.compiled import FileKind
from quizz.content.loader import load
from quizz.content.rules import catalogue

PAGES = files("quizz.content.rules") / "pages"
WRITTEN = {
    entry.name.removesuffix(".md"): entry.read_text("utf-8")
    for entry in PAGES.iterdir()
    if entry.name[0] in "QFS"  # the others are of the reader
}
HEADINGS = ["Ce que la règle voit", "Pourquoi", "Avant", "Après", "Quand l’ignorer"]
SEVERITIES = {"error": "erreur", "warning": "avertissement", "info": "information"}
BY_THE_LOADER = {"Q001", "Q003"}
"""What needs no rule: the reader, or the loader that sees several files, speaks."""
NEEDS_A_DICTIONARY = {"Q118"}
"""Their examples speak only with a speller, and are tested with it."""
QUESTION_DEFAULTS = {"id": "{id}", "skill": "accueil", "level": "1", "explanation": "Voilà pourquoi."}

pages = pytest.mark.parametrize("code", sorted(WRITTEN))


def sections(page):
    parts = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)
    return parts[0], dict(zip(parts[1::2], parts[2::2], strict=True))


def example(code, heading):
    _head, by_heading = sections(WRITTEN[code])
    [block] = re.findall(r"^```yaml\n(.*?)^```$", by_heading[heading], flags=re.MULTILINE | re.DOTALL)
    return block


def as_file(block):
    """A whole file is taken as it is; a list of questions becomes a bank, with what they leave out."""
    if re.search(r"^terms:", block, re.MULTILINE):
        return block, FileKind.GLOSSARY, ""
    if re.search(r"^tariffs:", block, re.MULTILINE):
        return block, FileKind.TARIFFS, ""
    theme = re.search(r"^theme: (\w+)", block, re.MULTILINE)
    if theme:
        return block, FileKind.BANK, theme[1]
    text = "id: essai\ntitle: Essai\ntheme: accueil\nquestions:\n"
    for number, item in enumerate(re.split(r"^(?=- )", block, flags=re.MULTILINE)[1:]):
        text += "".join(f"  {line}\n" for line in item.rstrip().splitlines())
        for key, value in QUESTION_DEFAULTS.items():
            if not re.search(rf"^(?:- |  ){key}:", item, re.MULTILINE):
                text += f"    {key}: {value.format(id=f'q{number}')}\n"
    return text, FileKind.BANK, "accueil"


@pytest.fixture
def codes_in(diagnostics, built_in, tmp_path):
    """The codes that a block of a page gives, by severity: of the reader, of the loader, of the rules."""

    def of(block):
        text, kind, theme = as_file(block)
        found = diagnostics(text, built_in, kind=kind, theme=theme)
        if kind is FileKind.BANK:
            folder = tmp_path / "content" / "questions" / theme
            folder.mkdir(parents=True)
            (folder / "essai.yaml").write_text(text, "utf-8")
            loaded = load([tmp_path / "content"], None).diagnostics
            found = (*found, *(d for d in loaded if d.code in BY_THE_LOADER))
        return [(d.code, d.severity.value) for d in found]

    return of


def test_every_rule_has_its_page():
    assert WRITTEN.keys() == RULES


@pages
def test_a_page_has_the_shape_of_all(code):
    head, by_heading = sections(WRITTEN[code])
    assert re.fullmatch(rf"# {code} — \S.*\n\nGravité\u00a0: \S.*\.\n\n", head)
    assert list(by_heading) == HEADINGS
    assert all(text.strip() for text in by_heading.values())
    silencing = (f"ignore: [{code}]", f"--ignore {code}", "ne s’ignore pas")
    assert any(words in by_heading["Quand l’ignorer"] for words in silencing)


@pages
def test_a_page_tells_the_severities_of_its_rule(code):
    head, _by_heading = sections(WRITTEN[code])
    told = {severity for severity, word in SEVERITIES.items() if word in head.partition("Gravité")[2]}
    every = (
        *(catalogue.OF_TEXTS, catalogue.OF_QUESTIONS, catalogue.OF_DECISIONS),
        *(catalogue.OF_SCENARIOS, catalogue.OF_TARIFFS, catalogue.OF_BANKS),
    )
    assert told
    assert told >= {rule.severity.value for rules in every for rule in rules if rule.code.value == code}


@pages
def test_the_typography_of_a_page_is_french(code):
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", WRITTEN[code], flags=re.DOTALL)
    assert not re.search(r"[^\u00a0\u202f\s] ?[?!;:»](?:\s|$)|«(?!\u00a0)|\w'\w", prose)


@pages
def test_what_is_before_makes_the_rule_speak(code, codes_in):
    found = codes_in(example(code, "Avant"))
    assert not misread(found)
    if code not in NEEDS_A_DICTIONARY:
        assert code in {found for found, _severity in found}


@pages
def test_what_is_after_is_sound(code, codes_in):
    found = codes_in(example(code, "Après"))
    assert not misread(found)
    assert code not in {code for code, _severity in found}


def misread(found):
    """Faults of the file itself, which no page is about."""
    return [code for code, severity in found if severity == "error" and code not in RULES]
