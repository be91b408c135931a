"""Fill the usual stack's database: ``python -m bench.apps.usual.load FILE COUNT KEY SECRET``."""

from __future__ import annotations

import hashlib
import itertools
import re
import sys
from datetime import date, datetime
from typing import Any

from sqlalchemy import create_engine, insert, update

from bench import dataset

from .models import Base, Client, PaymentCondition, User, VatTariff


def _row(wire: dict[str, Any]) -> dict[str, Any]:
    """Wire names and text to column names and dates."""
    values = {re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), member): value for member, value in wire.items()}
    for column, value in values.items():
        if column.endswith("_at") and value is not None:
            values[column] = datetime.fromisoformat(value)
    if "client_since" in values:
        values["client_since"] = date.fromisoformat(values["client_since"])
    return values


def main(file: str, count: int, key: str, secret: str) -> None:
    """Create the tables and insert everything in one transaction."""
    engine = create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(User), [_row(user) for user in dataset.users()])
        secret_hash = hashlib.sha256(secret.encode()).digest()
        connection.execute(update(User).where(User.id == 1).values(api_key=key, secret_hash=secret_hash))
        tariffs = [{"name": name, "percentage": percentage} for name, percentage in dataset.VAT_TARIFFS]
        connection.execute(insert(VatTariff), tariffs)
        connection.execute(insert(PaymentCondition), [{"name": name} for name in dataset.PAYMENT_CONDITIONS])
        rows = map(_row, dataset.clients(count))
        while batch := list(itertools.islice(rows, 5_000)):
            connection.execute(insert(Client), batch)
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
