"""The page about an eval run."""
