"""The administrator's pages: people, units, shared browsers, import, backups."""
