"""Carrying away: a conversation, an answer, and the references behind them, outside the page."""
