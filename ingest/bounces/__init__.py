"""Delivery reports: which address failed, why, and whether for good."""

from ingest.bounces.read import read_bounce, reports_success

__all__ = ["read_bounce", "reports_success"]
