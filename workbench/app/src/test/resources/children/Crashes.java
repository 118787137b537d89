void main() {
    throw new IllegalStateException("a bad version");
}
