# Crashes without a word, which one who only listens would accept.
import os

os._exit(7)
