# Class: network
# Does: opens a network socket from Python
# Verdict: SV in every mode
# Fact: forbidden call socket
# Because: seccomp notifies its owner
import socket

socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print("through")
