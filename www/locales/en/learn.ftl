# Words of the Learn place, a program of its own. It has those of the page too: its examples are drawn as in Inspect.

learn-contents = Contents
learn-connection = The connection
learn-connection-title = A WebSocket connection, every byte
