"""Training of the small encoder that tags, parses, names and finds undertakings; README.md beside this file says how."""
