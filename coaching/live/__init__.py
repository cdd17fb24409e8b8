"""Live sessions: the socket, the processes that coach, and what is kept of a session."""
