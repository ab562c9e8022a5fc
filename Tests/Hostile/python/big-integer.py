# Class: big numbers
# Does: computes a number of a hundred million digits, within a single instruction of the interpreter
# Given: cpu 400 ms
# Verdict: TLE in every mode
# Fact: stopped for cpu
# Because: the CPU counter; no part of it asks the interpreter
import signal

signal.signal(signal.SIGXCPU, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(3 ** (10**8) % 10)
