"""The steps of a scenario as they are written: what is seen there, what may be done, where it leads.

The limits on lengths are those of docs/bank-format.md: a step and its actions are read on one small screen.
"""

from __future__ import annotations

from msgspec import Struct

from quizz.content.codes import Code
from quizz.content.fields import ID, Fields
from quizz.content.nodes import Mapping, Node, Place, Scalar
from quizz.content.question_texts import Located, check_distinct, check_short, check_size
from quizz.domain.scenario import Action, Effects, Ending, Exit, Step, Worth
from quizz.i18n import _

ACTIONS = (2, 5)
EXITS = (1, 10)
ACTION_LENGTH = 110
RECALL_LENGTH = 200
SCENE_LENGTH = 600
TOLD_LENGTH = 600
WHO_LENGTH = 80
MOST_FELT = 5
"""Points of trust or of risk that one action gives or takes."""
MOST_MINUTES = 240
_OF_DECISIONS = ("recall", "rule", "actions")


class Story(Struct):
    """What the steps of a scenario name, and where: it is known to be right once all of them are read."""

    steps: list[Step] = []
    places: dict[str, Place] = {}
    """Of the ids of steps, those of unusable ones among them."""
    targets: list[Located] = []
    raised: set[str] = set()
    awaited: list[Located] = []
    """The flags of all the conditions."""


def read_step(node: Mapping, fields: Fields, story: Story) -> None:
    """Add a step to a story."""
    inner = Fields(node, fields.problems)
    step_id = inner.identifier()
    if step_id:
        _check_free(inner, step_id, story)
    seen, said = _scene(inner, "seen"), _scene(inner, "said")
    who = inner.text("who", required=False)
    check_short(inner, [(who, inner.place("who"))], WHO_LENGTH)
    ending = inner.one_of("ending", [end.value for end in Ending])
    lesson = _told(inner, "lesson", required="ending" in node.entries)
    recall = inner.text("recall", required="actions" in node.entries and "ending" not in node.entries)
    check_short(inner, [(recall, inner.place("recall"))], RECALL_LENGTH)
    rule = _told(inner, "rule")
    actions = _read_actions(inner, story)
    inner.finish()
    _check_nature(inner)
    story.steps.append(
        Step(
            id=step_id,
            seen=seen,
            who=who,
            said=said,
            recall=recall,
            rule=rule,
            actions=actions,
            ending=Ending(ending) if ending else None,
            lesson=lesson,
        )
    )


def _check_free(fields: Fields, step_id: str, story: Story) -> None:
    here = fields.place("id")
    first = story.places.setdefault(step_id, here)
    if first != here:
        fields.report(
            Code.DUPLICATE_ID,
            here,
            _("L’étape « {id} » est déjà écrite ligne {line}.").format(id=step_id[:40], line=first[0]),
            _("Donnez à l’une des deux un autre identifiant, et changez les « next » qui y mènent."),
        )


def _check_nature(fields: Fields) -> None:
    """A step is a decision or an ending, and shows something."""
    entries = fields.node.entries
    if "ending" in entries:
        for key in _OF_DECISIONS:
            if key in entries:
                fields.report(
                    Code.STEP,
                    entries[key][0].place,
                    _("Cette étape est une fin, et elle a « {key} ».").format(key=key),
                    _("Supprimez « {key} », ou « ending » si l’histoire continue.").format(key=key),
                )
    elif "lesson" in entries:
        fields.report(
            Code.STEP,
            entries["lesson"][0].place,
            _("Cette étape est une décision, et elle a « lesson »."),
            _("Écrivez cette leçon dans « rule », ou dans l’étape où l’histoire finit."),
        )
    elif "actions" not in entries:
        fields.report(
            Code.DEAD_END,
            fields.node.place,
            _("Cette étape n’a ni « actions » ni « ending » : l’histoire s’y arrête sans finir."),
            _("Ajoutez « actions: » si l’on y décide, ou « ending: good », « mixed » ou « bad »."),
        )
    if not fields.has("seen") and not fields.has("said"):
        fields.report(
            Code.STEP,
            fields.node.place,
            _("Cette étape ne montre rien : elle n’a ni « seen » ni « said »."),
            _("Écrivez dans « seen » ce qui se passe, ou dans « said » ce qu’on vous dit."),
        )


def _read_actions(fields: Fields, story: Story) -> tuple[Action, ...]:
    if "actions" not in fields.node.entries:
        fields.value("actions")
        return ()
    nodes = fields.items("actions", required=True)
    actions: list[Action] = []
    texts: list[Located] = []
    for node in fields.groups("actions", nodes):
        inner = Fields(node, fields.problems)
        actions.append(_read_action(inner, story))
        texts.append((actions[-1].text, inner.place("text")))
        inner.finish()
    check_size(fields, "actions", len(nodes), *ACTIONS)
    check_short(fields, texts, ACTION_LENGTH)
    check_distinct(fields, texts)
    _check_worth(fields, actions)
    _check_offered(fields, actions)
    return tuple(actions)


def _read_action(fields: Fields, story: Story) -> Action:
    return Action(
        text=fields.text("text"),
        worth=fields.member("worth", Worth, Worth.WRONG),
        feedback=_told(fields, "feedback", required=True),
        effects=_read_effects(fields, story),
        exits=_read_exits(fields, story),
        when=_flags(fields, "when", story.awaited),
        unless=_flags(fields, "unless", story.awaited),
    )


def _check_worth(fields: Fields, actions: list[Action]) -> None:
    """One best action, and a wrong one: the decision is also asked alone, without those that are fair."""
    if not actions:
        return
    best = sum(action.worth is Worth.BEST for action in actions)
    if best != 1:
        fields.report(
            Code.CHOICE_KEYS,
            fields.place("actions"),
            _("Une décision a une seule meilleure action, et celle-ci en a {count}.").format(count=best),
            _("Mettez « worth: best » sur une seule ; « worth: fair » va à celle qui convient aussi."),
        )
    elif not any(action.worth is Worth.WRONG for action in actions):
        fields.report(
            Code.CHOICE_KEYS,
            fields.place("actions"),
            _("Cette décision n’a aucune mauvaise action."),
            _("Ajoutez-en une : la décision sera aussi posée seule, sans ses actions « fair »."),
        )


def _check_offered(fields: Fields, actions: list[Action]) -> None:
    """One action at least has no condition, so that something is always offered."""
    if actions and all(action.when or action.unless for action in actions):
        fields.report(
            Code.DEAD_END,
            fields.place("actions"),
            _("Toutes les actions de cette étape ont une condition : il se peut qu’aucune ne soit offerte."),
            _("Retirez « when » et « unless » de l’une d’elles au moins."),
        )


def _read_effects(fields: Fields, story: Story) -> Effects:
    node = fields.value("effects")
    if node is None:
        return Effects()
    if not isinstance(node, Mapping):
        fields.report(
            Code.WRONG_SHAPE,
            node.place,
            _("« effects » attend un groupe de clés."),
            _("Écrivez par exemple {{trust: 1, minutes: 2, sets: [adresse]}}.").format(),
        )
        return Effects()
    inner = Fields(node, fields.problems)
    lowered: list[Located] = []
    sets: list[Located] = []
    effects = Effects(
        trust=inner.integer("trust", -MOST_FELT, MOST_FELT),
        minutes=inner.integer("minutes", 0, MOST_MINUTES),
        risk=inner.integer("risk", -MOST_FELT, MOST_FELT),
        sets=_flags(inner, "sets", sets),
        clears=_flags(inner, "clears", lowered),
    )
    inner.finish()
    story.raised.update(effects.sets)
    story.awaited += lowered
    return effects


def _read_exits(fields: Fields, story: Story) -> tuple[Exit, ...]:
    """A step, or a list of ways out whose last has no condition."""
    node = fields.value("next", required=True)
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return (_to(fields, node, story),)
    nodes = fields.items("next", required=True)
    exits = tuple(_read_exit(fields, way, story) for way in nodes)
    check_size(fields, "next", len(nodes), *EXITS)
    if exits and (exits[-1].when or exits[-1].unless):
        fields.report(
            Code.DEAD_END,
            nodes[-1].place,
            _("La dernière sortie de « next » a une condition : il se peut qu’aucune ne soit ouverte."),
            _("Ajoutez en dernier une étape seule, sans « when » ni « unless »."),
        )
    return exits


def _read_exit(fields: Fields, node: Node, story: Story) -> Exit:
    if not isinstance(node, Mapping):
        return _to(fields, node, story)
    inner = Fields(node, fields.problems)
    to = inner.text("to")
    if to:
        story.targets.append((to, inner.place("to")))
    found = Exit(to, _flags(inner, "when", story.awaited), _flags(inner, "unless", story.awaited))
    inner.finish()
    return found


def _to(fields: Fields, node: Node, story: Story) -> Exit:
    """A way out that is always open."""
    to = fields.as_text("next", node)
    if to:
        story.targets.append((to, node.place))
    elif isinstance(node, Scalar):
        fields.report(
            Code.EMPTY_VALUE,
            node.place,
            _("Un élément de « {key} » est vide.").format(key="next"),
            _("Écrivez l’identifiant d’une étape."),
        )
    return Exit(to)


def _flags(fields: Fields, key: str, named: list[Located]) -> tuple[str, ...]:
    """The flags of a list; what names them is noted."""
    found = fields.located_texts(key)
    for flag, place in found:
        if not ID.fullmatch(flag):
            fields.report(
                Code.BAD_ID,
                place,
                _("« {text} » ne peut pas servir dans « {key} ».").format(text=flag[:40], key=key),
                _("Écrivez des lettres sans accent, des chiffres et des tirets, comme adresse-notee."),
            )
    named += found
    return tuple(flag for flag, _place in found)


def _scene(fields: Fields, key: str) -> str:
    text = fields.text(key, required=False)
    check_short(fields, [(text, fields.place(key))], SCENE_LENGTH)
    return text


def _told(fields: Fields, key: str, *, required: bool = False) -> str:
    text = fields.text(key, required=required)
    check_short(fields, [(text, fields.place(key))], TOLD_LENGTH)
    return text
