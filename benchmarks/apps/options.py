"""A list in which the arrow keys move."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class Options(App[None]):
    """Four options."""

    def compose(self) -> ComposeResult:
        """The list, which has the focus."""
        yield OptionList(*(f"option {number}" for number in range(4)))


if __name__ == "__main__":
    Options().run()
