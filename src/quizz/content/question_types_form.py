"""Forms: papers to read, boxes to fill.

The limits are those of docs/bank-format.md: papers and boxes are read side by side on a small screen.
"""

from __future__ import annotations

from msgspec.structs import replace

from quizz.content import values
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping, Node, Scalar
from quizz.content.question_texts import Common, Located, check_distinct, check_short, check_size
from quizz.content.templates import is_single
from quizz.domain.question import AnyQuestion, Form
from quizz.domain.sheet import Box, Paper, PaperLine, Slip
from quizz.domain.text import canonical
from quizz.i18n import _

PAPERS = (1, 6)
LINES = (1, 10)
BOXES = (2, 10)
OPTIONS = (2, 6)
MOST_SLIPS = 12
TITLE_LENGTH = 60
LINE_LABEL_LENGTH = 28
LINE_LENGTH = 120
LABEL_LENGTH = 32
OPTION_LENGTH = 60
UNIT_LENGTH = 12


def read_form(fields: Fields, common: Common) -> AnyQuestion:
    """Papers, then boxes named `box-1`, `box-2`…"""
    papers = fields.items("papers", required=True)
    boxes = fields.items("boxes", required=True)
    check_size(fields, "papers", len(papers), *PAPERS)
    check_size(fields, "boxes", len(boxes), *BOXES)
    read = tuple(read_paper(node, fields) for node in fields.groups("papers", papers))
    read_boxes: list[Box] = []
    labels: list[Located] = []
    for number, node in enumerate(fields.groups("boxes", boxes), 1):
        inner = Fields(node, fields.problems)
        box = _read_box(inner, f"box-{number}")
        read_boxes.append(box)
        labels.append((box.label, inner.place("label")))
    check_short(fields, labels, LABEL_LENGTH)
    check_distinct(fields, labels, canonical)
    return Form(**common, papers=read, boxes=tuple(read_boxes))


def read_paper(node: Mapping, fields: Fields) -> Paper:
    """A title and its lines."""
    inner = Fields(node, fields.problems)
    title = inner.text("title")
    nodes = inner.items("lines", required=True)
    lines = tuple(_read_line(line, inner) for line in nodes)
    inner.finish()
    check_short(inner, [(title, inner.place("title"))], TITLE_LENGTH)
    check_size(inner, "lines", len(nodes), *LINES)
    return Paper(title, lines)


def _read_line(node: Node, fields: Fields) -> PaperLine:
    """A label and a text, or a text alone."""
    if isinstance(node, Mapping):
        inner = Fields(node, fields.problems)
        line = PaperLine(inner.text("text"), inner.text("label", required=False))
        inner.finish()
        check_short(inner, [(line.label, inner.place("label"))], LINE_LABEL_LENGTH)
        place = inner.place("text")
    else:
        line, place = PaperLine(fields.as_text("lines", node)), node.place
        if not line.text and isinstance(node, Scalar):
            fields.report(
                Code.EMPTY_VALUE,
                place,
                _("Un élément de « {key} » est vide.").format(key="lines"),
                _("Complétez-le ou supprimez-le ; « null », « ~ », « #… » se mettent entre guillemets."),
            )
    check_short(fields, [(line.text, place)], LINE_LENGTH)
    return line


def _read_box(fields: Fields, name: str) -> Box:
    label = fields.text("label")
    feedback = fields.text("feedback", required=False)
    chosen, typed = fields.has("options"), fields.has("answer")
    box = Box(name=name, label=label, answer="", feedback=feedback)
    if chosen and typed:
        fields.report(
            Code.BOX,
            fields.place("answer"),
            _("La case a « options » et « answer » : on la choisit, ou on la tape."),
            _("Supprimez « answer » et mettez « correct: oui » sur une option, ou supprimez « options »."),
        )
    elif not chosen and not typed:
        fields.report(
            Code.BOX,
            fields.node.place,
            _("La case n’a ni « options » ni « answer »."),
            _("Ajoutez « options: » si on la choisit, ou « answer: » si on y tape un nombre."),
        )
    box = _chosen(fields, box) if chosen else _typed(fields, box)
    if chosen != typed:
        fields.finish()
    return box


def _chosen(fields: Fields, box: Box) -> Box:
    """One right option; what is told of the right one is the feedback of a box that has none."""
    nodes = fields.mappings("options", required=True)
    texts: list[Located] = []
    right: list[tuple[str, str]] = []
    slips: list[Slip] = []
    for node in nodes:
        inner = Fields(node, fields.problems)
        text, correct = inner.text("text"), inner.yes_no("correct")
        feedback = inner.text("feedback", required=False)
        inner.finish()
        texts.append((text, inner.place("text")))
        if correct:
            right.append((text, feedback))
        elif feedback:
            slips.append(Slip(text, feedback))
    check_size(fields, "options", len(nodes), *OPTIONS)
    check_distinct(fields, texts, canonical)
    check_short(fields, texts, OPTION_LENGTH)
    if nodes and len(right) != 1:
        fields.report(
            Code.CHOICE_KEYS,
            fields.place("options"),
            _("Une case a une seule bonne option, et celle-ci en a {count}.").format(count=len(right)),
            _("Mettez « correct: oui » sur une seule option."),
        )
    answer, told = right[0] if right else ("", "")
    return replace(
        box,
        answer=answer,
        options=tuple(text for text, _place in texts),
        feedback=box.feedback or told,
        slips=tuple(slips),
    )


def _typed(fields: Fields, box: Box) -> Box:
    """A number, or a template that will become one."""
    answer = fields.text("answer", required=False)
    unit = fields.text("unit", required=False)
    _check_number(fields, "answer", answer)
    check_short(fields, [(unit, fields.place("unit"))], UNIT_LENGTH)
    slips: list[Slip] = []
    places: list[Located] = []
    for node in fields.mappings("slips"):
        inner = Fields(node, fields.problems)
        slip = Slip(inner.text("text"), inner.text("feedback"))
        inner.finish()
        _check_number(inner, "text", slip.text)
        if slip.text and values.number_key(slip.text) == values.number_key(answer):
            inner.report(
                Code.CONFUSION_ACCEPTED,
                inner.place("text"),
                _("« {text} » est à la fois la réponse de la case et une erreur.").format(
                    text=slip.text[:40]
                ),
                _("Retirez-le de « slips », ou corrigez « answer »."),
            )
        slips.append(slip)
        places.append((slip.text, inner.place("text")))
    if len(slips) > MOST_SLIPS:
        check_size(fields, "slips", len(slips), 1, MOST_SLIPS)
    check_distinct(fields, places, values.number_key)
    return replace(box, answer=answer, unit=unit, slips=tuple(slips))


def _check_number(fields: Fields, key: str, text: str) -> None:
    if text and values.decimal(text) is None and not is_single(text):
        fields.report(
            Code.NUMERIC_ANSWER,
            fields.place(key),
            _("« {text} » n’est ni un nombre ni un seul modèle.").format(text=text[:40]),
            _(
                'Écrivez par exemple "19", "2,5" ou "{{{{amount:70% * G}}}}" ; l’unité va dans « unit ».'
            ).format(),
        )
