"""A submission and an output validator that talk to each other, beside the same two programs on bare pipes."""
import os
import pathlib
import subprocess
import tempfile
import time

from daemon import Daemon
from table import Row, Sample, say

LINES = 100_000
ASKING = f"""#include <cstdio>
int main(int, char **) {{
    for (int i = 0; i < {LINES}; i++) {{
        int got;
        std::printf("%d\\n", i);
        std::fflush(stdout);
        if (std::scanf("%d", &got) != 1 || got != i + 1) return 43;
    }}
    return 42;
}}
"""
ANSWERING = """#include <cstdio>
int main() {
    for (int i; std::scanf("%d", &i) == 1;) {
        std::printf("%d\\n", i + 1);
        std::fflush(stdout);
    }
}
"""


def talk_rows(bin, rounds):
    say("measuring talks")
    with Daemon(bin) as daemon:
        package(daemon)
        daemon.start("benchtalk")
        # In turn, so that both see the machine in the same mood.
        bare = Bare()
        ours, floor = [], []
        for _ in range(max(rounds // 3, 3)):
            daemon.judge("benchtalk", "answer.cpp", ANSWERING)
            ours.append(daemon.last_wall_ms())
            floor.append(bare.milliseconds())
        ours, floor = Sample(ours), Sample(floor)
    return [Row(f"{LINES} short lines there and back", f"{ours.median:.0f} ms", f"on bare pipes {floor.median:.0f} ms",
                f"{ours.median / floor.median:.2f}x", "<= 1.2x", ours)]


def package(daemon):
    name = daemon.package("benchtalk", "cpp", 1, limit=20)
    folder = daemon.problems / name
    manifest = folder / "problem.yaml"
    manifest.write_text(manifest.read_text() + "type: [pass-fail, interactive]\n")
    (folder / "output_validator").mkdir()
    (folder / "output_validator/ask.cpp").write_text(ASKING)


class Bare:
    """Both programs, pinned to one core as a slot's runs are."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        for name, source in ("ask", ASKING), ("answer", ANSWERING):
            path = pathlib.Path(self.folder.name) / f"{name}.cpp"
            path.write_text(source)
            subprocess.run(["g++", "-std=gnu++20", "-O2", "-static", "-o", str(path.with_suffix("")), str(path)], check=True)

    def milliseconds(self):
        core = {min(os.sched_getaffinity(0))}
        to_answer, to_ask = os.pipe(), os.pipe()
        start = time.perf_counter()
        processes = [
            subprocess.Popen([f"{self.folder.name}/{name}"], stdin=stdin, stdout=stdout, preexec_fn=lambda: os.sched_setaffinity(0, core))
            for name, stdin, stdout in (("ask", to_ask[0], to_answer[1]), ("answer", to_answer[0], to_ask[1]))]
        for end in *to_answer, *to_ask:
            os.close(end)
        for process in processes:
            process.wait()
        return (time.perf_counter() - start) * 1e3
