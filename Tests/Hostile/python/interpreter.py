# Class: replacing the interpreter
# Does: writes to, renames, removes and replaces the interpreter and its library, in which the next run would run
# Verdict: AC in every mode
# Fact: says held
# Because: they are shown read-only
import os
import shutil
import sys

library = os.path.dirname(os.__file__)
targets = [sys.executable, os.path.realpath(sys.executable), library, os.__file__, "/usr/bin/env", "/bin", sys.argv[0]]
ways = [
    lambda path: open(path, "r+b"),
    lambda path: open(path + ".new", "wb"),
    lambda path: os.rename(path, path + ".old"),
    lambda path: os.chmod(path, 0o777),
    lambda path: os.utime(path),
    lambda path: os.link(path, "/w/link"),
    lambda path: os.truncate(path, 0),
    lambda path: shutil.copyfile("/dev/null", path),
    lambda path: os.symlink("/w", os.path.join(path, "link")),
]
for target in targets:
    for number, way in enumerate(ways):
        try:
            way(target)
            sys.exit(f"{target} by way {number}")
        except OSError:
            pass
print("held")
