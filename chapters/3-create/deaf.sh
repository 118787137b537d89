#!/bin/sh
# Hears SIGTERM, says so, and goes on.
trap 'echo still here' TERM
echo ready
while :; do sleep 0.1; done
