// Says one thing and ends with code 7.
void main() {
    IO.println("last words");
    System.exit(7);
}
