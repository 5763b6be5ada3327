"""Training of the small encoder that tags, parses, names and finds undertakings; see README.md here."""
