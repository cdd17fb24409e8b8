"""Which method answers, and the stamp that its answers carry."""

from typing import Literal, get_args

from coaching.engine import nets
from coaching.engine.result import Stamp
from coaching.version import CODE_VERSION
from pose.errors import PoseError

Method = Literal["auto", "heuristic", "learned"]
METHODS: tuple[Method, ...] = get_args(Method)
HEURISTIC: Method = "heuristic"
LEARNED: Method = "learned"


class MethodUnavailableError(PoseError):
    """A method was asked for that this installation does not have."""


def require_method(method: Method) -> Method:
    """The method that ``method`` stands for here: ``auto`` takes the nets where there are any.

    Raises:
        MethodUnavailableError: it cannot be used.
    """
    if method == LEARNED and not nets.installed():
        raise MethodUnavailableError(
            "method_unavailable", "No trained net is installed here: use the heuristic method."
        )
    if method == "auto":
        return LEARNED if nets.installed() else HEURISTIC
    return method


def stamp_of(method: Method = "auto") -> Stamp:
    """What an answer made here and now by ``method`` is stamped with."""
    if require_method(method) == HEURISTIC:
        return Stamp("", CODE_VERSION, None)
    return Stamp(nets.model_hash(), CODE_VERSION, nets.FEATURE_VERSION)
