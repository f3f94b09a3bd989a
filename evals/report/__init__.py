"""The page about one run of an eval: one HTML file that loads nothing and needs no script."""
