"""The bytes of a file → the electronic invoice in it."""

from truweel.e_invoices import cii, ubl
from truweel.files.xml_tree import BadAmountError, Node, UnreadableFileError, parse_tree
from truweel.schema.e_invoice import EInvoice, EmbeddedFile

__all__ = ["read_e_invoice"]

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII = ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:", "urn:ferd:CrossIndustryDocument:invoice:")
_ENVELOPES = ("StandardBusinessDocument",)
"""What Peppol and others put around a document (SBDH)."""


def read_e_invoice(data: bytes) -> tuple[EInvoice, tuple[EmbeddedFile, ...]]:
    """What an XML file states, and the files inside it. UnreadableFileError says why it can't be read."""
    root = parse_tree(data)
    namespace, _, name = root.name.rpartition(" ")
    if name in _ENVELOPES:
        root, namespace, name = _unwrap(root)
    try:
        if name in ubl.ROOTS and namespace == f"{_UBL}{name}-2":
            return ubl.read_ubl(root, name), ubl.embedded_files(root)
        if name in cii.ROOTS and namespace.startswith(_CII):
            return cii.read_cii(root), cii.embedded_files(root)
    except BadAmountError as error:
        raise UnreadableFileError(str(error)) from None
    where = f" of namespace {namespace[:120]}" if name in (*ubl.ROOTS, *cii.ROOTS) else ""
    raise UnreadableFileError(f"its root is {name[:60]}{where}, not an invoice or credit note of UBL 2 or CII")


def _unwrap(envelope: Node) -> tuple[Node, str, str]:
    """The invoice in an envelope, its namespace and its name."""
    for node in envelope.children:
        if node.name in ubl.ROOTS:
            return node, f"{_UBL}{node.name}-2", node.name
        if node.name in cii.ROOTS:
            return node, _CII[0], node.name
    raise UnreadableFileError("the envelope holds no invoice or credit note")
