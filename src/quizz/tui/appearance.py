"""The three looks of the screens: one accent colour each; right and wrong never told by colour alone."""

from textual.theme import Theme

from quizz.services.settings import APPEARANCES

LIGHT = Theme(
    name="quizz-light",
    primary="#00695C",
    secondary="#4A5A58",
    accent="#00695C",
    foreground="#1E2625",
    background="#FBFAF7",
    surface="#FBFAF7",
    panel="#E6E3D9",
    success="#2E6B2E",
    warning="#8A5A00",
    error="#A83232",
    dark=False,
    variables={"border": "#C9C6BC", "input-selection-background": "#00695C 25%"},
)
DARK = Theme(
    name="quizz-dark",
    primary="#5CC8B0",
    secondary="#93A5A1",
    accent="#5CC8B0",
    foreground="#E3E6E3",
    background="#15191A",
    surface="#15191A",
    panel="#263034",
    success="#86C987",
    warning="#E0B25C",
    error="#F08A80",
    dark=True,
    variables={"border": "#3A4547", "input-selection-background": "#5CC8B0 30%"},
)
CONTRAST = Theme(
    name="quizz-contrast",
    primary="#FFFF00",
    secondary="#FFFFFF",
    accent="#FFFF00",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#2B2B2B",
    success="#66FF66",
    warning="#FFD24D",
    error="#FF9C9C",
    dark=True,
    variables={"border": "#FFFFFF", "input-selection-background": "#FFFF00 40%"},
)
THEMES: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST)


def theme_of(appearance: str) -> str:
    """The Textual theme of a preference; dark when it is unknown."""
    return f"quizz-{appearance if appearance in APPEARANCES else 'dark'}"
