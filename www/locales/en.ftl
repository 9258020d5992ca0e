# Every word of the page and of the command line, in British English.
# A second language is a copy of this file. Keys of one family begin alike: place-<place>, rule-<rule>, …

## Around the places

framescope = Framescope
places = Places
place-inspect = Inspect
place-handshake = Handshake
private = everything stays in this tab
theme-system = as the system
theme-light = light
theme-dark = dark
theme-switch = Colours: { $theme }. Switch.
hint-inspect = ↑ ↓ frames · ← → fields · / filter · ? keys
hint-handshake = Type or paste a key. The steps follow RFC 6455 §4.2.2.

## The list of keys

keys-title = Keys
keys-show = Keys (?)
keys-close = Close
key-places = go to a place
key-frames = frame before, frame after
key-fields = field before, field after
key-open = open what is selected
key-back = back: close, leave a field
key-filter = filter the frames
key-go = go to a frame by its number
key-edit = edit the frame
key-buffers = buffer before, buffer after
key-paste = outside a text field: replace the source
key-list = this list

## Lines between panels

splitter-source = Width of the source panel
splitter-frames = Width of the frames panel
splitter-bytes = Height of the bytes panel

## Copying

copy = Copy
copied = Copied
copy-refused = The browser refused

## Panels

source-title = Source
frames-title = Frames
inspector-title = Inspector
bytes-title = Bytes
