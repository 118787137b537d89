#!/bin/sh
# Ends at once; the child that it started keeps its output open.
sleep 600 &
echo $!
