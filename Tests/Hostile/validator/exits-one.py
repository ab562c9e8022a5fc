# Class: validator without a verdict
# Does: fails by an exception of its own
# Verdict: JE in every mode
# Fact: says exit status 1
# Because: only 42 and 43 are verdicts
import sys

open(sys.argv[4])
