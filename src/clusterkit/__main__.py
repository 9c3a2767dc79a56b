"""The program: `clusterkit`, or `python -m clusterkit`."""

import atexit
import gc
import os

# A run is over before there is garbage worth collecting. Looking for it, and once more at the end, takes a quarter of
# the time of `validate` (docs/decisions.md).
gc.disable()
atexit.register(gc.freeze)

# pydantic would read what every installed package says of itself, to find plugins for it that nobody here needs.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from clusterkit.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
