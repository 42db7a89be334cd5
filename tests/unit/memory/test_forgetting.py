import pytest

from quizz.memory.forgetting import retrievability


@pytest.mark.parametrize(
    ("days", "stability", "expected"),
    [
        (0, 1, 1.0),
        (1, 2, 0.9403443),
        (2, 3, 0.9253786),
        (3, 4, 0.9185229),
        (4, 4, 0.9),
        (5, 2, 0.8261359),
    ],
)
def test_v10_power_forgetting_curve(days: float, stability: float, expected: float) -> None:
    assert retrievability(days, stability) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("decay", [0.1, 0.1542, 0.5, 0.8])
def test_the_curve_passes_through_nine_tenths_at_the_stability_whatever_the_decay(decay: float) -> None:
    assert retrievability(12.5, 12.5, decay) == pytest.approx(0.9)


def test_a_decay_of_one_half_is_the_curve_of_fsrs_5() -> None:
    assert retrievability(3, 1, 0.5) == pytest.approx(0.76613088)
