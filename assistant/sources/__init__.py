"""Answers questions about the sources from the metadata of the articles, exactly, without a model."""
