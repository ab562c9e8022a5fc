# Class: calls. Opens a network socket from Python.
# Expected: SV socket. Fact: the seccomp notification.
import socket

socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print("through")
