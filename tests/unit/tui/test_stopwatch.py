"""Time at the switchboard passes only while it is let, and never in a leap."""

from quizz.tui.stopwatch import LONGEST_STEP, Stopwatch


class Seconds:
    def __init__(self) -> None:
        self.told = 100.0

    def __call__(self) -> float:
        return self.told


def test_it_stands_still_until_it_runs() -> None:
    seconds = Seconds()
    watch = Stopwatch(seconds)
    seconds.told += 2
    assert watch.take() == 0
    watch.run()
    seconds.told += 2
    assert watch.take() == 2000
    assert watch.take() == 0


def test_what_passed_before_a_stop_is_still_to_be_taken() -> None:
    seconds = Seconds()
    watch = Stopwatch(seconds)
    watch.run()
    seconds.told += 1.5
    watch.stop()
    seconds.told += 60
    assert not watch.is_running
    assert watch.take() == 1500
    watch.run()
    seconds.told += 1
    assert watch.take() == 1000


def test_parts_of_a_millisecond_are_not_lost() -> None:
    seconds = Seconds()
    watch = Stopwatch(seconds)
    watch.run()
    taken = 0
    for _step in range(1000):
        seconds.told += 0.0007
        taken += watch.take()
    assert abs(taken - 700) <= 1


def test_a_computer_that_slept_takes_nobody_s_patience() -> None:
    seconds = Seconds()
    watch = Stopwatch(seconds)
    watch.run()
    seconds.told += 3600
    assert watch.take() == LONGEST_STEP * 1000
