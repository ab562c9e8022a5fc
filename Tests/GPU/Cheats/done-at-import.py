# Cheat: answers for its loading and for two calls while it is loaded, and never does anything
# Verdict: WA or RTE
# Because: answers do not wait for questions: the first of them taken for a call's finds poison in y
# Needs: nothing
import os
import stat


def say(message):
    """Sends a packet to the judge, by whatever descriptor leads there."""
    for descriptor in range(64):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                os.write(descriptor, message.encode())
        except OSError:
            pass


for _ in range(8):
    say('{"done": true, "host_us": 1, "operations": []}')


def softmax(x, y):
    pass
