"""How jobs and replies are framed on the pipes between reader and worker."""

from __future__ import annotations

import struct
from typing import Final

HEADER: Final = struct.Struct(">IQ")
"""Before a job: length of its JSON, length of the file's bytes that follow."""
LENGTH: Final = struct.Struct(">Q")
"""Before a reply: length of its JSON."""
