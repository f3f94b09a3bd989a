"""How the shipped reranker and its calibration were made, and how to make them again."""
