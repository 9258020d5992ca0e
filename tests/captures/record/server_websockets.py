"""A server of Python's websockets: python server_websockets.py PORT [plain]"""

import asyncio
import sys

from websockets.asyncio.server import serve


async def answer(connection):
    async for message in connection:
        if message == "fragments":
            # Each is a fragment; a keep-alive ping comes between them.
            async def pieces():
                for piece in ("Fragments ", "of one ", "", "message: ", "碎片"):
                    yield piece
                    await asyncio.sleep(0.15)

            await connection.send(pieces())
        elif message == "binary fragments":
            await connection.send([bytes(range(256)), b"", bytes(1000)])
        elif message == "close":
            await connection.close(1001, "going away")
        else:
            await connection.send(message)


async def main(port, compression):
    async with serve(
        answer,
        "127.0.0.1",
        port,
        compression=compression,
        subprotocols=["chat.v2", "chat"],
        ping_interval=0.2,
    ):
        print("ready", flush=True)
        await asyncio.get_running_loop().create_future()


asyncio.run(main(int(sys.argv[1]), None if sys.argv[2:] == ["plain"] else "deflate"))
