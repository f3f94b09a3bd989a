"""The commands of `assistant eval`: each reads options, calls the rooms below, prints."""
