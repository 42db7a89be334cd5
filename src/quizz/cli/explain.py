"""`quizz explain`: what a code of `quizz check` means."""

from __future__ import annotations

from itertools import groupby

from quizz.cli.parser import Options
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.content.codes import Code
from quizz.i18n import SOURCE_LANGUAGE, _, current_language
from quizz.services.authoring.pages import page, title
from quizz.services.authoring.wanted import known_code


def explain(options: Options) -> int:
    """Print the page of a code, or the list of all."""
    output = Output(output_stream())
    if current_language() != SOURCE_LANGUAGE:
        output.say(_("Ces pages sont en français, comme les banques dont elles parlent."), "")
    if options.code:
        output.say(page(known_code(options.code)).rstrip("\n"))
        return 0
    for letter, codes in groupby(Code, key=lambda code: code.value[0]):
        output.say(_families()[letter], *(f"  {code.value}  {title(code)}" for code in codes), "")
    output.say(_("« quizz explain CODE » dit tout d’un code."))
    return 0


def _families() -> dict[str, str]:
    """What the codes that begin with a letter are about."""
    return {
        "Y": _("Les fichiers et leur structure YAML"),
        "B": _("Les clés et leurs valeurs"),
        "P": _("Les paquets"),
        "Q": _("L’écriture des questions"),
        "S": _("Les situations : où mènent les étapes"),
        "F": _("Les faits : montants, sources, conseils médicaux"),
    }
