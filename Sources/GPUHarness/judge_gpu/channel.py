"""Messages between owner and guest: JSON in packets, with descriptors. Either side may be hostile to the other."""

import json
import os
import select
import socket
import time

LARGEST = 128 * 1024
MOST_DESCRIPTORS = 64  # of one message
SPIN = 0.2  # seconds for which a wait keeps asking: what comes sooner is measured without the scheduler's delay


class Ended(Exception):
    """The other side is gone, or what it sent is no message."""


class TimedOut(Exception):
    """Nothing came in time."""


class Channel:
    def __init__(self, descriptor):
        self._socket = socket.socket(fileno=descriptor)

    def send(self, message, descriptors=()):
        """Sends a message, and does not wait for whoever does not listen: that one is as good as gone."""
        data = json.dumps(message, allow_nan=False).encode()
        try:
            if descriptors:
                socket.send_fds(self._socket, [data], list(descriptors), socket.MSG_DONTWAIT)
            else:
                self._socket.send(data, socket.MSG_DONTWAIT)
        except OSError as error:
            raise Ended(f"cannot be reached: {error.strerror}") from None

    def receive(self, seconds=None, spin=False):
        """The next message and its descriptors."""
        deadline = None if seconds is None else time.monotonic() + seconds
        if spin:
            until = time.monotonic() + SPIN
            while time.monotonic() < until:
                try:
                    return self._read(socket.MSG_DONTWAIT)
                except BlockingIOError:
                    os.sched_yield()  # the other side may have no other core than this one
        while True:
            left = None if deadline is None else max(0, deadline - time.monotonic())
            if select.select([self._socket], [], [], left)[0]:
                return self._read(0)
            if deadline is not None and time.monotonic() >= deadline:
                raise TimedOut()

    def is_silent(self):
        """Whether nothing is waiting to be read; a guest that speaks out of turn is not."""
        return not select.select([self._socket], [], [], 0)[0]

    def _read(self, flags):
        try:
            data, descriptors, _, _ = socket.recv_fds(self._socket, LARGEST, MOST_DESCRIPTORS, flags | socket.MSG_CMSG_CLOEXEC)
        except BlockingIOError:
            raise
        except OSError as error:
            raise Ended(f"cannot be heard: {error.strerror}") from None
        try:
            message = json.loads(data) if data else None
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, dict):
            for descriptor in descriptors:
                os.close(descriptor)
            raise Ended("ended during the call" if not data else "sent what is no message")
        return message, descriptors
