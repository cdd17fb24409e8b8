"""``python -m gymbrain.child MODULE [ARGUMENT...]``: runs a module, and ends with its supervisor.

The supervisor holds the other end of standard input. However it ends, kill -9 included, that end
closes, which works on every system and needs no signal from the kernel.
"""

import os
import runpy
import signal
import sys
import threading
import time

GRACE_SECONDS = 5.0  # to end in order; what is cut off then is taken up again by its lease


def main() -> None:
    """Watch standard input beside the module's own main program."""
    threading.Thread(target=_watch, daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _watch() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
