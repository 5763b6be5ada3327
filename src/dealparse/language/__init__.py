"""Tags, trees, names and scores for undertakings by one small encoder."""
