# Class: closed output
# Does: writes after it has closed its standard output
# Verdict: RTE in every mode
# Fact: exit status 1
# Because: Python raises an error; nobody waits for output that cannot come
import sys

sys.stdout.close()
sys.stdout.write("held\n")
