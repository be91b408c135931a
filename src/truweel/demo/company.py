"""The demo company, an installation firm in Waregem, as the bodies that an integrator would POST."""

from collections.abc import Iterator

from truweel.demo import buying, equipment, orders, people, quotations, trade, work
from truweel.demo.catalogue import HOUR_CODES
from truweel.demo.random_source import RandomSource
from truweel.demo.records import RecordBody
from truweel.demo.settings import settings_bodies

__all__ = ["collection_sizes", "count_bodies", "generate_bodies"]


WORK = {
    "planning-items": work.planning_items,
    "work-orders": work.work_orders,
    "time-registrations": work.time_registrations,
    "time-off-requests": work.time_off_requests,
    "tasks": work.tasks,
    "appointments": work.appointments,
    "presence-registrations": work.presence_registrations,
}
"""Path → the generator of what people do."""


def collection_sizes(scale: int) -> dict[str, int]:
    """Collection → how many records a company with `scale` clients has; the rest of it doesn't grow."""
    statements = min(12, max(4, scale // 16))
    return {
        "suppliers": max(5, scale // 10),
        "articles": max(len(HOUR_CODES) + 30, scale // 2),
        "employee-roles": len(people.EMPLOYEE_ROLES) + 1,
        "employees": max(12, scale // 20),
        "users": max(5, min(200, scale // 50)),
        "clients": scale,
        "projects": max(4, scale // 8),
        "offers": max(4, scale // 4),
        "settlements": min(60, max(3, scale // 10)),
        "posts": min(60, max(6, scale // 4)),
        "tariffs": min(40, max(3, scale // 8)),
        "client-relations": min(20, scale // 2),
        "sales-orders": min(50, max(6, scale // 4)),
        "deliveries": min(24, max(4, scale // 8)),
        "progress-statements": statements,
        "progress-statements/approve": (statements + 1) // 2,
        "progress-statements/invoice": (statements + 3) // 4,
        "subscriptions": min(12, max(4, scale // 16)),
        "sales-invoices": min(60, max(12, scale // 3)),
        "stock-changes": 24,
        "materials": len(equipment.MACHINES),
        "installations": 24,
        "maintenance-visits": 36,
        **buying.sizes(scale),
        "planning-recurrences": len(work.RECURRENCES),
        "planning-items": max(6, min(60, scale // 3)),
        "work-orders": max(5, min(60, scale // 4)),
        "time-registrations": max(5, min(60, scale // 4)),
        "time-off-requests": max(4, min(30, scale // 8)),
        "tasks": max(4, min(30, scale // 8)),
        "appointments": max(4, min(30, scale // 8)),
        "presence-registrations": max(5, min(20, scale // 10)),
    }


def count_bodies(scale: int) -> int:
    """How many bodies there are."""
    sizes = collection_sizes(scale)
    return sum(1 for _ in settings_bodies()) + sum(sizes.values()) + orders.count_delivered(sizes["deliveries"])


def generate_bodies(scale: int = 200, seed: int = 1) -> Iterator[RecordBody]:
    """The whole company with `scale` clients (at least 1), each record after those that it refers to.

    The same scale and seed give the same bodies. They are made one at a time: memory doesn't grow with `scale`.
    """
    sizes = collection_sizes(scale)

    def random_source(path: str) -> RandomSource:
        return RandomSource(f"{seed} {path}")

    yield from settings_bodies()
    yield from people.suppliers(sizes["suppliers"], random_source("suppliers"))
    yield from trade.articles(sizes["articles"], sizes["suppliers"], random_source("articles"))
    yield from people.employee_roles()
    office = people.office(sizes["users"], random_source("office"))
    yield from people.employees(sizes["employees"], office, random_source("employees"))
    yield from people.users(office)
    yield from people.clients(sizes["clients"], sizes["users"], random_source("clients"))
    yield from trade.projects(sizes["projects"], sizes["clients"], sizes["users"], random_source("projects"))
    agreements = quotations.Agreements(sizes["settlements"], sizes["offers"])
    yield from agreements.watch(trade.offers(sizes["offers"], sizes, random_source("offers")))
    yield from quotations.settlements(
        sizes["settlements"], agreements.chosen, sizes["users"], random_source("settlements")
    )
    yield from quotations.posts(sizes["posts"], sizes, random_source("posts"))
    yield from quotations.tariffs(sizes["tariffs"], sizes, random_source("tariffs"))
    yield from people.client_relations(sizes["client-relations"], sizes["clients"], random_source("client-relations"))
    made = list(orders.orders(sizes["sales-orders"], agreements.chosen, sizes, random_source("sales-orders")))
    yield from (RecordBody("sales-orders", order.members) for order in made)
    yield from orders.deliveries(sizes["deliveries"], made, sizes, random_source("deliveries"))
    yield from orders.progress_statements(sizes["progress-statements"], made, random_source("progress-statements"))
    yield from orders.subscriptions(sizes["subscriptions"], sizes, random_source("subscriptions"))
    yield from orders.invoices(sizes["sales-invoices"], made, sizes, random_source("sales-invoices"))
    yield from equipment.stock_changes(sizes["stock-changes"], sizes, random_source("stock-changes"))
    yield from equipment.materials(sizes["employees"], random_source("materials"))
    yield from equipment.installations(sizes["installations"], sizes, random_source("installations"))
    yield from equipment.visits(sizes["maintenance-visits"], sizes["installations"], random_source("visits"))
    yield from buying.approval_flows()
    yield from buying.purchase_supply_orders(sizes, random_source("purchase-supply-orders"))
    purchases = buying.Purchases(sizes)
    yield from purchases.invoices(random_source("purchase-invoices"))
    yield from purchases.approvals()
    yield from purchases.price_requests(random_source("price-requests"))
    yield from purchases.payment_files()
    yield from purchases.bank_transactions(random_source("bank-transactions"))
    yield from work.planning_recurrences(sizes, random_source("planning-recurrences"))
    for path, generate in WORK.items():
        yield from generate(sizes[path], sizes, random_source(path))
