"""Other judges, installed and kept ready for `Benchmarks/bench --only peers`."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

DRIVER = pathlib.Path(__file__).resolve().parent / "dmoj-driver"
PYTHON = "/usr/bin/python3"


class DMOJ:
    """A DMOJ judge from PyPI, in a virtual environment of its own, started once. Who is root runs it as nobody: it refuses root.

    It has its defaults, and with them its sandbox (ptrace and seccomp). Told are the compiler, the interpreter, the problems, and
    that a compiler may take 60 s, as with ours: its 10 do not always suffice on a busy machine.
    It keeps no compiled submissions: one that it has seen before is compiled again.
    """

    VERSIONS = ["dmoj==4.1.0", "Pygments==2.21.0", "pylru==1.3.3", "PyYAML==6.0.4", "setproctitle==1.3.8",
                "termcolor==3.3.0", "watchdog==7.1.0"]
    CONFIG = {"id": "bench", "runtime": {"g++20": "/usr/bin/g++", "python3": PYTHON}, "compiler_time_limit": 60}
    LANGUAGES = {"cpp": "CPP20", "py": "PY3"}

    def __init__(self, folder):
        self.home = folder / "dmoj"
        self.python = self.home / "bin/python"
        self.user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        self.process = None

    def __enter__(self):
        self.install()
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="judge-peers."))
        self.scratch.chmod(0o755)
        (self.scratch / "driver").write_bytes(DRIVER.read_bytes())
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.stdin.close()
            self.process.wait(30)
            self.log.close()
        shutil.rmtree(self.scratch)

    def install(self):
        stamp = self.home / "installed"
        if not stamp.exists() or stamp.read_text().split() != self.VERSIONS:
            print(f"installing {self.VERSIONS[0]} from PyPI into {self.home}", file=sys.stderr, flush=True)
            self.home.parent.mkdir(parents=True, exist_ok=True)
            for command in ([PYTHON, "-m", "venv", "--clear", self.home],
                            [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *self.VERSIONS]):
                if subprocess.run(command, umask=0o022).returncode != 0:
                    sys.exit(f"bench: {' '.join(map(str, command))} failed; is there a way to PyPI, and has .ci/setup peers run?")
            stamp.write_text("\n".join(self.VERSIONS))
        try:
            subprocess.run([self.python, "-c", "import dmoj"], check=True, **self.user, cwd="/")
        except (OSError, subprocess.CalledProcessError):
            sys.exit(f"bench: {self.user.get('user', 'this user')} cannot use {self.home}: name another folder by --peers")

    def package(self, name, secret):
        """Makes a problem of the tests in `secret`, those of ours."""
        folder = self.scratch / "problems" / name
        shutil.copytree(secret, folder)
        cases = [{"in": path.name, "out": f"{path.stem}.ans", "points": 1} for path in sorted(folder.glob("*.in"))]
        (folder / "init.yml").write_text(json.dumps({"test_cases": cases}))

    def start(self):
        """Starts it, and waits until it has tested itself."""
        config = self.scratch / "dmoj.yml"
        config.write_text(json.dumps(self.CONFIG | {"problem_storage_globs": [f"{self.scratch}/problems/*"]}))
        self.log = open(self.scratch / "log", "w")
        self.process = subprocess.Popen(
            [self.python, self.scratch / "driver", config], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True,
            bufsize=1, cwd=self.scratch, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(self.scratch)}, **self.user)
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("bench: DMOJ has ended:\n" + (self.scratch / "log").read_text()[-2000:])
        return json.loads(line)

    def judge(self, problem, ending, source, limit, mib=256):
        """Seconds from handing in the source to the verdict, which must be AC on every test. `limit`: seconds of each."""
        wanted = {"problem": problem, "language": self.LANGUAGES[ending], "source": source, "seconds": limit, "kib": mib * 1024}
        self.process.stdin.write(json.dumps(wanted) + "\n")
        got = self.answer()
        tests = len(list((self.scratch / "problems" / problem).glob("*.in")))
        if got["codes"] != ["AC"] * tests or got["errors"] or not got["seconds"]:
            sys.exit(f"bench: DMOJ gave {problem} {got}:\n" + (self.scratch / "log").read_text()[-2000:])
        return got["seconds"]
