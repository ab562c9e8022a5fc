# Class: secrets in the interpreter
# Does: looks for names of the judge in all objects, modules, frames and the whole memory of its own process
# Verdict: AC in every mode
# Fact: says held
# Because: its process was never the judge's: execve gave it a memory of its own
import gc
import os
import re
import sys

secret = re.compile(rb"judge[-](spawn|worker)|[/]var/lib/judg[e]|sandboxtes[t]|JUDGE[_]")
found = [name for name in os.environ if name.startswith("JUDG" + "E")]
found += [module for module in sys.modules if module.startswith("judg" + "e")]
frame = sys._getframe()
while frame := frame.f_back:
    found.append(frame.f_code.co_name)
for thing in gc.get_objects():
    if isinstance(thing, dict):
        found += [key for key in list(thing) if isinstance(key, str) and secret.search(key.encode("utf-8", "replace"))]
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps:
        start, end = (int(number, 16) for number in line.split()[0].split("-"))
        if " rw" not in line or end - start > 1 << 26:
            continue
        memory.seek(start)
        if match := secret.search(memory.read(end - start)):
            found.append(match.group())
print("through" if found else "held")
