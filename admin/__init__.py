"""The pages people work with: intake, records, duplicates and settings."""

from admin.app import create_app

__all__ = ["create_app"]
