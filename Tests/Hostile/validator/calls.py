# Class: validator that attacks
# Does: opens a network socket
# Verdict: JE in every mode
# Fact: says SV
# Because: validators have the same filter
import socket

socket.socket()
