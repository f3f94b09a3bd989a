"""Source articles: their types, the readers that make them, and their own reference lists."""
