"""An e-mail's bytes → Draft: its attached documents, or its own text when it has none."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from typing import Final

from opsanalyse.errors import DocumentError
from opsanalyse.read import formats
from opsanalyse.read.draft import Draft, Leaf, Limits, Remark, Row
from opsanalyse.read.flow import Flow
from opsanalyse.read.html import walk
from opsanalyse.read.sniff import MEDIA_TYPES, sniff
from opsanalyse.read.text import decode, tidy

_DOCUMENTS: Final = frozenset({"pdf", "docx", "odt", "rtf"})
_MOST_ATTACHMENTS: Final = 20


def parse(data: bytes, limits: dict[str, int], password: str | None = None) -> Draft:
    """A letter around an attached résumé is not the résumé: then only the attachment is read."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise DocumentError("", "damaged", "no e-mail")
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for name, content in _attachments(message):
        try:
            drafts.append(formats.parse(content, sniff(content, name), limits, password))
            remarks.append(Remark("attachment-read", {"name": name}))
        except DocumentError as error:
            remarks.append(Remark("attachment-unreadable", {"name": name, "reason": error.code}))
    body = _body(message, Limits(**limits))
    if not any(draft.rows for draft in drafts):
        return replace(body, remarks=(*body.remarks, *remarks))
    return _chained(drafts, remarks)


def _attachments(message: EmailMessage) -> list[tuple[str, bytes]]:
    found = []
    for part in list(message.walk())[:200]:
        content = part.get_payload(decode=True) if not part.is_multipart() else None
        name = part.get_filename() or ""
        if isinstance(content, bytes) and sniff(content, name) in _DOCUMENTS:
            found.append((name or part.get_content_type(), content))
    return found[:_MOST_ATTACHMENTS]


def _body(message: EmailMessage, limits: Limits) -> Draft:
    """Prefer the plain version; the HTML one says the same with more decoration."""
    flow = Flow(collapse=True)
    part = message.get_body(("plain", "html"))
    content = part.get_payload(decode=True) if part is not None else None
    if isinstance(content, bytes) and part is not None:
        text = _decoded(content, part.get_content_charset())
        if part.get_content_type() == "text/html":
            walk(text, flow, limits)
        else:
            flow.rows += _plain_rows(tidy(text))
    return Draft(MEDIA_TYPES["eml"], tuple(flow.rows), (Leaf(1, 0.0, 0.0),), tuple(flow.remarks))


def _decoded(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(content)


def _plain_rows(text: str) -> list[Row]:
    rows: list[Row] = []
    gap = False
    for line in text.split("\n"):
        if line.strip():
            rows.append(Row(line.strip(), gap=gap))
        gap = not line.strip()
    return rows


def _chained(drafts: list[Draft], remarks: list[Remark]) -> Draft:
    """Documents one after the other, their pages numbered through."""
    rows: list[Row] = []
    leaves: list[Leaf] = []
    for draft in drafts:
        before = len(leaves)
        rows += [
            replace(row, page=row.page + before, gap=row.gap or n == 0)
            for n, row in enumerate(draft.rows)
        ]
        leaves += [replace(leaf, number=leaf.number + before) for leaf in draft.leaves]
        remarks += [replace(r, page=r.page + before if r.page else None) for r in draft.remarks]
    return Draft(MEDIA_TYPES["eml"], tuple(rows), tuple(leaves), tuple(remarks))
