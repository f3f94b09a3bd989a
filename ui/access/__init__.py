"""Who may use the page of a shared machine, and what each one may reach there."""
