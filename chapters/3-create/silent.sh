#!/bin/sh
# Fails, and says nothing.
exit 3
