"""A ZIP container's bytes (DOCX, ODT) → its XML parts, within limits and without outside entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from opsanalyse.errors import DocumentError
from opsanalyse.read.draft import Limits

_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


class Container:
    """An opened container. Sizes are counted while unpacking: the directory may lie."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DocumentError("", "damaged", f"ZIP: {error}") from error
        self.names = frozenset(self._archive.namelist())
        if len(self._archive.infolist()) > limits.members:
            raise DocumentError("", "too-large", f"more than {limits.members} parts")
        if any(member.flag_bits & 1 for member in self._archive.infolist()):
            raise DocumentError("", "encrypted", "")
        self._left = limits.inflated

    def read(self, name: str) -> bytes:
        """Return a part's bytes."""
        try:
            with self._archive.open(name) as part:
                data = part.read(self._left + 1)
        except _BROKEN as error:
            raise DocumentError("", "damaged", f"{name}: {error}"[:200]) from error
        if len(data) > self._left:
            raise DocumentError("", "too-large", f"{name} unpacks to more than allowed")
        self._left -= len(data)
        return data

    def part(self, name: str) -> Any:
        """Return a part's root element."""
        return parse_xml(self.read(name), name)

    def optional(self, name: str) -> Any | None:
        """Return a part's root element, or nothing when it is absent or broken."""
        if name not in self.names:
            return None
        try:
            return self.part(name)
        except DocumentError as error:
            if error.code == "damaged":
                return None
            raise


def parse_xml(data: bytes, name: str) -> Any:
    """Parse without entities, network or document types; deep or endless nesting is refused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("", "damaged", f"{name}: {error}"[:200]) from error
    if root is None:
        raise DocumentError("", "damaged", f"{name}: no element")
    return root
