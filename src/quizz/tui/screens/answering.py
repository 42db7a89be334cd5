"""The commands on how to answer, which the panel of the question says that it takes."""

from __future__ import annotations

from abc import abstractmethod

from quizz.tui.widgets.answers import AnswerPanel

HOW = frozenset({"validate", "finish", "listen", "read", "look"})
"""See `AnswerPanel.offers`."""


class AnsweringCommands:
    """What a screen that has a panel does with them."""

    @property
    @abstractmethod
    def answer_panel(self) -> AnswerPanel | None:
        """The panel, when there is a question."""

    def takes(self, action: str) -> bool:
        """Whether it makes sense for the panel, if it is one of them."""
        panel = self.answer_panel
        return action not in HOW or (panel is not None and action in panel.offers)

    def action_validate(self) -> None:
        """Judge the answer, or go on to what it lacks."""
        if (panel := self.answer_panel) is not None:
            panel.advance()

    def action_finish(self) -> None:
        """Judge what was done."""
        self.action_validate()

    def action_listen(self) -> None:
        """Hear what is dictated."""
        if (panel := self.answer_panel) is not None:
            panel.dictate()

    def action_look(self) -> None:
        """See what is dictated."""
        self.action_listen()

    def action_read(self) -> None:
        """See what would be heard."""
        if (panel := self.answer_panel) is not None:
            panel.read()
