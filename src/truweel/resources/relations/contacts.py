"""Contacts: the people at clients and suppliers."""

from typing import TYPE_CHECKING

from truweel.schema import LongText, Parent, Resource, Text, label

if TYPE_CHECKING:
    from truweel.resources.relations.clients import Client
    from truweel.resources.relations.suppliers import Supplier

__all__ = ["ClientContact", "SupplierContact"]


class Contact(Resource):
    """What is known of a contact on either side."""

    title = Text(max_length=60, doc="Salutation.", example="Meneer")
    name = Text(sort=True, search=True, doc="First name.", example="Lieven")
    surname = Text(sort=True, search=True, doc="Family name.", example="De Smet")
    function = Text(doc="What the person does there.", example="Zaakvoerder")
    email = Text(filter=True, search=True, doc="E-mail address.", example="lieven@example.com")
    tel = Text(max_length=40, doc="Telephone.", example="+32 9 221 03 45")
    gsm = Text(max_length=40, doc="Mobile telephone.", example="+32 475 65 43 21")
    language = Text(max_length=10, doc="Language the person is written to in.", example="NL")
    remark = LongText(doc="What else there is to know.")

    @label
    def describe(self) -> str:
        """First name and family name."""
        return " ".join(word for word in (self.name, self.surname) if word)


class ClientContact(Contact, path="contacts", parent="clients", top_level=True, type="contact"):
    """A person at a client."""

    clientId = Parent["Client"]("clients", filter=True, doc="The client.")


class SupplierContact(Contact, path="contacts", parent="suppliers", type="supplier-contact"):
    """A person at a supplier."""

    supplierId = Parent["Supplier"]("suppliers", filter=True, doc="The supplier.")
