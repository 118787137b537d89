# Its child's child outlives it: a double fork.
(sleep 1000 & echo "grandchild $!")
