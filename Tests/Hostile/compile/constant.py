# Class: parser bomb
# Does: a constant that Python would compute while it compiles
# Verdict: TLE in every mode
# Fact: hides through
# Because: constants are folded only while they are small, so it is the run that takes too long
x = 3 ** (10 ** 9)
print("through")
