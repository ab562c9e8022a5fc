# Crashes when nothing comes, after the validator.
input()
