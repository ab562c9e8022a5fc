# Class: recursion
# Does: calls itself without end
# Verdict: RTE in every mode
# Fact: exit status 1
# Because: Python raises an error that nobody catches
def descend():
    descend()


descend()
