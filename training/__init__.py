"""How the packaged model is made."""
