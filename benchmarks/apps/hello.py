"""The least that Textual can show."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("hello")


if __name__ == "__main__":
    Hello().run()
