"""The retrieval chain from question to cited answer, its settings, conversations and command line."""
