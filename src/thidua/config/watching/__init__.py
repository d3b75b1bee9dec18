"""What the product tells of itself to whoever runs it: measures, lines of a log, its state."""
