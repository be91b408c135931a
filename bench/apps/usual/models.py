"""Tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Declarative base of every table."""

    type_annotation_map = {dict[str, Any]: JSON, datetime: DateTime(timezone=True)}


class User(Base):
    """Who calls, and whom a client is assigned to."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int | None]
    email: Mapped[str]
    full_name: Mapped[str]
    api_key: Mapped[str | None] = mapped_column(String, unique=True)
    secret_hash: Mapped[bytes | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class VatTariff(Base):
    """A VAT tariff."""

    __tablename__ = "vat_tariffs"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    percentage: Mapped[float]


class PaymentCondition(Base):
    """A payment condition."""

    __tablename__ = "payment_conditions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Client(Base):
    """A customer, prospect or lead."""

    __tablename__ = "clients"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_nr: Mapped[str | None]
    name: Mapped[str]
    title: Mapped[str | None]
    legal_form: Mapped[str | None]
    email: Mapped[str | None]
    invoice_email: Mapped[str | None]
    tel: Mapped[str | None]
    gsm: Mapped[str | None]
    website: Mapped[str | None]
    vat_id_number: Mapped[str | None]
    language: Mapped[str | None]
    currency: Mapped[str | None]
    status: Mapped[str | None]
    client_since: Mapped[date | None]
    address: Mapped[dict[str, Any] | None]
    invoice_address: Mapped[dict[str, Any] | None]
    vat_tariff_id: Mapped[int | None] = mapped_column(ForeignKey("vat_tariffs.id"))
    payment_condition_id: Mapped[int | None] = mapped_column(ForeignKey("payment_conditions.id"))
    assigned_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    extra_fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    updated_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    archived_at: Mapped[datetime | None]
    locked_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    assigned_user: Mapped[User | None] = relationship(foreign_keys=[assigned_user_id], lazy="raise")

    @property
    def loaded_user(self) -> User | None:
        """The assigned user when the query included it."""
        loaded: User | None = self.__dict__.get("assigned_user")
        return loaded


# A list shows live clients only: with deleted_at in each index, SQLite counts and sorts without the table.
Index("ix_clients_live", Client.deleted_at, Client.id)
Index("ix_clients_name", Client.deleted_at, Client.name, Client.id)
Index("ix_clients_language_name", Client.deleted_at, Client.language, Client.name, Client.id)


class ClientHistory(Base):
    """What changed in a client, by whom and when."""

    __tablename__ = "client_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    changes: Mapped[dict[str, Any]]
