# Prints as fast as it can.
exec yes "the same line, over and over"
