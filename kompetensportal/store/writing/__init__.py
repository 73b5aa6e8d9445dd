"""What the workshop keeps: drafts, reviews, the picture bank, local facts."""
