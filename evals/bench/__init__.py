"""Speed and memory of this machine, against what is promised."""
