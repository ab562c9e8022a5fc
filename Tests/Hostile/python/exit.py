# Class: sudden end
# Does: ends with status 0 before what it has printed has left the interpreter
# Verdict: WA in every mode
# Fact: exit status 0
# Because: what was never written is no answer
import os

print("held")
os._exit(0)
