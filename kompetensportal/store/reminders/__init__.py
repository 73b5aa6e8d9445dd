"""Secret addresses of calendars, and the e-mail of a day."""
