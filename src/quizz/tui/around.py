"""What stands around the question of a preview."""

from __future__ import annotations

from textual.content import Content

from quizz import wording
from quizz.i18n import _
from quizz.services.previewing.preview import ERROR, Preview, gravest
from quizz.services.previewing.walk import Walk
from quizz.tui.findings import counted, finding_content, sign_of
from quizz.tui.prose import paragraphs


def title_and_counts(walk: Walk) -> tuple[str, str]:
    """The line above: theme and bank, as a trainee sees them; the faults of the file, the place in it."""
    preview = walk.preview
    words = [wording.theme_name(preview.theme) if preview.theme else "", preview.title or preview.name]
    counts = counted(finding.severity for finding in preview.findings)
    running = "" if preview.checked or preview.broken else _("vérification…")
    place = f"{walk.place + 1} / {len(preview.items)}" if preview.items else ""
    return " · ".join(filter(None, words)), "   ".join(filter(None, (counts or running, place)))


def about_content(walk: Walk) -> Content:
    """`✗ tp-part-amo · choix unique · ligne 34`; of an entry, which of its questions; or nothing."""
    item = walk.item
    if item is None:
        return Content("")
    name = item.key.partition("@")[0] or _("sans identifiant")
    words = [name, wording.kind_name(item.kind), _("ligne {n}").format(n=item.line)]
    if walk.part:
        words.append(_("question {n} sur {total}").format(n=walk.part, total=walk.parts - 1))
    text = Content(" · ".join(filter(None, words))).stylize("$secondary")
    sign, style = sign_of(gravest(walk.preview.of(item)))
    return text if sign.isspace() else Content.assemble((f"{sign} ", style), text)


def state_content(preview: Preview) -> Content:
    """What keeps the file as a whole from being read, or from being used; empty when all is well."""
    errors = [finding_content(found) for found in preview.of_file if found.severity == ERROR]
    if not preview.broken and preview.items:
        return paragraphs(errors)
    if preview.items:
        sentence = _("Le fichier ne peut pas être lu tel qu’il est. Voici sa dernière version lisible.")
    else:
        sentence = _("Rien à montrer pour l’instant. L’aperçu suit chaque enregistrement du fichier.")
    return paragraphs([Content(sentence).stylize("$error"), *errors])
