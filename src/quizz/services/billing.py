"""A case file to its reimbursement, or to why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from quizz.billing.case import Case
from quizz.billing.computing import reimburse
from quizz.billing.reimbursement import Reimbursement
from quizz.content.billing_case import read_case
from quizz.content.diagnostics import Diagnostic
from quizz.content.loader import load
from quizz.errors import Refused, UsageError
from quizz.i18n import _
from quizz.reasons import reason_of

MOST_BYTES = 100_000
"""A case is a page."""


class Billed(Struct, frozen=True, kw_only=True):
    """A case and its reimbursement; or `refusal`, in a sentence; or what is wrong in the file."""

    case: Case | None = None
    reimbursement: Reimbursement | None = None
    refusal: str = ""
    problems: tuple[Diagnostic, ...] = ()


def bill(file: str, folders: Sequence[Path], cache: Path | None) -> Billed:
    """Compute the case of a file with the tariffs of these folders.

    Raises UsageError for a file that cannot be read, MissingTariff when the tariffs lack an amount.
    """
    case, problems = read_case(_bytes(file), file)
    if case is None:
        return Billed(problems=problems)
    try:
        found = reimburse(case, load(folders, cache).tariffs)
    except Refused as refusal:
        return Billed(case=case, refusal=str(refusal), problems=problems)
    return Billed(case=case, reimbursement=found, problems=problems)


def _bytes(file: str) -> bytes:
    try:
        with Path(file).expanduser().open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:
        reason = reason_of(error)
        raise UsageError(
            _("« {path} » ne peut pas être lu : {reason}. Vérifiez le chemin.").format(
                path=file, reason=reason
            )
        ) from error
    if len(data) > MOST_BYTES:
        raise UsageError(
            _("« {path} » fait plus de {limit} ko : ce n’est pas un cas, qui tient en une page.").format(
                path=file, limit=MOST_BYTES // 1000
            )
        )
    return data
