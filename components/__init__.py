"""Things on screen. Each module draws one thing; what it computes is a plain function beside it."""
