"""Issues go out by mail, each reader once."""

from briefgen.deliver.addresses import address
from briefgen.deliver.issue import dry_run, letter_of, said, send
from briefgen.deliver.post import Mailer, Report
from briefgen.deliver.settings import MailSettings, mail_settings, read_env, sender

__all__ = [
    "MailSettings",
    "Mailer",
    "Report",
    "address",
    "dry_run",
    "letter_of",
    "mail_settings",
    "read_env",
    "said",
    "send",
    "sender",
]
