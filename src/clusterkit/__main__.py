"""The program: `clusterkit`, or `python -m clusterkit`."""

import atexit
import gc

# A run is over before there is garbage worth collecting. Looking for it, and once more at the end, takes a quarter of
# the time of `validate` (docs/decisions.md).
gc.disable()
atexit.register(gc.freeze)

from clusterkit.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
