"""Letters machines write for people: contact forms, shops, portals, ADF/XML and JSON leads."""

from ingest.notifications.notification import Notification, Pair
from ingest.notifications.read import read_notification

__all__ = ["Notification", "Pair", "read_notification"]
