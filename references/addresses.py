"""Where the pages find a movement, whoever shows it: an expert, a session, a share link."""


class MovementAddresses:
    """Addresses of what is played; ``_url`` says how a name becomes one."""

    def _url(self, name: str) -> str:
        raise NotImplementedError

    @property
    def joints_url(self) -> str:
        """The joints over time, as JSON."""
        return self._url("joints")

    @property
    def curves_url(self) -> str:
        """The joint angles over time, as JSON."""
        return self._url("curves")

    @property
    def video_url(self) -> str:
        """The video, in a form that browsers play."""
        return self._url("video")


class ResultAddresses(MovementAddresses):
    """Addresses of a movement that has been judged."""

    @property
    def result_url(self) -> str:
        """What the analysis found, as JSON."""
        return self._url("result")

    @property
    def poster_url(self) -> str:
        """A still picture of the video."""
        return self._url("poster")
