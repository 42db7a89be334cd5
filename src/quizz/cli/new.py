"""`quizz new`: a bank, a question or an entry of the glossary to begin with."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from quizz.cli.agreement import DECLINED
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Input, Output
from quizz.cli.questionnaire import GaveUp, Questionnaire
from quizz.cli.streams import input_stream, is_terminal, output_stream
from quizz.content.schema import Described, described
from quizz.content.writing import examples
from quizz.domain.text import canonical
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.authoring.targets import content_here
from quizz.services.clock import SystemClock, today
from quizz.services.new_content import NewContent, OwnBank, Written

_WANTED_BY_KINDS = {"term": "gender", "word_part": "role", "abbreviation": "expansion"}
"""What an entry of each kind must have beside its definition."""


def bank(options: Options) -> int:
    """Write a bank; 1 when the person gave up."""
    return _write(options, ("title", "theme"), _bank)


def question(options: Options) -> int:
    """Add a question to a bank; 1 when the person gave up."""
    return _write(options, ("type",), _question, also=("bank",))


def term(options: Options) -> int:
    """Add an entry to the glossary; 1 when the person gave up."""
    own = _WANTED_BY_KINDS.get(options.given.get("kind", ""))
    return _write(options, ("kind", "term", *([own] if own else []), "definition"), _term)


def _write(
    options: Options,
    wanted: tuple[str, ...],
    write: Callable[[NewContent, Questionnaire], Written],
    *,
    also: tuple[str, ...] = (),
) -> int:
    """Ask when something wanted was not given and somebody is there to answer.

    `also`: what is asked of a person, and may be done without.
    """
    output = Output(output_stream(), wraps=True)
    asks = is_terminal() and any(name not in options.given for name in (*wanted, *also))
    ask = Questionnaire(options.given, Input(input_stream()) if asks else None, output)
    ask.require(*wanted)
    here = Path(options.folder or os.curdir)
    folder = here if options.folder else content_here(here) or here
    content = NewContent.open(folder, places(options), f"{today(SystemClock()):%Y-%m}")
    try:
        found = write(content, ask)
    except GaveUp:
        output.say(_("Rien n’est écrit."))
        return DECLINED
    output.say(
        _("C’est écrit : {path}, ligne {line}.").format(path=found.path, line=found.line),
        _("Complétez ce texte, puis vérifiez-le avec « quizz check ».")
        if write is _term
        else _("Mettez vos textes à la place de ceux de l’exemple, puis vérifiez avec « quizz check »."),
    )
    return 0


def _bank(content: NewContent, ask: Questionnaire) -> Written:
    title = ask.text("title", _("Le titre de la banque ?"))
    theme = ask.choice("theme", _("Son thème ?"), _questions("theme"))
    found = ask.text(
        "id",
        _("Son identifiant, qui ne changera plus ?"),
        default=content.ids.bank(title),
        fault=content.ids.fault_of_bank,
    )
    author = ask.text("author", _("Qui l’écrit ? (Entrée : personne)"), default="")
    kind = ask.choice("type", _("Le type de la première question ?"), _types(), default=examples.TYPES[0])
    return content.add_bank(
        id=found,
        title=title,
        theme=theme,
        authors=(author,),
        kind=kind,
        skill=_skill(ask, theme),
        level=_level(ask),
    )


def _question(content: NewContent, ask: Questionnaire) -> Written:
    own = _chosen(content, ask)
    kind = ask.choice("type", _("Le type de la question ?"), _types())
    example = canonical(examples.prompt(kind))
    prompt = ask.text(
        "prompt",
        _("Son énoncé ? (celui de l’exemple est déjà dans la banque)")
        if example in own.prompts
        else _("Son énoncé ? (Entrée : celui de l’exemple)"),
        default=None if example in own.prompts else "",
        fault=lambda text: _("Cet énoncé est déjà dans la banque.") if canonical(text) in own.prompts else "",
    )
    found = ask.text(
        "id",
        _("Son identifiant, qui ne changera plus ?"),
        default=content.ids.question(own.id, prompt, own.ids),
        fault=partial(content.ids.fault_of_question, taken=own.ids),
    )
    return content.add_question(
        own, id=found, kind=kind, prompt=prompt, skill=_skill(ask, own.theme), level=_level(ask)
    )


def _term(content: NewContent, ask: Questionnaire) -> Written:
    kind = ask.choice("kind", _("Quelle sorte d’entrée ?"), described("glossary", "kind"))
    told = {"term": ask.text("term", _("Le mot ?"), fault=partial(content.ids.fault_of_word, kind=kind))}
    wanted = _WANTED_BY_KINDS[kind]
    if wanted == "expansion":
        told[wanted] = ask.text(wanted, _("Ce que l’abréviation abrège ?"))
    elif wanted == "role":
        told[wanted] = ask.choice(wanted, _("Sa place dans le mot ?"), described("glossary", wanted))
    else:
        told[wanted] = ask.choice(wanted, _("Son genre ?"), described("glossary", wanted))
    told["definition"] = ask.text("definition", _("Sa définition, en une phrase ?"))
    found = ask.text(
        "id",
        _("Son identifiant, qui ne changera plus ?"),
        default=content.ids.term(told["term"], kind),
        fault=content.ids.fault_of_term,
    )
    return content.add_term(kind, id=found, **told)


def _chosen(content: NewContent, ask: Questionnaire) -> OwnBank:
    """The bank that was named; else the only one of the folder; else one of them."""
    named = ask.given("bank")
    if named:
        return content.bank_named(named)
    own = content.banks()
    if not own:
        raise UsageError(
            _("Il n’y a aucune banque dans {folder} : « quizz new bank » en écrit une.").format(
                folder=content.shown
            )
        )
    if len(own) == 1:
        return own[0]
    choices = [Described(bank.id, bank.title) for bank in own]
    return content.bank_named(ask.choice("bank", _("Dans quelle banque ?"), choices))


def _skill(ask: Questionnaire, theme: str) -> str:
    usual = examples.SKILLS_OF_THEMES.get(theme, "accueil")
    return ask.choice("skill", _("L’activité du métier ?"), _questions("skill"), default=usual)


def _level(ask: Questionnaire) -> str:
    return ask.choice("level", _("Le niveau ?"), _questions("level"), default="1")


def _types() -> tuple[Described, ...]:
    return _questions("type")


def _questions(key: str) -> tuple[Described, ...]:
    return described("questions", key)
