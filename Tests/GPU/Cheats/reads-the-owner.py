# Cheat: looks for seeds and data in the environments, memory and command lines of other processes
# Verdict: WA
# Because: the sandbox has a process namespace of its own, in which the owner is not
# Needs: nothing
import glob
import os
import sys


def softmax(x, y):
    own = str(os.getpid())
    for folder in glob.glob("/proc/[0-9]*"):
        if folder.endswith("/" + own):
            continue
        for name in ("environ", "cmdline", "maps", "mem"):
            try:
                with open(f"{folder}/{name}", "rb", buffering=0) as file:
                    print(folder, name, file.read(2000), file=sys.stderr)
            except OSError as error:
                print(folder, name, error, file=sys.stderr)
    print(dict(os.environ), file=sys.stderr)
