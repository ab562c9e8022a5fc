#!/usr/bin/python3
"""A worker that speaks the protocol without any of the judge's own code, and breaks it where it is told to.

    scripted-worker.py FOLDER PLAY --slot N

FOLDER is its memory from one start to the next.
"""
import hashlib
import hmac
import json
import os
import struct
import sys
import time

folder, play = sys.argv[1], sys.argv[2]
FRAME_MAX = 32 * 1024 * 1024


def receive():
    header = sys.stdin.buffer.read(4)
    if len(header) < 4:
        sys.exit(0)
    return sys.stdin.buffer.read(struct.unpack(">I", header)[0])


def send(event):
    payload = json.dumps(event).encode() + b"\n"
    write(struct.pack(">I", len(payload)) + payload)
    return payload


def write(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def earlier_starts():
    with open(os.path.join(folder, "starts"), "a+") as file:
        file.write(".")
        file.seek(0)
        return len(file.read()) - 1


def seal(job, payloads, mechanisms):
    mac = hmac.new(job["key"].encode(), job["nonce"].encode(), hashlib.sha256)
    words = [str(job["attempt"]).encode(), b"", " ".join(mechanisms).encode()]
    for piece in payloads + words:
        mac.update(struct.pack(">I", len(piece)) + piece)
    return mac.hexdigest()


def answers(job):
    """The events that answer a job in full."""
    (task, what), = job["task"].items()
    if task == "compile":
        said = {"ok": True, "cached": False, "wall": [0, 1], "output": ""}
        return [{"compiled": said, "artefact": "a" * 64}]
    usage = {"cpu": 10**6, "wall": 10**6, "memory": 1024}
    return [
        {"test": {"name": test["name"], "verdict": "AC", "exitStatus": 0} | usage}
        for test in what["_0"]["tests"]
    ]


before = earlier_starts()
if play == "dies at once" or (play == "comes up late" and before < 2):
    sys.exit(70)
if play == "is no worker":
    print("hello", flush=True)
    sys.exit(0)
if play == "is too loud":
    write(struct.pack(">I", FRAME_MAX + 1))
hello = {"host": "scripted", "pid": os.getpid(), "mode": "plain", "mechanisms": ["seccomp"]}
send({"hello": hello | {"version": 99 if play == "is of another release" else 7}})

jobs = 0
while True:
    job = json.loads(receive())
    for _ in job["files"]:
        receive()
    for parcel in job["parcels"]:
        for _ in range(0, parcel["size"], 4 << 20):
            receive()
    jobs += 1
    with open(os.path.join(folder, "jobs"), "a") as file:
        file.write(f"{job['attempt']} {job['nonce']} {job['key']}\n")
    if play == "a second one dies" and "run" in job["task"]:
        if before > 0:
            sys.exit(1)
        time.sleep(0.3)
    if play == "dies in a job" or (play == "dies when idle" and before == 0 and jobs == 3):
        sys.exit(1)
    events = [] if play == "says nothing of a job" else answers(job)
    payloads = [send(event) for event in events]
    done = {"attempt": job["attempt"], "mechanisms": ["seccomp"]}
    done["mac"] = seal(job, payloads, done["mechanisms"])
    if play == "forges its seal":
        done["mac"] = "0" * 64
    if play == "answers another attempt":
        done["attempt"] += 1
    if play == "adds an event after sealing":
        send(events[0])
    if play == "is cut off":
        whole = json.dumps({"done": done}).encode()
        write(struct.pack(">I", len(whole)) + whole[:-5])
        sys.exit(0)
    send({"done": done})
    if play == "ends when idle" and before == 0 and jobs == 2:
        sys.exit(0)
