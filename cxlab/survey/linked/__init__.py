"""Linked surveys: customers, managers, staff and standards of the same branches."""
