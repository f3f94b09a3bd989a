"""Passages, embeddings, the dense and lexical indexes, generations and the hybrid retriever."""
