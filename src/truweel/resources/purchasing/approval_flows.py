"""Approval flows."""

from truweel.schema import Resource, Text

__all__ = ["ApprovalFlow"]


class ApprovalFlow(Resource, path="approval-flows", event="approval-flow", module="purchase-invoices"):
    """Approval flow."""

    title = Text(doc="Title.")
