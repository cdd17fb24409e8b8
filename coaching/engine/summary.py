"""What a coach says first: what was right, then the one thing to change."""

from collections import Counter
from collections.abc import Sequence

from coaching.engine.exercise import Exercise
from coaching.engine.repetitions import Judged
from coaching.engine.result import Finding
from coaching.engine.rules import Verdict
from coaching.engine.sets import Coached

_WORDS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    "Eleven", "Twelve",
)  # fmt: skip


def summary_of(
    main: Exercise | None, sets: Sequence[Coached], findings: Sequence[Finding]
) -> tuple[str, ...]:
    """The main exercise in full, then what else was done.

    Args:
        main: the main exercise, ``None`` where the movement is not known.
        sets: all that was done.
        findings: of all sets.
    """
    slug = main.slug if main else None
    own = [one for one in sets if one.exercise.slug == slug]
    others = [one for one in sets if one.exercise.slug != slug]
    return (*_main(main, own, findings), *_also(others))


def _main(
    main: Exercise | None, own: Sequence[Coached], findings: Sequence[Finding]
) -> tuple[str, ...]:
    if main is not None and main.kind == "hold":
        return held(main, sum(one.hold_seconds or 0.0 for one in own))
    if main is None or (main.kind == "none" and not own):
        return ("I do not know this movement, so I did not count it.",)
    return summarise(main, [each for one in own for each in one.judged], findings)


def _also(others: Sequence[Coached]) -> list[str]:
    """The other exercises in a sentence, in order of time."""
    totals: dict[str, list[Coached]] = {}
    for one in others:
        totals.setdefault(one.exercise.slug, []).append(one)
    parts = [_total(sets) for sets in totals.values()]
    return [f"You also did {' and '.join(parts)}."] if parts else []


def _total(sets: Sequence[Coached]) -> str:
    exercise = sets[0].exercise
    if exercise.kind == "hold":
        seconds = sum(one.hold_seconds or 0.0 for one in sets)
        return f"{seconds:.0f} seconds of {_noun(exercise, 1)}"
    count = sum(one.rep_count for one in sets)
    return f"{count} {_noun(exercise, count)}"


def summarise(
    exercise: Exercise, judged: Sequence[Judged], findings: Sequence[Finding]
) -> tuple[str, ...]:
    """Sentences in the second person, in the order in which they should be read."""
    whole = [one for one in judged if one.reason is None]
    tried = [one for one in judged if one.reason and one.reason.code == "too_shallow"]
    sentences = [_count(exercise, whole), *_praise(exercise, whole), *_change(whole)]
    if tried:
        sentences.append(_attempts(tried))
    sentences += [each.message for each in findings if each.severity == "info"][:1]
    return tuple(sentences)


def held(exercise: Exercise, seconds: float) -> tuple[str, ...]:
    """The same for a posture that is held."""
    if seconds <= 0:
        return (f"I did not see you hold the {_noun(exercise, 1)}.",)
    return (f"You held the {_noun(exercise, 1)} for {seconds:.0f} seconds.",)


def _count(exercise: Exercise, whole: Sequence[Judged]) -> str:
    if not whole:
        return f"I did not see a whole {_noun(exercise, 1)} in this video."
    good = sum(not _wrong(one) for one in whole)
    total = f"{_number(len(whole))} {_noun(exercise, len(whole))}"
    if not any(one.verdicts for one in whole):
        return f"{total} counted."
    if good == len(whole):
        return f"{_number(good)} good {_noun(exercise, good)}."
    return f"{total}, {_number(good).lower()} of them good." if good else f"{total} counted."


def _praise(exercise: Exercise, whole: Sequence[Judged]) -> list[str]:
    """The first rule that was kept all through."""
    for rule in exercise.rules:
        told = [v for one in whole for v in one.verdicts if v.rule is rule]
        if any(v.measured.degrees is not None for v in told) and not any(v.wrong for v in told):
            return [rule.praise]
    return []


def _change(whole: Sequence[Judged]) -> list[str]:
    """The rule that was broken most often, with the repetitions and the advice."""
    wrong = [(i, v) for i, one in enumerate(whole, 1) for v in one.verdicts if v.wrong]
    if not wrong:
        return []
    code = Counter(v.rule.code for _, v in wrong).most_common(1)[0][0]
    chosen = [(i, v) for i, v in wrong if v.rule.code == code]
    worst = max((v for _, v in chosen), key=_degrees)
    return [f"{_which([i for i, _ in chosen], len(whole))}: {_sentence(worst)}"]


def _sentence(verdict: Verdict) -> str:
    text = verdict.rule.message.format(
        degrees=f"{_degrees(verdict):.0f}", limit=f"{verdict.rule.limit:.0f}"
    )
    return text[0].lower() + text[1:]


def _degrees(verdict: Verdict) -> float:
    return verdict.measured.degrees or 0.0


def _which(numbers: Sequence[int], total: int) -> str:
    if len(numbers) == total:
        return "Every time" if total > 1 else "One thing"
    if len(numbers) == 1:
        return f"On repetition {numbers[0]}"
    if list(numbers) == list(range(total - len(numbers) + 1, total + 1)):
        return f"On the last {_number(len(numbers)).lower()}"
    return f"On {_number(len(numbers)).lower()} of them"


def _attempts(tried: Sequence[Judged]) -> str:
    if len(tried) == 1:
        return "One more try stopped too early and is not counted."
    return f"{_number(len(tried))} more tries stopped too early and are not counted."


def _wrong(one: Judged) -> bool:
    return any(verdict.wrong for verdict in one.verdicts)


def _noun(exercise: Exercise, count: int) -> str:
    default = exercise.name.lower() if count == 1 else f"{exercise.name.lower()}s"
    return exercise.cues.get("one" if count == 1 else "many", default)


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)
