# Class: closed output
# Does: closes descriptor 1 itself, opens other files in its place, and prints there
# Verdict: WA in every mode
# Fact: exit status 0
# Because: what goes into files of its own is no output
import os

os.close(1)
os.open("/w/other", os.O_WRONLY | os.O_CREAT)
print("held")
