# Goes on when asked to end.
trap '' TERM
echo ready
while :; do sleep 1; done
