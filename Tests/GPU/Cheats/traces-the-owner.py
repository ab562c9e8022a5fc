# Cheat: tries to attach to other processes and to read their memory
# Verdict: WA or SV
# Because: ptrace and process_vm_readv are refused, and the owner has no number here
# Needs: nothing
import ctypes
import os


def softmax(x, y):
    libc = ctypes.CDLL(None, use_errno=True)
    for process in (1, 2, 3, os.getppid()):
        print(process, libc.ptrace(16, process, None, None), ctypes.get_errno())
