"""Refusals about references, each with a code that clients may rely on."""


class ReferenceRefusedError(Exception):
    """Something that cannot be done with a reference.

    Args:
        code: stable, machine-readable name, such as ``no_repetition``.
        message: one plain sentence for the curator.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
