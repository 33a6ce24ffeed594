"""Messages in a stream of bytes: each is a frame, its length and then that many bytes."""

import struct
from collections.abc import Iterator

LENGTH = struct.Struct("!Q")


def framed(*contents: bytes) -> bytes:
    """Return frames, one after the other."""
    return b"".join(LENGTH.pack(len(content)) + content for content in contents)


class Frames:
    """Takes bytes as they come and gives the frames that are whole."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rest = bytearray()

    def fed(self, data: bytes) -> Iterator[bytes]:
        """Take some more bytes; yield the content of every frame that they complete."""
        self._rest += data
        while len(self._rest) >= LENGTH.size:
            end = LENGTH.size + LENGTH.unpack_from(self._rest)[0]
            if len(self._rest) < end:
                return
            content = bytes(memoryview(self._rest)[LENGTH.size : end])
            del self._rest[:end]
            yield content
