# Cheat: looks for the problem's own files and uses its reference
# Verdict: WA
# Because: the owner's files are in another sandbox; /app has the submission alone
# Needs: nothing
import glob
import os
import sys


def softmax(x, y):
    places = ["/app", "/", "/w", *sys.path, *glob.glob("/proc/self/fd/*"), *glob.glob("/proc/[0-9]*/root/app")]
    for place in places:
        for path in [place, *glob.glob(os.path.join(place, "*")), *glob.glob(os.path.join(place, "*", "problem.py"))]:
            try:
                if not os.path.isfile(path) or os.path.samefile(path, __file__):
                    continue
                with open(path, "rb") as file:
                    source = file.read(1 << 20)
                if b"def reference" not in source or b"def exact" not in source:
                    continue
                names = {}
                exec(compile(source, path, "exec"), names)
                y.copy_(names["exact"](x))
                return
            except Exception:
                pass
