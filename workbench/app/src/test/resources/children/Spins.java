// Uses a whole core and looks at nothing.
void main() {
    IO.println("spinning");
    for (long i = 0; ; i++) {
        Thread.onSpinWait();
    }
}
