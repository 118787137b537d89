# Starts a grandchild in a session of its own, out of reach of signals to our group.
setsid -f sleep 1000
echo ready
exec sleep 1000
