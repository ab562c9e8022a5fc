# Class: network
# Does: opens a network socket from Python
# Verdict: SV in every mode
# Unit: AC
# Fact: forbidden call socket
# Because: seccomp notifies its owner
import socket

try:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    print("through")
except OSError:
    print("held")
