"""What we were told: settings from one file and the environment, and nothing else."""

from config.loading import ConfigurationError, load, option_names
from config.sections import MailboxSettings
from config.settings import Settings

__all__ = ["ConfigurationError", "MailboxSettings", "Settings", "load", "option_names"]
