# Cheat: ends with status 0 while it is loaded
# Verdict: RTE
# Because: the owner waits for an answer, and its socket is closed
# Needs: nothing
import os

os._exit(0)
