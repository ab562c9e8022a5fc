# Class: signal of one's own
# Does: has the kernel send it a signal soon, and waits for it
# Verdict: RTE in every mode
# Fact: signal SIGALRM
# Because: the wait status, and that nobody stopped it
import signal

signal.setitimer(signal.ITIMER_REAL, 0.02)
signal.pause()
print("through")
