"""`briefgen send`: the last built issue of a brief goes to its readers, to each of them once."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence

from briefgen.cli import report
from briefgen.cli.settings import settings
from briefgen.errors import BriefgenError, MailError, UsageError
from briefgen.pipeline.run import Run
from briefgen.spec import BriefSpec


def run(options: Namespace) -> int:
    """Mail the named briefs; one that fails does not stop the others."""
    from briefgen.pipeline.build import chosen

    current = settings(options)
    return send_all(current, chosen(current.project, options.briefs), options)


def send_all(current: Run, specs: Sequence[BriefSpec], options: Namespace) -> int:
    """Mail these briefs, or with `--dry-run` write their mails; returns the gravest exit code."""
    worst = 0
    for spec in specs:
        try:
            print(_sent(current, spec, options))
        except BriefgenError as fault:
            worst = max(worst, report(fault))
    return worst


def _sent(current: Run, spec: BriefSpec, options: Namespace) -> str:
    from briefgen.deliver import Mailer, dry_run, mail_settings, said, send, sender
    from briefgen.pipeline.whole import write_whole
    from briefgen.store import open_store

    if spec.mail is None:
        hint = "Add `mail: {to: [name@example.org]}` to the brief."
        raise UsageError(f"the brief “{spec.id}” names nobody to send to.", spec.where.file, hint)
    folder, output = current.project.file.parent, current.project.output
    with open_store(current.store_url) as store:
        issued = store.last_issue(spec.id)
        if issued is None:
            raise MailError(f"no issue of “{spec.id}” was built.", "", f"Run `briefgen build {spec.id}`.")
        if getattr(options, "dry_run", False):
            path = (output / issued.files[0]).with_suffix(".eml")
            writer = sender(
                os.environ, folder, "briefgen@localhost"
            )  # a mail may be looked at before all is set
            write_whole(path, dry_run(issued, spec.mail, output, writer))
            return str(path)
        mailer = Mailer(store, mail_settings(os.environ, folder))
        return said(issued, send(issued, spec.mail, output, mailer, getattr(options, "again", False)))
