"""What each scoring panel says and draws: words, numbers with traces, charts; no Qt here."""
