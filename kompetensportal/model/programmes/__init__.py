"""Introduction programmes: their days, versions, rules, meetings and certificates."""
