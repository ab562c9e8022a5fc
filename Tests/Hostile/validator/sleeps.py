# Class: validator that loops
# Does: sleeps for ever
# Verdict: JE in every mode
# Fact: says TLE
# Because: the wall limit
import time

time.sleep(1000)
