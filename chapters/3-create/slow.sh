#!/bin/sh
# Three lines, one after another.
for n in one two three; do
  echo $n
  sleep 0.5
done
