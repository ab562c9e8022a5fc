# Class: code in data
# Does: loads data that runs a shell, which kills everybody that it may
# Verdict: RTE in every mode
# Fact: signal SIGKILL
# Because: that is itself
import pickle

pickle.loads(b"cos\nsystem\n(S'kill -9 -1'\ntR.")
print("through")
