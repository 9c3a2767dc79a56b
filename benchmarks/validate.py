"""`clusterkit validate` on one plan against a bare Typer program with three commands, as whole processes, in turn.

Prints the median of the ratios, pair by pair, so that a machine whose speed drifts says the same. The design's bound is
1.5. Run by `make benchmark`.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import typer
app = typer.Typer()
@app.command()
def one(name: str = "1"): print(name)
@app.command()
def two(name: str = "1"): print(name)
@app.command()
def three(name: str = "1"): print(name)
app()
"""
PLANS = ("workplans/demo/2026", "workplans/mifratz/2021", "workplans/mishor-hahof/2026")
PAIRS = 15


def seconds(command: list[str]) -> float:
    """How long a command takes, from its start to its end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Time each plan against the bare program, after one run of each that does not count."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        for plan in PLANS:
            ours, theirs = [sys.executable, "-m", "clusterkit", "validate", plan], [sys.executable, str(bare), "one"]
            pairs = [(seconds(ours), seconds(theirs)) for _ in range(PAIRS + 1)][1:]
            ratio = statistics.median(mine / other for mine, other in pairs)
            print(f"validate {plan}: {ratio:.2f} x a bare Typer program")


if __name__ == "__main__":
    main()
