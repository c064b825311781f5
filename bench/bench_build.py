"""Wall time and peak memory of `gongshu-geo build` as a whole process, five runs after one."""

import resource
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5


def run(folder: str) -> float:
    """Seconds that one build takes."""
    begin = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "gongshu_geo", "build", "--output", folder],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - begin


with tempfile.TemporaryDirectory() as folder:
    run(folder)
    seconds = [run(folder) for _ in range(RUNS)]
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"build: median {statistics.median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})")
print(f"peak memory {peak:.0f} MiB")
