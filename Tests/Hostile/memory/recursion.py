# Class: endless recursion
# Does: calls itself without end
# Verdict: RTE in every mode
# Fact: exit status 1
# Because: Python ends it long before memory does: RecursionError
def descend(depth):
    return descend(depth + 1) + 1


print(descend(0))
