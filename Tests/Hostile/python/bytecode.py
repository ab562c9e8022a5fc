# Class: leaving modules for the next run
# Does: `leave`: puts modules, bytecode and start-up files wherever Python could look for them. `look`: sees whether one was loaded
# Arguments: leave; look
# Verdict: AC in every mode
# Fact: says held
# Because: the scratch directory, its home, is new for each run, and all else is read-only
import os
import site
import sys

folders = ["/w", "/w/__pycache__", "/app", "/app/__pycache__", "/tmp", site.getusersitepackages(), os.path.dirname(os.__file__)]
names = ["sitecustomize.py", "usercustomize.py", "left.pth", "random.py", "left.py", "os.cpython-311.pyc", "python3"]
if sys.argv[1] == "leave":
    for folder in folders + sys.path:
        for name in names:
            try:
                os.makedirs(folder, exist_ok=True)
                with open(os.path.join(folder, name), "w") as file:
                    file.write("import builtins; builtins.left = True\n")
            except OSError:
                pass
elif "left" in dir(__builtins__) or any(os.listdir("/w")):
    print("through")
else:
    try:
        import left  # noqa: F401

        print("through")
    except ImportError:
        print("held")
