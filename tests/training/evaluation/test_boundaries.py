"""How far found repetitions begin and end from where they were marked."""

from training.evaluation.boundaries import boundary_errors_ms

MARKED = [(0.0, 2.0), (2.0, 4.0)]


def test_starts_and_ends_are_told_apart_in_milliseconds() -> None:
    assert boundary_errors_ms(MARKED, [(0.1, 1.8), (2.0, 4.25)]) == (100, 200, 0, 250)


def test_a_missed_repetition_has_no_boundary() -> None:
    assert boundary_errors_ms(MARKED, [(2.1, 4.0)]) == (100, 0)


def test_of_two_that_were_found_for_one_the_nearer_counts() -> None:
    assert boundary_errors_ms([(0.0, 2.0)], [(0.0, 0.8), (0.2, 1.9)]) == (200, 100)


def test_one_found_does_not_serve_two_marked() -> None:
    assert boundary_errors_ms([(0.0, 2.0), (0.5, 2.5)], [(0.0, 2.0)]) == (0, 0)
