"""How often the verifier lets a false sentence pass, and how often it holds up a true one."""
