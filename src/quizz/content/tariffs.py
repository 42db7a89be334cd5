"""`tariffs.yaml` to dated amounts."""

from __future__ import annotations

from datetime import date

from quizz.content.codes import Code
from quizz.content.fields import TARIFF_ID, Fields
from quizz.content.nodes import Mapping, Place
from quizz.content.problems import Problems
from quizz.domain.tariff import DatedAmount, Tariff, Unit
from quizz.i18n import _

CONFIDENCES = ("A", "A-", "A–", "B", "C")


def read_tariffs(root: Mapping, problems: Problems) -> list[tuple[Tariff, Mapping]]:
    """Every tariff that has at least one sound amount; the others are reported."""
    fields = Fields(root, problems)
    found = []
    for node in fields.mappings("tariffs", required=not problems.left_out):
        tariff = _read_tariff(node, problems)
        if tariff is not None:
            found.append((tariff, node))
    fields.finish()
    return found


def _read_tariff(node: Mapping, problems: Problems) -> Tariff | None:
    fields = Fields(node, problems)
    tariff_id = fields.identifier(form=TARIFF_ID)
    label = fields.text("label")
    unit = fields.one_of("unit", [unit.value for unit in Unit], required=True)
    dated = [
        (value, value_node.place)
        for value_node in fields.mappings("values", required=True)
        if (value := _read_value(value_node, problems)) is not None
    ]
    fields.finish()
    kept = _without_overlaps(dated, problems)
    if not (tariff_id and label and unit and kept):
        return None
    return Tariff(id=tariff_id, label=label, unit=Unit(unit), values=tuple(kept))


def _read_value(node: Mapping, problems: Problems) -> DatedAmount | None:
    before = problems.errors
    fields = Fields(node, problems)
    amount = fields.decimal("amount", required=True)
    start = fields.date("valid_from", required=True)
    end = fields.date("valid_until")
    source = fields.text("source")
    confidence = fields.one_of("confidence", CONFIDENCES, required=True)
    fields.finish()
    if start is not None and end is not None and end < start:
        fields.report(
            Code.BAD_DATE,
            fields.place("valid_until"),
            _("La période finit avant de commencer."),
            _("Corrigez valid_from ou valid_until."),
        )
    if amount is None or start is None or problems.broken(node, before):
        return None
    return DatedAmount(amount=amount, valid_from=start, valid_until=end, source=source, confidence=confidence)


def _without_overlaps(dated: list[tuple[DatedAmount, Place]], problems: Problems) -> list[DatedAmount]:
    """The amounts in order of date; one that overlaps an earlier one is reported and left out."""
    kept: list[tuple[DatedAmount, Place]] = []
    for value, place in sorted(dated, key=lambda pair: pair[0].valid_from):
        if kept and (kept[-1][0].valid_until or date.max) >= value.valid_from:
            problems.report(
                Code.OVERLAP,
                place,
                _("Cette période recouvre celle de la ligne {line}, colonne {column}.").format(
                    line=kept[-1][1][0], column=kept[-1][1][1]
                ),
                _("Donnez à la plus ancienne un valid_until, la veille du nouveau valid_from."),
            )
        else:
            kept.append((value, place))
    return [value for value, _place in kept]
