"""The commands of the command line, one a file; heavy imports happen when a command runs."""
