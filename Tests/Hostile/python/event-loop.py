# Class: socket pairs
# Does: serves on a local socket from an event loop, which itself works
# Verdict: AC in every mode
# Fact: says held
# Because: event loops have pairs of local sockets; one that others could reach is refused (EACCES)
import asyncio


async def serve():
    try:
        await asyncio.start_unix_server(lambda reader, writer: None, path="/w/socket")
    except PermissionError:
        return "held"
    return "through"


print(asyncio.run(serve()))
