"""`quizz schema`: what editors need to complete and check a bank."""

from __future__ import annotations

from pathlib import Path

from quizz.cli.parser import Options
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.content.schema import NAMES, schema_text
from quizz.content.schema.editors import write_schemas
from quizz.errors import UsageError
from quizz.i18n import _


def schema(options: Options) -> int:
    """Print a schema, or write those that are wanted to a folder."""
    known = ", ".join(NAMES)
    if options.schema and options.schema not in NAMES:
        raise UsageError(
            _("« {value} » ne convient pas. Valeurs possibles : {known}.").format(
                value=options.schema[:40], known=known
            )
        )
    if not (options.schema or options.output):
        raise UsageError(_("Dites lequel : {known}. --output DOSSIER écrit les trois.").format(known=known))
    output = Output(output_stream())
    if options.output:
        written = write_schemas(Path(options.output), [options.schema] if options.schema else NAMES)
        output.say(*map(str, written))
    else:
        output.say(schema_text(options.schema).rstrip("\n"))
    return 0
