#!/bin/sh
# Starts a child of its own, says its pid, and waits for it.
sleep 600 &
echo $!
wait
