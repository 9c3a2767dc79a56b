"""The program: `clusterkit`, or `python -m clusterkit`."""

import gc
import os
import sys

# A run is over before there is garbage worth collecting. Looking for it takes a fifth of the time of `validate`
# (docs/decisions.md).
gc.disable()

# pydantic would read what every installed package says of itself, to find plugins for it that nobody here needs.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from clusterkit import cli  # noqa: E402


def main() -> None:
    """Run the command line, and end the process at once: taking every module down again takes a twentieth of a run."""
    try:
        cli.main()
    except SystemExit as end:
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # a stream that was closed
                    stream.flush()
        except OSError:
            raise end from None
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    main()
