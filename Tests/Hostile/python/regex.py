# Class: regular expression
# Does: matches an expression that takes exponential time
# Given: cpu 400 ms
# Verdict: TLE in every mode
# Fact: stopped for cpu
# Because: the CPU counter
import re

print(re.fullmatch(r"(a|aa|a?)+b", "a" * 60))
