"""How strongly a fault is told."""

from itertools import pairwise

from coaching.engine.live.grades import Grades, Window
from coaching.engine.live.words import BETTER


def window(wrong: float, code: str = "leaning", *, whole: bool = False) -> Window:
    return Window(code, wrong, f"Mend {code}.", "left_hip", whole)


def levels(grades: Grades, chances: list[float], step: float = 1.0) -> list[str]:
    """The level of the cue after each of so many windows, a step of seconds apart."""
    told: list[str] = []
    for number, chance in enumerate(chances):
        grades.judged([window(chance)])
        cue = grades.due(number * step)
        told.append(cue.level if cue else "")
    return told


def test_a_fault_is_told_more_strongly_the_longer_it_lasts() -> None:
    assert levels(Grades(), [0.9] * 6, step=3.0) == [
        "", "info", "info", "warning", "warning", "strong",
    ]  # fmt: skip


def test_what_is_not_sure_adds_nothing() -> None:
    assert levels(Grades(), [0.69] * 10) == [""] * 10
    assert levels(Grades(), [0.7, 0.7]) == ["", "info"]


def test_right_and_idle_windows_take_one_and_stop_at_nought() -> None:
    grades = Grades()
    levels(grades, [0.9, 0.9, 0.1])
    assert grades.scores == {"leaning": 3}
    for _ in range(9):
        grades.idle()
    assert grades.scores == {"leaning": 0}


def test_warnings_come_every_one_and_a_half_seconds_and_strong_ones_every_three() -> None:
    grades = Grades()
    levels(grades, [0.9, 0.9, 0.9], step=0.1)
    told = []
    for tenth in range(10, 100):  # half a second apart, held at a warning
        if tenth % 5 == 0:
            grades.judged([window(0.9)])
            grades.idle()
            grades.idle()
            grades.judged([window(0.9)])
        cue = grades.due(tenth / 10)
        told += [(cue.level, tenth / 10)] if cue else []
    warnings = [at for level, at in told if level == "warning"]
    strong = [at for level, at in told if level == "strong"]
    assert all(later - at >= 1.5 for at, later in pairwise(warnings))
    assert len(strong) > 1
    assert all(later - at >= 3.0 for at, later in pairwise(strong))


def test_idle_never_cues() -> None:
    grades = Grades()
    levels(grades, [0.9] * 8, step=0.1)
    grades.idle()
    assert [grades.due(float(time)) for time in range(10, 20)] == [None] * 10


def test_a_mended_fault_is_praised_once() -> None:
    grades = Grades()
    levels(grades, [0.9, 0.9, 0.9])
    grades.judged([window(0.0, whole=True)])
    cue = grades.due(9.0)
    assert cue is not None
    assert (cue.code, cue.level, cue.message) == ("leaning", "better", BETTER)
    grades.judged([window(0.0, whole=True)])
    assert grades.due(10.0) is None


def test_faults_are_counted_apart_and_the_worst_is_told() -> None:
    grades = Grades()
    grades.judged([window(0.9), window(0.9, "caving")])
    grades.judged([window(0.1), window(0.9, "caving")])
    assert grades.scores == {"leaning": 1, "caving": 4}
    cue = grades.due(0.0)
    assert cue is not None
    assert (cue.code, cue.message) == ("caving", "Mend caving.")
