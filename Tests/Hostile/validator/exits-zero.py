# Class: validator without a verdict
# Does: ends as programs do
# Verdict: JE in every mode
# Fact: says exit status 0
# Because: only 42 and 43 are verdicts
