"""Measurements on public sets that nobody of this project wrote."""
