"""Print, tables and other formats: reads only."""
