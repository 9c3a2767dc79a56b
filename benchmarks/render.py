"""`clusterkit render --to html` against pandoc, which turns the plan's own Markdown booklet into HTML, in turn.

Both as whole processes; prints the median of the ratios, pair by pair. The bound is 1, against the pandoc of the day:
3.9 takes half as long again as 2.17, which Debian 12 has. Run by `make benchmark`; nothing here installs pandoc, and
without it there is nothing to compare with.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLANS = ("workplans/mifratz/2021", "workplans/mishor-hahof/2026")
PAIRS = 9


def seconds(command: list[str]) -> float:
    """How long a command takes, from its start to its end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Time each plan, after one run of each program that does not count."""
    if shutil.which("pandoc") is None:
        print("render: pandoc is not here to compare with")
        return
    version = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, text=True).stdout.split("\n")[0]
    with tempfile.TemporaryDirectory() as folder:
        for plan in PLANS:
            render = [sys.executable, "-m", "clusterkit", "render", plan, "-o", folder, "--to"]
            subprocess.run([*render, "md"], check=True, stderr=subprocess.DEVNULL)
            markdown = next(Path(folder).rglob(f"{plan.split('/')[1]}-*/*.md"))
            ours, theirs = [*render, "html"], ["pandoc", "--standalone", str(markdown), "-o", f"{folder}/pandoc.html"]
            pairs = [(seconds(ours), seconds(theirs)) for _ in range(PAIRS + 1)][1:]
            ratio = statistics.median(mine / other for mine, other in pairs)
            print(f"render {plan}: {ratio:.2f} x {version} on its Markdown")


if __name__ == "__main__":
    main()
