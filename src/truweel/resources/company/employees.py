"""Employees and their certificates."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from truweel.resources.address import Address
from truweel.resources.system.statuses import default_status
from truweel.resources.work.hour_reports import (
    FirstDay,
    HourDay,
    HourTotal,
    LastDay,
    TimeOffBalance,
    add_up_hours,
    balance_time_off,
    control_hours,
)
from truweel.schema import (
    Boolean,
    Children,
    Choice,
    Contains,
    Date,
    File,
    List,
    LongText,
    Money,
    Reads,
    Ref,
    Resource,
    StatusField,
    Text,
    Value,
    label,
    report,
)

if TYPE_CHECKING:
    from truweel.resources.company.companies import Company
    from truweel.resources.company.employee_roles import EmployeeRole
    from truweel.resources.relations.suppliers import Supplier
    from truweel.resources.work.work_schedules import WorkSchedule
    from truweel.schema import Id

__all__ = ["Certificate", "Employee"]


class Employee(
    Resource,
    path="employees",
    event="employee",
    module="employees",
    scope="employees",
    extra=True,
    documents=True,
    revision=2,
):
    """Someone who works for the firm, on its payroll or through another employer; not the same as a user."""

    name = Text(required=True, filter=Contains(), sort=True, search=True, doc="First name.", example="Pieter")
    surname = Text(filter=Contains(), sort=True, search=True, doc="Family name.", example="Van Robaeys")
    email = Text(filter=True, sort=True, search=True, doc="E-mail address.", example="pieter@example.com")
    tel = Text(max_length=40, doc="Telephone.", example="+32 56 22 11 01")
    gsm = Text(max_length=40, doc="Mobile telephone.", example="+32 475 12 34 56")
    emergencyCall = Text(doc="Who to call in an emergency.", example="An, +32 475 65 43 21")
    status = StatusField(
        "employees",
        default=default_status("employees"),
        doc="Where the person stands, one of the tenant's statuses.",
        example="actief",
    )
    employeeRoleId = Ref["EmployeeRole"](
        "employee-roles", filter=True, doc="Role; it says which hour codes the person may use."
    )
    planningGroup = Text(max_length=120, filter=True, doc="Group in the planning.", example="Ploeg 1")
    companyId = Ref["Company"]("companies", filter=True, doc="Own company that the person works for.")
    employerId = Ref["Supplier"]("suppliers", filter=True, doc="Employer, where it is another firm.")
    function = Text(doc="Function.", example="Loodgieter")
    type = Text(max_length=60, filter=True, doc="Kind of contract.", example="Loondienst")
    employeeStatute = Text(max_length=60, doc="Statute.", example="Arbeider")
    employeeSince = Date(sort=True, doc="First day.")
    employeeGone = Date(sort=True, doc="Last day.")
    birthDate = Date(doc="Day of birth.")
    civilState = Text(max_length=60, doc="Civil state.", example="Gehuwd")
    insz = Text(max_length=20, doc="National number.", example="85.07.30-033.28")
    dimona = Text(max_length=40, doc="Number of the Dimona declaration.")
    iban = Text(max_length=42, doc="Bank account.", example="BE68539007547034")
    costPerHour = Money(doc="Cost of one hour.", example=38.5)
    language = Text(max_length=10, doc="Language.", example="NL")
    domicileAddress = Value(Address, other_names=("address",), doc="Where the person lives.")
    remark = LongText(doc="What else there is to know.")
    workScheduleId = Ref["WorkSchedule"](
        "work-schedules", filter=True, since=2, doc="Work schedule; it says how long the person works on each day."
    )
    validFrom = Date(since=2, doc="First day on which that work schedule holds.")
    subcontractor = Boolean(default=False, filter=True, since=2, doc="Whether the person works for a subcontractor.")
    presenceId = Text(
        max_length=40, since=2, doc="Number for presence on a site, where it isn't the national one.", example="L1-0042"
    )
    otherCertificates = List(Text(), doc="Certificates in the firm's own words.", example=["Rijbewijs C"])
    certificates = Children["Certificate"]("certificates", doc="Certificates with a date.")

    @label
    def describe(self) -> str:
        """First name and family name."""
        return " ".join(word for word in (self.name, self.surname) if word)

    @report(HourDay)
    @staticmethod
    def hour_control(
        work: Reads,
        fromDate: FirstDay,
        toDate: LastDay,
        employeeId: Annotated["Id[Employee] | None", Ref["Employee"]("employees", doc="Only of this employee.")],
    ) -> Iterable[dict[str, object]]:
        """Presence and absence of each employee and day beside the schedule: hours of work orders and of the clock,
        approved time off."""
        return control_hours(work, fromDate, toDate, employeeId)

    @report(HourTotal)
    @staticmethod
    def hour_totals(
        work: Reads,
        fromDate: FirstDay,
        toDate: LastDay,
        per: Annotated[str, Choice("WEEK", "MONTH", default="MONTH", doc="Whether a total is of a week or a month.")],
        employeeId: Annotated["Id[Employee] | None", Ref["Employee"]("employees", doc="Only of this employee.")],
    ) -> Iterable[dict[str, object]]:
        """Hours of each employee, week or month, and hour type; what doesn't count in the schedule beside."""
        return add_up_hours(work, fromDate, toDate, per, employeeId)

    @report(TimeOffBalance)
    def time_off_balances(
        self, work: Reads, year: Annotated[str | None, Text(pattern=r"\d{4}", doc="Year; by default this one.")]
    ) -> Iterable[dict[str, object]]:
        """What is left of each category of time off."""
        return balance_time_off(work, self, int(year) if year else work.today.year)


class Certificate(Resource, path="certificates", parent="employees", type="certificate"):
    """A certificate of an employee: a driving licence, a safety course, a medical examination."""

    name = Text(required=True, sort=True, doc="What it certifies.", example="VCA basis")
    number = Text(max_length=80, doc="Number.", example="VCA-2024-11873")
    issuedDate = Date(doc="Day on which it was given.")
    expireDate = Date(sort=True, doc="Last day on which it holds.")
    documentId = File("image/", "application/pdf", doc="Scan of it.")
    confidential = Boolean(
        default=False,
        doc="Whether programs show it to the personnel department only; who may read employees reads all.",
    )
