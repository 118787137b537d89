#!/bin/sh
# How many arguments have I got, and which?
echo $#
printf '[%s]\n' "$@"
