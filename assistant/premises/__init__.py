"""Finds what a question takes for granted and the articles say otherwise."""
