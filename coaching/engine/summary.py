"""What a coach says first: what was right, then the one thing to change."""

from collections.abc import Sequence

from coaching.engine.exercise import Exercise
from coaching.engine.feedback.answer import Feedback, Focus
from coaching.engine.result import Finding, Repetition
from coaching.engine.sets import Coached
from coaching.engine.text import Said, lowered, say

_WORDS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    "Eleven", "Twelve",
)  # fmt: skip
TOO_SHALLOW = "too_shallow"
NOT_SEEN = "not_seen"


def summary_of(
    main: Exercise | None,
    sets: Sequence[Coached],
    reps: Sequence[Repetition],
    findings: Sequence[Finding],
    feedback: Feedback,
) -> tuple[str, ...]:
    """The main exercise in full, then what else was done.

    Args:
        main: the main exercise, ``None`` where the movement is not known.
        sets: all that was done.
        reps: of all sets, with their lights.
        findings: of all sets.
        feedback: on the main exercise.
    """
    slug = main.slug if main else None
    numbers = [number for number, one in enumerate(sets) if one.exercise.slug == slug]
    own = [sets[number] for number in numbers]
    others = [one for one in sets if one.exercise.slug != slug]
    if main is not None and main.kind == "hold":
        said = _held(main, sum(one.hold_seconds or 0.0 for one in own), feedback)
    elif main is None or (main.kind == "none" and not own):
        said = [say("I do not know this movement, so I did not count it.")]
    else:
        places = [place for place, rep in enumerate(reps) if rep.set in numbers]
        said = _repeated(main, own, places, reps, findings, feedback)
        if main.kind == "none":
            said.append(say("I do not know this movement, so I do not judge your form."))
    return (*said, *_also(others))


def _also(others: Sequence[Coached]) -> list[Said]:
    """The other exercises in a sentence, in order of time."""
    totals: dict[str, list[Coached]] = {}
    for one in others:
        totals.setdefault(one.exercise.slug, []).append(one)
    parts = [_total(sets) for sets in totals.values()]
    if not parts:
        return []
    told = parts[0]
    for part in parts[1:]:
        told = say("{first} and {second}", first=told, second=part)
    return [say("You also did {parts}.", parts=told)]


def _total(sets: Sequence[Coached]) -> Said:
    exercise = sets[0].exercise
    if exercise.kind == "hold":
        seconds = sum(one.hold_seconds or 0.0 for one in sets)
        return say("{seconds} seconds of {noun}", seconds=f"{seconds:.0f}", noun=_noun(exercise, 1))
    count = sum(one.rep_count for one in sets)
    return say("{count} {noun}", count=str(count), noun=_noun(exercise, count))


def _held(exercise: Exercise, seconds: float, feedback: Feedback) -> list[Said]:
    """A posture that is held."""
    noun = _noun(exercise, 1)
    if seconds <= 0:
        return [say("I did not see you hold the {noun}.", noun=noun)]
    told = [say("You held the {noun} for {seconds} seconds.", noun=noun, seconds=f"{seconds:.0f}")]
    change = [_said(one.message) for one in feedback.focus[:1]]
    return [*told, *(change or [_said(each) for each in feedback.good[:1]])]


def _repeated(
    exercise: Exercise,
    own: Sequence[Coached],
    places: Sequence[int],
    reps: Sequence[Repetition],
    findings: Sequence[Finding],
    feedback: Feedback,
) -> list[Said]:
    """Sentences in the second person, in the order in which they should be read."""
    whole = [place for place in places if reps[place].complete]
    tried = [place for place in places if reps[place].reason == TOO_SHALLOW]
    judged = any(one.was_ruled for one in own) or any(f.source == "reference" for f in findings)
    said = [_count(exercise, [reps[place] for place in whole], judged=judged)]
    said += [_said(each) for each in feedback.good[:1]]
    said += _change(whole, feedback)
    if tried:
        said.append(_attempts(len(tried), alone=not whole))
    said += [_said(each.message) for each in feedback.trends[:1]]
    return [*said, *_unseen(exercise, own, findings)]


def _count(exercise: Exercise, whole: Sequence[Repetition], *, judged: bool) -> Said:
    if not whole:
        noun = _noun(exercise, 1)
        return say("I did not see a whole {noun} in this video.", noun=noun)
    good = sum(rep.light == "good" for rep in whole)
    noun, many = _noun(exercise, len(whole)), _number(len(whole))
    if judged and good == len(whole):
        return say("{count} good {noun}.", count=many, noun=noun)
    if judged and good:
        few = lowered(_number(good))
        return say("{count} {noun}, {good} of them good.", count=many, noun=noun, good=few)
    return say("{count} {noun} counted.", count=many, noun=noun)


def _change(whole: Sequence[int], feedback: Feedback) -> list[Said]:
    """The first thing to change, with the repetitions and the advice."""
    chosen = [one for one in feedback.focus if set(one.reps) & set(whole)]
    return [_told(chosen[0], whole)] if chosen else []


def _told(focus: Focus, whole: Sequence[int]) -> Said:
    numbers = [whole.index(place) + 1 for place in focus.reps if place in whole]
    message = _said(focus.message)
    return say("{which}: {what}", which=_which(numbers, len(whole)), what=lowered(message))


def _which(numbers: Sequence[int], total: int) -> Said:
    if len(numbers) == total:
        return say("Every time") if total > 1 else say("One thing")
    if len(numbers) == 1:
        return say("On repetition {number}", number=str(numbers[0]))
    count = lowered(_number(len(numbers)))
    if list(numbers) == list(range(total - len(numbers) + 1, total + 1)):
        return say("On the last {count}", count=count)
    return say("On {count} of them", count=count)


def _attempts(count: int, *, alone: bool) -> Said:
    if alone and count > 1:
        return say("{count} tries stopped too early and are not counted.", count=_number(count))
    if alone:
        return say("One try stopped too early and is not counted.")
    if count == 1:
        return say("One more try stopped too early and is not counted.")
    many = _number(count)
    return say("{count} more tries stopped too early and are not counted.", count=many)


def _unseen(exercise: Exercise, own: Sequence[Coached], findings: Sequence[Finding]) -> list[Said]:
    """What could not be judged, where that leaves little: else it stands with the findings."""
    hidden = [_said(f.message) for f in findings if f.severity == "info" and f.code == NOT_SEEN]
    if hidden or any(one.was_ruled for one in own):
        return hidden[:1]
    if not any(each.severity == "info" for each in findings):
        return []
    view = say(exercise.plane)
    return [say("I could not judge your form from here. Film from the {view}.", view=view)]


def _said(text: str) -> Said:
    return text if isinstance(text, Said) else Said(text)


def _noun(exercise: Exercise, count: int) -> Said:
    default = exercise.name.lower() if count == 1 else f"{exercise.name.lower()}s"
    return Said(exercise.cues.get("one" if count == 1 else "many", default))


def _number(count: int) -> Said:
    return Said(_WORDS[count] if count < len(_WORDS) else str(count))
