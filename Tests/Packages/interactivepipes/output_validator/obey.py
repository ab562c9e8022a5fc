# Does what it is told, with its own end of the pipes as with the other one's.
import os
import select
import sys


def first_line():
    """Byte by byte, so that all that follows stays in the pipe."""
    line = b''
    while not line.endswith(b'\n') and (byte := os.read(0, 1)):
        line += byte
    return line.decode()


def send(data):
    """Writes all of it, whether anybody listens or not."""
    while data:
        data = data[os.write(1, data):]


def wait_for_its_end():
    poll = select.poll()
    poll.register(0, 0)
    poll.poll()


order = last = first_line()
if order == 'close\n':
    os.close(1)
if order == 'flood\n':
    send(b'flood\n' * 200000)
if order == 'deaf\n':
    wait_for_its_end()
    os._exit(42)
count = 0
for last in sys.stdin:
    count += 1
    if order == 'ten\n' and count == 10:
        break
    if order == 'echo\n':
        send(last.encode())
os._exit(42 if last == 'done\n' else 43)
