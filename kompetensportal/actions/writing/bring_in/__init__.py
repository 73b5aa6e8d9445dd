"""A Word or PowerPoint file becomes a draft of a lathund, and what could not be kept is told."""
