"""Validation of a post by its form's definition: pure functions that look nothing up."""
