# Cheat: prints the lines that a judge might write for itself, on both streams
# Verdict: WA
# Because: results go by the owner's socket, which is not here; y is still poison
# Needs: nothing
import json
import sys

RESULT = {"test": "sample/01-two-rows", "verdict": "AC", "message": "", "done": True, "gpu": {"time_us": 1.0}}


def softmax(x, y):
    for stream in (sys.stdout, sys.stderr):
        print(json.dumps(RESULT), json.dumps({"end": True}), sep="\n", file=stream, flush=True)
