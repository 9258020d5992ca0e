"""A server of aiohttp on IPv6: python server_aiohttp.py PORT"""

import sys

from aiohttp import WSMsgType, web


async def answer(request):
    connection = web.WebSocketResponse(heartbeat=0.3, compress=True)
    await connection.prepare(request)
    await connection.send_json({"hello": request.path, "version": [1, 2, 3]})
    async for message in connection:
        if message.type == WSMsgType.TEXT and message.data == "close":
            await connection.close(code=4001, message=b"as you wish")
        elif message.type == WSMsgType.TEXT:
            await connection.send_str(message.data)
        elif message.type == WSMsgType.BINARY:
            await connection.send_bytes(message.data)
    return connection


async def ready(_):
    print("ready", flush=True)


application = web.Application()
application.router.add_get("/{path:.*}", answer)
application.on_startup.append(ready)
web.run_app(application, host="::1", port=int(sys.argv[1]), print=None)
