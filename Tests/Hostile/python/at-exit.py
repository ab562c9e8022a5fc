# Class: end that never comes
# Does: prints the answer and computes without end when the interpreter tidies up
# Given: cpu 400 ms
# Verdict: TLE in every mode
# Fact: stopped for cpu
# Because: the CPU counter counts to the end
import atexit


@atexit.register
def stay():
    while True:
        pass


print("held", flush=True)
