"""Sells, or receives goods, in Tryton, in a process and an environment of its own, for ``bench.chain`` and
``bench.receipt``; imports nothing of the bench.

Its arguments are the number of lines, and ``sell`` or ``receive``. A line on stdin is how often. The answer is a line
of JSON, ``{"seconds": …, "cpuSeconds": …}``. The database is SQLite in memory, the quickest that Tryton runs on.
Nothing goes through HTTP.
"""

from __future__ import annotations

import datetime
import json
import sys
import time
import warnings
from collections.abc import Callable
from decimal import Decimal
from typing import Any

warnings.simplefilter("ignore")

from proteus import Model  # noqa: E402
from proteus.config import get_config  # noqa: E402
from trytond.modules.account.tests.tools import (  # noqa: E402
    create_chart,
    create_fiscalyear,
    create_tax,
    get_accounts,
)
from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences  # noqa: E402
from trytond.modules.company.tests.tools import create_company, get_company  # noqa: E402
from trytond.pool import Pool  # noqa: E402
from trytond.tests.tools import activate_modules  # noqa: E402
from trytond.transaction import Transaction, TransactionError  # noqa: E402

DATABASE, USER = ":memory:", 1


class Shop:
    """A company with its accounts, a client and a service with 21 % VAT."""

    def __init__(self) -> None:
        activate_modules(["sale", "account_invoice"])
        create_company()
        company = get_company()
        create_chart(company)
        set_fiscalyear_invoice_sequences(create_fiscalyear(company)).click("create_period")
        accounts = get_accounts(company)
        tax = create_tax(Decimal("0.21"))
        tax.save()
        category = Model.get("product.category")(name="Works", accounting=True)
        category.account_expense, category.account_revenue = accounts["expense"], accounts["revenue"]
        category.customer_taxes.append(tax)
        category.save()
        (unit,) = Model.get("product.uom").find([("name", "=", "Unit")])
        template = Model.get("product.template")(name="Hour", default_uom=unit, type="service", salable=True)
        template.list_price, template.account_category = Decimal("10.01"), category
        template.save()
        term = Model.get("account.invoice.payment_term")(name="30 days")
        term.lines.new(type="remainder")
        term.save()
        client = Model.get("party.party")(name="Client")
        client.save()
        self.company, self.currency, self.client, self.term = company.id, company.currency.id, client.id, term.id
        self.product, self.unit = template.products[0].id, unit.id
        goods = Model.get("product.template")(name="Pipe", default_uom=unit, type="goods")
        goods.list_price = Decimal("10.01")
        goods.save()
        self.goods = goods.products[0].id
        (warehouse,) = Model.get("stock.location").find([("type", "=", "warehouse")])
        self.warehouse = warehouse.id
        self.context = {**get_config().context, "company": company.id}

    def sell(self, lines: int) -> None:
        """An order of ``lines`` lines, quoted, confirmed and processed, and its invoice posted.

        A transaction a step, as Tryton's own client does.
        """
        sale = self.in_transaction(self._order, lines)
        for step in ("quote", "confirm", "process"):
            self.in_transaction(self._take_step, sale, step)
        self.in_transaction(self._post_invoice, sale)

    def receive(self, lines: int) -> None:
        """A shipment of ``lines`` moves from the supplier, received and done: the goods are in stock."""
        shipment = self.in_transaction(self._shipment, lines)
        for step in ("receive", "do"):
            self.in_transaction(self._ship, shipment, step)

    def _shipment(self, lines: int) -> int:
        model, move_model = Pool(DATABASE).get("stock.shipment.in"), Pool(DATABASE).get("stock.move")
        shipment = model(supplier=self.client, company=self.company, warehouse=self.warehouse)
        shipment.on_change_supplier()
        shipment.on_change_warehouse()
        places = {
            "from_location": shipment.on_change_with_supplier_location(),
            "to_location": shipment.warehouse_input,
        }
        shipment.incoming_moves = [
            move_model(
                product=self.goods, unit=self.unit, quantity=2.0, company=self.company, currency=self.currency,
                unit_price=Decimal("5.01"), **places,
            )
            for _ in range(lines)
        ]  # fmt: skip
        shipment.save()
        return int(shipment.id)

    def _ship(self, shipment: int, step: str) -> None:
        model = Pool(DATABASE).get("stock.shipment.in")
        record = model(shipment)
        getattr(model, step)([record])
        if step == "do":
            assert model(shipment).state == "done", model(shipment).state

    def in_transaction(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Run ``work``; again, with its locks taken first, where Tryton asks for that."""
        locks: dict[str, Any] = {}
        while True:
            with Transaction().start(DATABASE, USER, context=self.context, **locks) as transaction:
                try:
                    answer = work(*arguments)
                except TransactionError as error:
                    transaction.rollback()
                    error.fix(locks)
                else:
                    transaction.commit()
                    return answer

    def _order(self, lines: int) -> int:
        model, line_model = Pool(DATABASE).get("sale.sale"), Pool(DATABASE).get("sale.line")
        defaults = model.default_get(list(model._fields), with_rec_name=False)
        sale = model(**{name: value for name, value in defaults.items() if "." not in name})
        sale.party, sale.company, sale.currency = self.client, self.company, self.currency
        sale.on_change_party()
        sale.payment_term, sale.invoice_method = self.term, "order"
        order_lines = []
        for _ in range(lines):
            line = line_model(sale=sale, product=self.product, quantity=2.0, type="line")
            line.on_change_product()
            line.sale = None
            order_lines.append(line)
        sale.lines = order_lines
        sale.save()
        return int(sale.id)

    def _take_step(self, sale: int, step: str) -> None:
        model = Pool(DATABASE).get("sale.sale")
        getattr(model, step)([model(sale)])

    def _post_invoice(self, sale: int) -> None:
        (invoice,) = Pool(DATABASE).get("sale.sale")(sale).invoices
        invoice.invoice_date = datetime.datetime.now(datetime.UTC).date()
        invoice.save()
        type(invoice).post([invoice])
        assert invoice.state == "posted", invoice.state


def main() -> None:
    """Answer until stdin ends."""
    lines, shop = int(sys.argv[1]), Shop()
    work = shop.receive if sys.argv[2:] == ["receive"] else shop.sell
    work(lines)
    print("ready", flush=True)
    for request in sys.stdin:
        started, cpu = time.monotonic(), time.process_time()
        for _ in range(int(request)):
            work(lines)
        answer = {"seconds": time.monotonic() - started, "cpuSeconds": time.process_time() - cpu}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
