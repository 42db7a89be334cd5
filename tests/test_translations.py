"""Every sentence of the program has its English, and every English sentence is still said.

`make translations` rewrites the catalogues; what it lists as missing is to be translated by hand.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

from quizz import i18n

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "translations.py"
FIELD = re.compile(r"\{(\w*)(?::[^{}]*)?\}")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=[language for language in i18n.LANGUAGES if language != i18n.SOURCE_LANGUAGE])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def catalog(tool: ModuleType, language: str) -> Catalog:
    read: Catalog = tool.read(tool.catalogue_path(language))
    return read


@pytest.fixture
def speaking() -> Iterator[None]:
    yield
    i18n.use(i18n.SOURCE_LANGUAGE)


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple) else (str(text),)


def said(catalog: Catalog) -> dict[object, Message]:
    return {(message.context, message.id): message for message in catalog if message.id}


def fields(text: str) -> set[str]:
    return set(FIELD.findall(text.replace("{{", "").replace("}}", "")))


def test_the_tool_speaks_the_languages_of_the_program(tool: ModuleType) -> None:
    assert {*tool.LANGUAGES, i18n.SOURCE_LANGUAGE} == set(i18n.LANGUAGES)


def test_no_translation_is_missing(tool: ModuleType, catalog: Catalog) -> None:
    wanted = set(said(tool.template()))
    assert wanted - set(said(catalog)) == set()
    assert tool.missing(catalog) == []


def test_no_translation_is_unused(tool: ModuleType, catalog: Catalog) -> None:
    assert set(said(catalog)) - set(said(tool.template())) == set()
    assert not catalog.obsolete


def test_the_compiled_catalogue_is_the_one_written(tool: ModuleType, language: str, catalog: Catalog) -> None:
    assert tool.catalogue_path(language).with_suffix(".mo").read_bytes() == tool.as_mo(catalog)


def test_no_translation_is_marked_as_a_guess(catalog: Catalog) -> None:
    assert [message.id for message in catalog if message.id and message.fuzzy] == []


def test_a_translation_has_the_fields_of_its_sentence(catalog: Catalog) -> None:
    wrong = []
    for message in said(catalog).values():
        known = set().union(*(fields(form) for form in forms(message.id)))
        # A singular may say « one » without its number.
        needed = fields(forms(message.id)[-1])
        *singular, plural = forms(message.string)
        if fields(plural) != needed or any(not needed - {"n"} <= fields(form) <= known for form in singular):
            wrong.append(message.id)
    assert wrong == []


def test_english_has_english_typography(tool: ModuleType) -> None:
    english = said(tool.read(tool.catalogue_path("en")))
    french = re.compile(r"[«»]|[^\S\n ][:;?!%]| [:;?!](?:\s|$)|(?<=\w)'(?=\w)")
    assert [form for m in english.values() for form in forms(m.string) if french.search(form)] == []


def test_sentences_of_every_kind_are_extracted(tool: ModuleType, tmp_path: Path) -> None:
    package = tmp_path / "src" / "quizz"
    package.mkdir(parents=True)
    (package / "module.py").write_text(
        "_('Une phrase' ' en deux')\n"
        "ngettext('{n} jour', '{n} jours', n)\n"
        "Command('go', 'enter', 'Aller', help='Partir.')\n"
        "_('un' if one else 'autre')\n"
        "pgettext('screen', 'Accueil')\n"
        "other('rien')\n_(name)\n",
        encoding="utf-8",
    )
    found = {(sentence.context, sentence.text) for sentence in tool.sentences(package)}
    plain = {"Une phrase en deux", ("{n} jour", "{n} jours"), "Aller", "Partir.", "un", "autre"}
    assert found == {*((None, text) for text in plain), ("screen", "Accueil")}


@pytest.mark.usefixtures("speaking")
def test_plurals_follow_the_language() -> None:
    one, many = "{n} question", "{n} questions"
    assert [i18n.ngettext(one, many, n) for n in (0, 1, 2)] == [one, one, many]
    i18n.use("en")
    assert [i18n.ngettext(one, many, n) for n in (0, 1, 2)] == [many, one, many]


@pytest.mark.usefixtures("speaking")
def test_a_language_that_does_not_exist_is_refused_and_changes_nothing() -> None:
    i18n.use("en")
    with pytest.raises(ValueError, match=r"\.\./etc"):
        i18n.use("../etc")
    assert i18n.ngettext("{n} question", "{n} questions", 0) == "{n} questions"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": "POSIX"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "en:fr"}, "en"),
        ({"LANGUAGE": "de:en"}, "en"),
        ({"LANGUAGE": "en", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "en"),
        ({"LANG": "C", "LANGUAGE": "en"}, "fr"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "en"}, "fr"),
        ({"LANG": "POSIX", "LANGUAGE": "en"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "C"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_GB", "LC_ALL": "de_DE"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "en_GB@euro"}, "en"),
        ({"LANG": "EN"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANG": "en-US"}, "en"),
        ({"LANG": ""}, "fr"),
    ],
)
def test_the_system_names_the_language(environment: dict[str, str], language: str) -> None:
    assert i18n.language_of(environment) == language
