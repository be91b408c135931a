"""Request and response models, camelCase on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Wire(BaseModel):
    """Reads ORM objects, writes camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class Address(Wire):
    """A postal address."""

    address_line1: str | None = Field(None, alias="addressLine1")
    address_line2: str | None = Field(None, alias="addressLine2")
    postal_code: str | None = None
    city: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class ClientFields(Wire):
    """What a caller may write."""

    client_nr: str | None = None
    title: str | None = None
    legal_form: str | None = None
    email: str | None = None
    invoice_email: str | None = None
    tel: str | None = None
    gsm: str | None = None
    website: str | None = None
    vat_id_number: str | None = None
    language: str | None = None
    currency: str | None = None
    status: str | None = None
    client_since: date | None = None
    address: Address | None = None
    invoice_address: Address | None = None
    vat_tariff_id: int | None = None
    payment_condition_id: int | None = None
    assigned_user_id: int | None = None
    extra_fields: dict[str, Any] = {}


class ClientIn(ClientFields):
    """The body of a create."""

    name: str


class ClientPatch(ClientFields):
    """The body of a merge patch: only the members sent are changed."""

    name: str = ""


class UserOut(Wire):
    """A user, when included."""

    id: int
    employee_id: int | None
    email: str
    full_name: str
    created_at: datetime
    updated_at: datetime


class ClientOut(ClientFields):
    """A client as answered."""

    id: int
    name: str
    created_at: datetime
    updated_at: datetime
    created_by_id: int | None
    updated_by_id: int | None
    archived_at: datetime | None
    locked_at: datetime | None
    deleted_at: datetime | None
    assigned_user: UserOut | None = Field(None, validation_alias="loaded_user")


class ClientPage(Wire):
    """A page of clients."""

    items: list[ClientOut]
    total_items: int
    total_pages: int
    current_page: int
    size: int
