# Ends as if all were well.
