# Sends one message of $1 characters and exits at once; with a second argument only after a line of input.
[ -n "$2" ] && read go
{ printf '"'; head -c "$1" /dev/zero | tr '\0' x; printf '"\n'; } >&3
