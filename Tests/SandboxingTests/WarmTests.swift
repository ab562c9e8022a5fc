import Foundation
import Glibc
import JudgeCore
import Sandboxing
import SystemPackage
import TestSupport
import Testing

extension AllSandboxing {
  /// Programs of Python's that are forked from an interpreter which has its imports done.
  @Suite(.serialized, .enabled(if: access("/usr/bin/python3", X_OK) == 0, "needs /usr/bin/python3"))
  struct WarmTests {
    private static let hasNumPy =
      access("/usr/lib/python3/dist-packages/numpy/__init__.py", F_OK) == 0

    @Test("is forked, and nothing of one run is there for the next")
    func forks() throws {
      let stage = try WarmStage([
        "main.py": """
        import builtins, os, random, sys
        print(getattr(builtins, "left", None), sorted(os.listdir("/w")), os.getpid(), random.random())
        builtins.left = 1
        open("/w/left", "w").close()
        os.environ["LEFT"] = "1"
        """
      ])
      let runs = try (1...3).map { _ in try stage.run("main.py") }
      #expect(runs.map(\.isWarm) == [true, true, true])
      for run in runs {
        #expect(run.output.hasPrefix("None [] 2 0."), "\(run.output)\(run.errors)")
      }
      #expect(Set(runs.map(\.output)).count == 3)
    }

    /// Each of these prints something that could tell the two ways of starting apart.
    static let programs: [(name: String, text: String)] = [
      ("arguments", "import sys\nprint(sys.argv, sys.orig_argv, __file__, sys.path[0])"),
      ("names", "print(__name__, sorted(globals()), __spec__, __builtins__, type(__loader__))"),
      ("modules", "import sys\nprint(sorted(sys.modules))"),
      ("input", "import sys\nprint(sys.stdin.read(), sys.stdin.encoding, sys.stdin.seekable())"),
      (
        "output",
        "import sys\nprint(sys.stdout.seekable(), sys.stdout.line_buffering, sys.stdout.encoding)"
      ),
      ("error", "def f(n):\n    return 1 // n\nf(0)"),
      ("nested", "try:\n    {}['a']\nexcept KeyError as e:\n    raise ValueError('b') from e"),
      ("status", "import sys\nsys.exit(7)"),
      ("words", "import sys\nsys.exit('no')"),
      ("interrupt", "raise KeyboardInterrupt"),
      ("syntax", "print('a'\nx = = 1"),
      ("encoding", "# coding: latin-1\nprint('a')"),
      ("nul", "print('a')\n\0"),
      ("stack", "import traceback\ndef f(): traceback.print_stack()\nf()"),
      (
        "depth",
        "def f(n):\n    try:\n        return f(n + 1)\n    except RecursionError:\n        return n\nprint(f(0))"
      ),
      ("exit", "import atexit\natexit.register(print, 'last')\nprint('first')"),
      ("finalizer", "class A:\n    def __del__(self): print('gone')\na = A()\nb = A()\nb.me = b"),
      (
        "finalizer, with modules",
        "import os, json, time\nclass A:\n    def __del__(self): print(os.path.basename('/a/b'), json.dumps([1]), time.time() > 0)\na = A()"
      ),
      (
        "finalizer, importing",
        "class A:\n    def __del__(self):\n        for name in 'os', 'decimal':\n            try: print(__import__(name).__name__)\n            except BaseException as e: print(type(e), e)\na = A()"
      ),
      (
        "finalizer, of a module",
        "import os\nclass A:\n    def __del__(self): print('gone')\nos.kept = A()\nimport codecs\ncodecs.kept = A()"
      ),
      (
        "file, held by a hook",
        "import os\nout = open(1, 'w', closefd=False)\nout.write('hello')\nos.register_at_fork(before=lambda: 0)"
      ),
      (
        "file, held by a trace",
        "import sys\nout = open(1, 'w', closefd=False)\nout.write('hello')\ndef f(*x): return None\nsys.settrace(f)"
      ),
      (
        "file, held by a module",
        "import time\nout = open(1, 'w', closefd=False)\nout.write('hello')\ndef f(x): pass\ntime.sleep = f"
      ),
      (
        "file, held by a context",
        "import contextvars\nout = open(1, 'w', closefd=False)\nout.write('hello')\nclass A:\n    def f(self): pass\ncontextvars.ContextVar('c').set(A())"
      ),
      (
        "file, held by a type",
        "from typing import Optional\nout = open(1, 'w', closefd=False)\nout.write('hello')\nclass A:\n    def f(self): pass\nx: Optional[A] = None"
      ),
      (
        "finalizer, of a class without dictionary",
        "class A:\n    __slots__ = ()\n    def __del__(self): print('gone')\na = A()"
      ),
      (
        "finalizer, of a class",
        "class M(type):\n    def __del__(self): print('gone')\nclass A(metaclass=M): pass"
      ),
      (
        "finalizer, of a library's class",
        "import collections\ncollections.Counter.__del__ = lambda c: print('gone')\nc = collections.Counter()"
      ),
      (
        "finalizer, out of sight",
        "import gc\ng = {}\nexec(\"class A:\\n    def __del__(self): print('gone')\", g)\na = g['A']()\ngc.freeze()"
      ),
      (
        "finalizer, in sight again",
        "import gc\nclass A:\n    def __del__(self): print('gone')\na = A()\ngc.freeze()\ngc.unfreeze()"
      ),
      (
        "finalizer, of garbage",
        "import gc\ngc.disable()\nclass A:\n    def __del__(self): print('gone')\na = A()\na.me = a\ndel a"
      ),
      (
        "finalizer, held by a traceback",
        "class A:\n    def __del__(self): print('gone')\ndef f():\n    a = A()\n    1 / 0\nf()"
      ),
      ("generator", "def f():\n    try: yield 1\n    finally: print('gone')\ng = f()\nnext(g)"),
      ("coroutine", "async def f(): pass\nc = f()"),
      (
        "callback",
        "import weakref\ng = {}\nexec(\"def f(r): print('gone')\", g)\nclass A: pass\na = A()\nr = weakref.ref(a, g['f'])"
      ),
      (
        "callback, of a proxy",
        "import weakref\ng = {}\nexec(\"def f(r): print('gone')\", g)\nclass A: pass\na = A()\nr = weakref.proxy(a, g['f'])"
      ),
      (
        "callback, of its own kind",
        "import weakref\ng = {}\nexec(\"def f(r): print('gone')\", g)\nclass A: pass\nclass R(weakref.ref): pass\na = A()\nr = R(a, g['f'])"
      ),
      ("collector, calling", "import gc\ngc.callbacks.append(lambda phase, info: print(phase))"),
      ("wrapper", "import io, sys\nout = io.TextIOWrapper(sys.stdout.buffer)\nout.write('hello')"),
      (
        "daemon",
        "import threading, time\nthreading.Thread(target=time.sleep, args=(9,), daemon=True).start()\nprint('a')"
      ),
      (
        "exit, of a library",
        "import logging\nclass H(logging.Handler):\n    def close(self): print('closed')\nlogging.getLogger().addHandler(H())"
      ),
      ("unwritten", "import os\nprint('a')\nos.close(1)"),
      (
        "fork, that ends by itself",
        "import os\npid = os.fork()\nprint('child' if pid == 0 else os.waitpid(pid, 0)[1])"
      ),
      (
        "main, gone",
        "import os, sys\nclass A:\n    def __del__(self): os.write(1, b'gone')\na = A()\ndel sys.modules['__main__']"
      ),
      (
        "main, replaced",
        "import gc, sys, types\ng = {}\nexec(\"class A:\\n    def __del__(self): print('gone')\", g)\na = g['A']()\ngc.freeze()\nkept = sys.modules['__main__']\nsys.modules['__main__'] = types.ModuleType('__main__')"
      ),
      ("garbage", "import gc, warnings\nwarnings.simplefilter('always')\ngc.garbage.append(1)"),
      ("weak", "import weakref\nclass A: pass\na = A()\nweakref.finalize(a, print, 'gone')"),
      ("logging", "import logging\nlogging.basicConfig()\nlogging.warning('careful')"),
      (
        "replaced",
        "import sys\nclass W:\n    def write(self, s): sys.__stdout__.write('[' + s + ']')\n    def flush(self): sys.__stdout__.write('flush')\nsys.stdout = W()\nprint('a')"
      ),
      ("libc", "import ctypes\nctypes.CDLL(None).printf(b'%d', 5)\nprint('python')"),
      ("exhausted", "import sys\nprint('a')\nraise SystemExit"),
      (
        "thread",
        "import threading\nt = threading.Thread(target=print, args=('thread',))\nt.start()"
      ),
      ("hash", "print(hash('a'), {'a', 'b', 'c', 'd'})"),
      ("environment", "import os\nprint(sorted(os.environ.items()))"),
      ("descriptors", "import os\nprint(sorted(os.listdir('/proc/self/fd'))[:3])"),
      (
        "signals",
        "import signal\nprint([signal.getsignal(n) for n in (2, 13, 15, 25)], signal.pthread_sigmask(0, []))"
      ),
      (
        "folder",
        "import os\nprint(os.getcwd(), os.getuid(), os.getgid(), os.getpid(), os.getpgrp(), os.getsid(0))"
      ),
      ("limits", "import resource as r\nprint([r.getrlimit(n) for n in range(16)])"),
      ("clock", "import time\nprint(time.process_time() < 5)"),
      (
        "flags",
        "import sys\nprint(sys.flags, sys.executable, sys.prefix, sys.warnoptions, sys._xoptions)"
      ),
      ("trace", "import sys\nprint(sys.gettrace(), sys.getprofile(), sys.getrecursionlimit())"),
      (
        "fork", "import os\npid = os.fork()\nif pid == 0: os._exit(3)\nprint(os.waitpid(pid, 0)[1])"
      ),
      ("pool", "import subprocess\nprint(subprocess.run(['/bin/true']).returncode)"),
      (
        "buffer",
        "import sys\nsys.stdout.write('a' * 100000)\nsys.stdout.flush()\nsys.stderr.write('b')"
      ),
      ("abort", "import os\nos.abort()"),
      ("quick", "import os\nprint('lost', end='')\nos._exit(0)"),
      ("closed", "import sys\nsys.stdout.close()"),
      ("warning", "import warnings\nwarnings.warn('careful')"),
      ("collector", "import gc\nprint(gc.isenabled(), gc.get_threshold())"),
      (
        "main",
        "import __main__, sys\nprint(__main__ is sys.modules['__main__'], __main__.__file__)"
      ),
      ("pickle", "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))))"),
      ("ctypes", "import ctypes\nprint(ctypes.CDLL(None).getpid())"),
    ]

    @Test("prints and ends as when it is started anew", arguments: programs.map(\.name))
    func same(_ name: String) throws {
      let text = try #require(Self.programs.first { $0.name == name }).text
      let stage = try WarmStage(["main.py": text, "in": "1 2\n"])
      let warm = try stage.run("main.py", "x", "y z")
      let cold = try stage.run("main.py", "x", "y z", imports: nil)
      #expect(warm.isWarm && !cold.isWarm)
      #expect(warm.output == cold.output)
      #expect(warm.errors == cold.errors)
      #expect(warm.facts.ending == cold.facts.ending)
      #expect(warm.ruling?.verdict == cold.ruling?.verdict)
    }

    @Test(
      "has what it is to have imported, and random numbers of its own",
      .enabled(if: hasNumPy, "needs NumPy"))
    func numpy() throws {
      let stage = try WarmStage([
        "main.py": "import numpy, sys\nprint(numpy.arange(4).sum(), numpy.random.random())"
      ])
      let runs = try (1...3).map { _ in try stage.run("main.py", imports: ["numpy"]) }
      for run in runs { #expect(run.isWarm && run.output.hasPrefix("6 0."), "\(run.errors)") }
      #expect(Set(runs.map(\.output)).count == 3)
    }

    @Test(
      "a file that has the name of something imported is what is imported",
      .enabled(if: hasNumPy, "needs NumPy"))
    func clash() throws {
      let stage = try WarmStage([
        "main.py": "import numpy\nprint(numpy.mine)", "numpy.py": "mine = 'my own'",
      ])
      let run = try stage.run("main.py", imports: ["numpy"])
      #expect(!run.isWarm && run.output == "my own\n", "\(run)")
    }

    @Test("is started anew where something cannot be imported")
    func missing() throws {
      let stage = try WarmStage(["main.py": "print('here')"])
      for _ in 1...2 {
        let run = try stage.run("main.py", imports: ["nosuchmodule"])
        #expect(!run.isWarm && run.output == "here\n", "\(run)")
      }
    }

    @Test("nothing of the program's folder is imported before it runs")
    func planted() throws {
      let stage = try WarmStage([
        "main.py": "import sys\nprint('planted' in sys.modules)",
        "planted.py": "print('through')", "sitecustomize.py": "print('through')",
        "usercustomize.py": "print('through')",
      ])
      let run = try stage.run("main.py", imports: ["planted"])
      #expect(!run.isWarm && run.output == "False\n", "\(run)")
      #expect(try stage.run("main.py").output == "False\n")
    }

    @Test("a program that lies deeper is no part of the interpreter, whatever it is called with")
    func nested() throws {
      let stage = try WarmStage([
        "src/main.py": """
        import socket, sys
        if "/app/data" not in sys.argv:
            socket.sethostname("outside of a run")
        print(socket.gethostname())
        """,
        "data": "",
      ])
      for _ in 1...2 {
        let run = try stage.run("src/main.py", "/app/data")
        #expect(!run.isWarm && run.output == "judge\n", "\(run)")
      }
    }

    @Test("what one run was called with is in no other's memory")
    func memory() throws {
      let stage = try WarmStage([
        "first.py": "print('here')",
        "main.py": """
        import re
        found = 0
        with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
            for line in maps:
                start, end = (int(number, 16) for number in line.split()[0].split("-"))
                if " rw" in line and end - start < 1 << 26:
                    memory.seek(start)
                    found += len(re.findall(rb"word-of-[a]nother", memory.read(end - start)))
        print(found)
        """,
      ])
      #expect(try stage.run("first.py", "word-of-another").isWarm)
      let run = try stage.run("main.py")
      #expect(run.isWarm && run.output == "0\n", "\(run)")
    }

    @Test("import time and memory are in no figure", .enabled(if: hasNumPy, "needs NumPy"))
    func figures() throws {
      let stage = try WarmStage(["main.py": "import numpy\nprint(numpy.ones(1 << 20).sum())"])
      let cold = try stage.run("main.py", imports: nil)
      _ = try stage.run("main.py", imports: ["numpy"])
      let warm = try stage.run("main.py", imports: ["numpy"])
      #expect(warm.isWarm)
      #expect(warm.facts.cpu < cold.facts.cpu)
      #expect(warm.facts.memory < cold.facts.memory)
      // What it takes for itself is.
      #expect(warm.facts.memory >= .mib(8), "\(warm.facts.memory)")
    }

    @Test("a parked interpreter that has ended is replaced")
    func replaced() throws {
      let stage = try WarmStage(["main.py": "print('here')"])
      #expect(try stage.run("main.py").isWarm)
      #expect(stage.parked.count == 1)
      for process in stage.parked { kill(process.pid, SIGKILL) }
      while !stage.parked.isEmpty { usleep(1000) }
      #expect(try stage.run("main.py").output == "here\n")
      let run = try stage.run("main.py")
      #expect(run.isWarm && run.output == "here\n")
    }

    @Test(
      "whether one that does not answer has begun with the run cannot be known: that is a fault")
    func silent() throws {
      let stage = try WarmStage(["main.py": "print('here')"])
      #expect(try stage.run("main.py").isWarm)
      for process in stage.parked { kill(process.pid, SIGSTOP) }
      #expect(throws: SandboxError.step("clone the run's processes", path: nil, .timedOut)) {
        try stage.run("main.py")
      }
      let run = try stage.run("main.py")
      #expect(run.isWarm && run.output == "here\n")
    }

    @Test(
      "every attack of Python's comes to the same end", arguments: [[], hasNumPy ? ["numpy"] : []])
    func hostile(_ imports: [String]) throws {
      let arena = try Arena(warmImports: imports)
      for item in try HostileCase.all() where item.program.isPython {
        let deviations = try arena.deviations(of: item)
        #expect(deviations == [], "\(item.testDescription)")
      }
    }
  }
}

/// A folder of programs, and a sandbox that runs them.
private final class WarmStage {
  let box: Box
  private let scratch: ScratchFolder

  init(_ files: [String: String]) throws {
    scratch = try ScratchFolder()
    chmod(scratch.path.string, 0o755)
    for (name, text) in files { try scratch.write(name, text) }
    box = try Box(
      application: scratch.path, roots: Box.hostRoots, optionalRoots: Box.optionalHostRoots,
      profile: .runtime)
  }

  /// The interpreters that are parked, as long as they have not ended.
  var parked: [HostProcess] {
    HostProcess.all().filter {
      $0.isBelow(box.supervisor) && $0.command.hasPrefix("python3") && !$0.isZombie
    }
  }

  func run(
    _ name: String, _ arguments: String..., imports: [String]? = []
  ) throws -> Outcome {
    let path = scratch.path.appending("in")
    let input = access(path.string, F_OK) == 0 ? try FileDescriptor.open(path, .readOnly) : nil
    defer { try? input?.close() }  // it was read only
    return try box.run(
      ["/usr/bin/python3", "-B", "-s", "/app/\(name)"] + arguments, limits: Box.wideLimits,
      input: input, warmImports: imports,
      environment: Box.environment.merging(["PYTHONHASHSEED": "0"]) { $1 })
  }
}
