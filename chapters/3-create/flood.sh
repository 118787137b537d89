#!/bin/sh
# Writes as many bytes as it is told.
head -c "$1" /dev/zero | tr '\0' x
