"""Free ports on this machine."""

import socket
from collections.abc import Collection


def is_free(port: int) -> bool:
    """Whether somebody may listen on this port of loopback now; a number that is no port is not free."""
    if not 0 <= port < 65_536:
        return False
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def free_port(preferred: int, taken: Collection[int] = ()) -> int:
    """The preferred port when it is free and not in `taken`, else any that is; 0 means any."""
    if preferred and preferred not in taken and is_free(preferred):
        return preferred
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        if port not in taken:
            return port
