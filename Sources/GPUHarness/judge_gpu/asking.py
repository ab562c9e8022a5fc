"""How the owner speaks to the guest. A guest that does not answer as it should is at fault itself."""

import os

from judge_gpu.channel import Channel, Ended, TimedOut

ANSWER_SECONDS = 10  # for what the guest's own code does between the calls


class Failed(Exception):
    """The test is decided: a verdict and why."""

    def __init__(self, verdict, message):
        super().__init__(message)
        self.verdict = verdict


class Gone(Failed):
    """So is the guest: it is no more, or must be ended, and the tests after this one need another one."""


class Asking:
    def __init__(self, descriptor):
        self._channel = Channel(descriptor)

    def ask(self, message, seconds=ANSWER_SECONDS, descriptors=(), spin=False):
        """What the guest answers to a message."""
        try:
            self._channel.send(message, descriptors)
            answer, foreign = self._channel.receive(seconds, spin)
        except TimedOut:
            raise Gone("TLE", f"no answer within {seconds:g} s") from None
        except Ended as end:
            raise Gone("RTE", f"its process {end}") from None
        for descriptor in foreign:
            os.close(descriptor)
        return answer

    def require_silence(self):
        """Finds a guest at fault that answers what it was not asked."""
        if not self._channel.is_silent():
            raise Gone("WA", "speaks to the judge out of turn")


def clean(text):
    """Foreign text for a message: one line, printable, not long. Of what is no text nothing is told: its words could be deep."""
    if not isinstance(text, str):
        return "says what is no text"
    return "".join(c if c.isprintable() else " " for c in text[:600])
