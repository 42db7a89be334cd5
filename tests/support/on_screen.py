"""What stands on the screen of an app, as plain text: ordinary spaces for no-break ones."""

from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.chrome import KeyBar, MessageLine


def plain(prose) -> str:
    return str(prose.content).replace("\u00a0", " ")


def bar(app) -> str:
    """The keys below."""
    return plain(app.screen.query_one(KeyBar))


def said(app) -> str:
    """The line above the keys."""
    return plain(app.screen.query_one(MessageLine))


def painted(app) -> str:
    """All of it, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips()).replace("\u00a0", " ")


def in_practice(app):
    """A condition: a session shows a question."""
    return lambda: isinstance(app.screen, PracticeScreen) and app.screen.query("#prompt")
