"""What an arrow costs among answers: the style and the paint of two rows, never a layout."""

import pytest
from textual.css.stylesheet import Stylesheet

from quizz.tui.screens.practice import PracticeScreen


@pytest.mark.parametrize(
    "kind", ["single_choice", "multiple_choice", "matching", "sorting", "ordering", "form"]
)
async def test_an_arrow_styles_two_rows_and_moves_nothing(make_app, until, monkeypatch, kind: str) -> None:
    app = make_app(kind)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        app.start_practice()
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen._panel is not None)
        await until(pilot, lambda: app.screen._panel.is_attached)
        await pilot.press("down")
        await pilot.pause()
        styled: list[object] = []
        laid: list[object] = []
        apply = Stylesheet.apply

        def counted(self: Stylesheet, node: object, **options: object) -> None:
            styled.append(node)
            apply(self, node, **options)

        monkeypatch.setattr(Stylesheet, "apply", counted)
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid.append)
        await pilot.press("down")
        await pilot.pause()
        assert len(styled) == 2
        assert laid == []
