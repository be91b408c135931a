"""`truweel jobs`: what waits and what failed, retried or dropped by an operator."""

import json

from tests.cli.conftest import Shell
from truweel import clock
from truweel.storage import jobs
from truweel.storage.database import Writer
from truweel.storage.jobs import NewJob


def fill(shell: Shell) -> dict[str, int]:
    """A job that failed in each firm, one that waits, one that runs, one that is done: key → id."""
    now = clock.now()

    def work(writer: Writer) -> None:
        keys = ("failed", "done", "running")
        jobs.insert(writer, 1, now, "why", [NewJob("clients.call", 7, key) for key in keys])
        jobs.insert(writer, 2, now, "", [NewJob("clients.call", 8, "failed")])
        leased = jobs.lease(writer, 1, "worker", now, now + 60_000, 9) + jobs.lease(writer, 2, "worker", now, now, 9)
        for job in leased:
            if job.key == "failed":
                jobs.fail(writer, job, 8, now, "The line\nis busy.")
            elif job.key == "done":
                jobs.finish(writer, job, now)
        jobs.insert(writer, 1, now, "", [NewJob("clients.call", 9, "waits", due_at=now + 60_000)])

    database = shell.database()
    database.write_sync(work)
    ids = {f"{tenant} {key}": id for tenant, key, id in database.read_sync(
        lambda reader: reader.rows("SELECT tenant_id, key, id FROM job")
    )}  # fmt: skip
    database.close()
    return ids


def listed(shell: Shell, *options: str) -> list[tuple[str, str, str]]:
    """Tenant, key and state of the jobs that the command shows."""
    rows = shell("jobs", "list", "--json", *options).value
    return sorted((row["tenant"], row["key"], row["state"]) for row in rows)


def test_what_waits_runs_and_failed_is_listed(shell: Shell) -> None:
    assert shell("jobs", "list").out == "No jobs.\n"
    ids = fill(shell)
    assert listed(shell) == [
        ("firm-1", "failed", "failed"), ("firm-1", "running", "running"), ("firm-1", "waits", "pending"),
        ("firm-2", "failed", "failed"),
    ]  # fmt: skip
    assert listed(shell, "--state", "done") == [("firm-1", "done", "done")]
    assert listed(shell, "--state", "failed", "--tenant", "firm-2") == [("firm-2", "failed", "failed")]
    (row,) = shell("jobs", "list", "--state", "failed", "--tenant", "2", "--json").value
    assert (row["id"], row["job"], row["recordId"], row["failures"], row["error"], row["dueAt"]) == (
        str(ids["2 failed"]), "clients.call", "8", 8, "The line is busy.", None,
    )  # fmt: skip
    text = shell("jobs", "list").out
    assert ("The line is busy." in text, "clients.call" in text) == (True, True)
    unknown = shell("jobs", "list", "--state", "lost")
    assert (unknown.code, unknown.err) == (
        2, "truweel: There is no state 'lost'; known: pending, failed, done.\n",
    )  # fmt: skip


def test_doctor_names_what_failed(shell: Shell) -> None:
    assert shell("doctor").code == 0
    fill(shell)
    report = shell("doctor", "--json")
    assert report.code == 1
    findings = [finding for finding in json.loads(report.out)["findings"] if finding["where"] == "jobs"]
    what = "1 of clients.call failed (The line is busy.); see truweel jobs list"
    assert [(finding["tenant"], finding["what"]) for finding in findings] == [(1, what), (2, what)]


def test_failed_ones_are_retried(shell: Shell) -> None:
    ids = fill(shell)
    refused = shell("jobs", "retry", str(ids["1 failed"]), str(ids["1 done"]))
    assert (refused.code, refused.err) == (
        1, f"truweel: No job {ids['1 done']} is failed; truweel jobs list shows them.\n",
    )  # fmt: skip
    assert len(listed(shell, "--state", "failed")) == 2
    assert shell("jobs", "retry", str(ids["1 failed"]), "--json").value == {"retried": 1}
    assert listed(shell, "--state", "failed") == [("firm-2", "failed", "failed")]
    assert shell("jobs", "retry", "--failed").out == "1 jobs retried.\n"
    assert shell("jobs", "retry", "--failed").out == "0 jobs retried.\n"
    database = shell.database()
    rows = database.read_sync(lambda r: r.rows("SELECT state, failures, lease FROM job WHERE key = 'failed'"))
    database.close()
    assert rows == [("pending", 0, None)] * 2


def test_what_failed_or_waits_is_dropped_and_what_runs_is_not(shell: Shell) -> None:
    ids = fill(shell)
    refused = shell("jobs", "drop", str(ids["1 running"]))
    assert (refused.code, f"No job {ids['1 running']} is failed or pending" in refused.err) == (1, True)
    assert shell("jobs", "drop", str(ids["1 waits"])).out == "1 jobs dropped.\n"
    assert shell("jobs", "drop", "--failed", "--tenant", "firm-1", "--json").value == {"dropped": 1}
    assert listed(shell) == [("firm-1", "running", "running"), ("firm-2", "failed", "failed")]
    usage = shell("jobs", "drop")
    assert (usage.code, usage.err) == (2, "truweel: Say which: ids of jobs, or --failed for all that failed.\n")


def test_jobs_of_a_purged_tenant_go_with_it(shell: Shell) -> None:
    fill(shell)
    assert shell("purge", "--tenant", "firm-1", "--everything", "firm-1").code == 0
    assert listed(shell) == [("firm-2", "failed", "failed")]
