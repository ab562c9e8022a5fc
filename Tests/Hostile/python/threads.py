# Class: end that never comes
# Does: prints the answer, but leaves a thread for which the interpreter waits at its end
# Given: wall 700 ms
# Verdict: TLE in every mode
# Fact: stopped for wall
# Because: a program that has not ended is not done; the wall clock ends it
import threading

print("held", flush=True)
threading.Thread(target=threading.Event().wait).start()
