"""Checks a sentence of prose against the quotes that it cites, by code, before it is shown as verified."""
