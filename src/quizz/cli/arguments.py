"""What the commands of trainees take: one function a group of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizz.cli.authoring_arguments import add_figures
from quizz.cli.common_arguments import add_command, add_group, helpful
from quizz.cli.french import FrenchLines, shell, whole_number
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.cli.common_arguments import Commands


def add_practice(commands: Commands) -> None:
    """`quizz practice`."""
    group = helpful(add_command(commands, "practice", "practice", _("s’entraîner")))
    group.add_argument("--plain", action="store_true", help=_("mode texte, ligne par ligne, sans écrans"))
    group.add_argument(
        "--limit",
        metavar="N",
        type=whole_number,
        help=_("s’arrêter après N réponses (en mode texte)"),
    )
    group.add_argument(
        "--minutes", metavar="M", type=whole_number, help=_("durée visée, à la place de celle des réglages")
    )
    group.add_argument(
        "--theme",
        metavar=_("THÈME"),
        dest="themes",
        action="append",
        default=[],
        help=_("un thème, par exemple facturation ; peut se répéter"),
    )
    group.add_argument(
        "--bank",
        metavar=_("BANQUE"),
        dest="banks",
        action="append",
        default=[],
        help=_("une banque, par son identifiant ; peut se répéter"),
    )
    group.add_argument(
        "--tag",
        metavar=_("ÉTIQUETTE"),
        dest="tags",
        action="append",
        default=[],
        help=_("une étiquette des questions ; peut se répéter"),
    )
    group.add_argument(
        "--kind",
        metavar=_("TYPE"),
        dest="kinds",
        action="append",
        default=[],
        help=_("un type de question : relecture, agenda, mots… ; plusieurs avec des virgules"),
    )
    group.add_argument(
        "--path",
        metavar=_("PARCOURS"),
        default="",
        help=_("un parcours, par son identifiant ; « quizz paths » en donne la liste"),
    )
    group.add_argument("--mistakes", action="store_true", help=_("seulement ce qui a été manqué récemment"))
    group.add_argument(
        "--free", action="store_true", help=_("entraînement libre : le calendrier ne bouge pas")
    )


def add_paths(commands: Commands) -> None:
    """`quizz paths`."""
    group = helpful(
        add_command(commands, "paths", "paths", _("les parcours : où l’on en est, lequel suivre"))
    )
    group.add_argument(
        "path",
        metavar=_("PARCOURS"),
        nargs="?",
        default="",
        help=_("le parcours à suivre, par son identifiant ; « aucun » pour n’en suivre plus"),
    )
    group.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))


def add_situations(commands: Commands) -> None:
    """`quizz situations`."""
    group = helpful(
        add_command(
            commands, "situations", "situations", _("les situations à jouer : en voir la liste, en jouer une")
        )
    )
    group.add_argument(
        "situation",
        metavar=_("SITUATION"),
        nargs="?",
        help=_("la situation à jouer, par son numéro dans la liste ou son identifiant"),
    )
    group.add_argument("--plain", action="store_true", help=_("ligne par ligne, comme toujours ici"))


def add_switchboard(commands: Commands) -> None:
    """`quizz switchboard`."""
    group = helpful(
        add_command(
            commands,
            "switchboard",
            "switchboard",
            _("le standard : des appels à orienter, l’un après l’autre"),
        )
    )
    group.add_argument(
        "--level", metavar="N", type=whole_number, help=_("le niveau, de 1 à 3 (sinon, reprendre ou 1)")
    )
    group.add_argument(
        "--seed", metavar="N", type=whole_number, help=_("le tirage des appels : le même donne les mêmes")
    )
    group.add_argument("--plain", action="store_true", help=_("ligne par ligne, comme toujours ici"))


def add_stats(commands: Commands) -> None:
    """`quizz stats`."""
    group = helpful(
        add_command(commands, "stats", "stats", _("les chiffres : réponses, à revoir, nouvelles"))
    )
    group.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))


def add_database(commands: Commands) -> None:
    """`quizz db …`."""
    inside = add_group(commands, "db", _("la base de données"))
    helpful(add_command(inside, "path", "db path", _("dire où sont la base et ses sauvegardes")))
    helpful(add_command(inside, "check", "db check", _("vérifier que rien n’est abîmé ni perdu")))
    group = helpful(add_command(inside, "backup", "db backup", _("sauvegarder la base")))
    group.add_argument(
        "file",
        metavar=_("FICHIER"),
        nargs="?",
        help=_("où écrire la sauvegarde (sinon un nom fait de la date, dans le dossier des sauvegardes)"),
    )
    group.add_argument("--yes", action="store_true", help=_("remplacer le fichier s’il existe déjà"))
    group = helpful(add_command(inside, "restore", "db restore", _("remettre une sauvegarde")))
    group.add_argument(
        "file", metavar=_("FICHIER"), nargs="?", help=_("la sauvegarde (sinon, choisir dans la liste)")
    )
    group.add_argument("--yes", action="store_true", help=_("restaurer sans demander"))
    helpful(add_command(inside, "rebuild", "db rebuild", _("refaire l’état des points d’après l’historique")))


def add_content(commands: Commands) -> None:
    """`quizz content …`."""
    inside = add_group(commands, "content", _("les paquets de questions : en ajouter, les voir, en retirer"))
    group = helpful(add_command(inside, "add", "content add", _("installer ou mettre à jour un paquet")))
    group.add_argument("source", metavar=_("DOSSIER|ZIP"), help=_("le dossier du paquet, ou son fichier ZIP"))
    group.add_argument("--yes", action="store_true", help=_("remplacer sans demander"))
    group = helpful(add_command(inside, "list", "content list", _("les paquets installés")))
    group.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))
    group = helpful(
        add_command(inside, "remove", "content remove", _("retirer un paquet ; les progrès restent"))
    )
    group.add_argument("pack", metavar=_("IDENTIFIANT"), help=_("l’identifiant du paquet"))
    group.add_argument("--yes", action="store_true", help=_("retirer sans demander"))
    add_figures(inside)


def add_settings(commands: Commands) -> None:
    """`quizz settings`."""
    group = helpful(
        add_command(commands, "settings", "settings", _("les réglages en vigueur, et d’où vient chacun"))
    )
    only_one = group.add_mutually_exclusive_group()
    only_one.add_argument(
        "--init", action="store_true", help=_("écrire un fichier de réglages commenté, à compléter")
    )
    only_one.add_argument(
        "--keys", action="store_true", help=_("toutes les commandes des écrans et leurs touches")
    )


def add_completion(commands: Commands) -> None:
    """`quizz completion`."""
    parser = add_command(
        commands, "completion", "completion", _("compléter la ligne de commande par la touche Tab")
    )
    parser.formatter_class = FrenchLines
    parser.epilog = _(
        'bash, à la fin de ~/.bashrc : eval "$(quizz completion bash)"\n'
        'zsh, à la fin de ~/.zshrc : eval "$(quizz completion zsh)"\n'
        "fish : quizz completion fish > ~/.config/fish/completions/quizz.fish\n"
        "PowerShell, dans $PROFILE : quizz completion powershell | Out-String | Invoke-Expression"
    )
    helpful(parser).add_argument(
        "shell", metavar=_("SHELL"), type=shell, help=_("bash, zsh, fish ou powershell")
    )
