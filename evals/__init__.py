"""Measurements of the system: speed and memory now, golden answers next."""
