"""The preview: the portal as it would be, while somebody writes (`kompetensportal preview`)."""
