# The submission ends early without a word.
