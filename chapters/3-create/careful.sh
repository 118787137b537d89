#!/bin/sh
# Complains, and succeeds.
echo careful >&2
