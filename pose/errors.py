"""Errors of the pixel side, each with a code that clients may rely on."""


class PoseError(Exception):
    """Something about the input or the estimator that a person should be told.

    Args:
        code: stable, machine-readable name, such as ``video_empty``.
        message: one plain sentence for the person who sent the video.
        permanent: whether trying again with the same input is pointless.
    """

    def __init__(self, code: str, message: str, *, permanent: bool = True) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.permanent = permanent

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with its code, so that it survives the way out of a child process."""
        return (_rebuild, (type(self), self.code, self.message, self.permanent))


def _rebuild(kind: type[PoseError], code: str, message: str, permanent: bool) -> PoseError:
    return kind(code, message, permanent=permanent)


class VideoError(PoseError):
    """The video itself cannot be used."""


class EstimatorError(PoseError):
    """The chosen estimator cannot run here."""


class NoPersonError(PoseError):
    """Nobody was seen for long enough to say anything."""
